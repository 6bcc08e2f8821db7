extension TileFigure {
    /// The figure as part of a page.
    var element: Element {
        let groups = groups.flatMap { group in
            [
                Element.make("p", ["class": "group"], [.text(group.title)]),
                .make("div", ["class": "tiles"], group.tiles.map(drawing)),
            ]
        }
        return .make(
            "figure",
            [:],
            [.make("figcaption", [:], [.text(caption)])] + groups
                + [LevelLook.legend(levels, from: 0, hasMarks: true)]
        )
    }

    private func drawing(of tile: Tile) -> Element {
        let line = { (text: String, name: String, y: String) in
            Element.make(
                "text",
                ["class": "\(LevelLook.text(tile.level)) \(name)", "x": "30", "y": y],
                [.text(text)]
            )
        }
        return .tag(
            "svg",
            [("viewBox", "0 0 60 50"), ("role", "img"), ("aria-label", tile.description)]
                + (tile.isMarked ? [("class", "marked")] : []),
            [
                .make("title", [:], [.text(tile.description)]),
                .make(
                    "rect",
                    [
                        "class": LevelLook.shape(tile.level), "width": "60", "height": "50",
                        "rx": "4",
                    ]
                ), line(tile.code, "code", "17"), line(tile.value, "value", "34"),
                line(LevelLook.marks(tile.level), "marks", "46"),
            ]
        )
    }
}
