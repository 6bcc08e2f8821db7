extension ColumnFigure {
    /// The units of a column's drawing; a page stretches them to the room there is.
    private static let width = 100.0
    private static let height = 1000.0
    /// More columns than these stand so close on a telephone that words beside them are turned.
    private static let mostUpright = 7

    /// The figure as part of a page: words stand above and below the columns, as text that keeps
    /// its size.
    var element: Element {
        let columns = columns.map { column in
            Element.make(
                "div",
                ["class": "column"],
                [
                    .make("span", ["class": "value"], [.text(column.value)]), drawing(of: column),
                    .make("span", ["class": "label"], [.text(column.label)]),
                ]
            )
        }
        let look = columns.count > Self.mostUpright ? "columns many" : "columns"
        return .make(
            "figure",
            [:],
            [
                .make("figcaption", [:], [.text(caption)]),
                .make("div", ["class": look], columns),
                LevelLook.legend(parts, from: 1, hasMarks: false),
            ]
        )
    }

    private func drawing(of column: Column) -> Element {
        var marks: [Element] = [.make("title", [:], [.text(column.description)])]
        var start = 0.0
        for (index, amount) in column.amounts.enumerated() where amount > 0 {
            let next = start + amount
            marks.append(
                .make(
                    "rect",
                    [
                        "class": LevelLook.shape(index + 1), "x": "0",
                        "y": BarFigure.text((1 - next / end) * Self.height),
                        "width": BarFigure.text(Self.width),
                        "height": BarFigure.text(amount / end * Self.height),
                    ]
                )
            )
            start = next
        }
        let view = "0 0 \(BarFigure.text(Self.width)) \(BarFigure.text(Self.height))"
        return .make(
            "svg",
            [
                "viewBox": view, "preserveAspectRatio": "none", "role": "img",
                "aria-label": column.description,
            ],
            marks
        )
    }
}
