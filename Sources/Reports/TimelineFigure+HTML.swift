extension TimelineFigure {
    /// The height of a row's drawing, in pixels; places along the axis are shares of the width, so
    /// that marks stay round and words keep their size on any screen.
    private static let height = 34
    private static let middle = height / 2
    /// The room of a mark on the axis, in percent of its length.
    private static let room = 4.0

    /// The figure as part of a page.
    var element: Element {
        let rows = stages.enumerated().map { index, stage in
            Element.make(
                "div",
                ["class": "span"],
                [
                    .make(
                        "span",
                        ["class": "label"],
                        [
                            .text(stage.label),
                            .make("span", ["class": "faint"], [.text(stage.dates)]),
                        ]
                    ), drawing(of: stage, at: index),
                ]
            )
        }
        let loose = milestones.contains { $0.stage == nil && $0.day != nil } ? [looseRow] : []
        let axis = Element.make("div", ["class": "span"], [.make("span"), self.axis])
        return .make(
            "figure",
            ["class": "timeline"],
            [.make("figcaption", [:], [.text(caption)])] + rows + loose + [axis, legend]
                + (milestones.isEmpty ? [] : [HTMLPrinter.element(milestoneTable)])
        )
    }

    private func drawing(of stage: Stage, at index: Int) -> Element {
        let start = place(of: stage.days.lowerBound) ?? 0
        let end = place(of: stage.days.upperBound) ?? 100
        var marks: [Element] = [
            .make(
                "rect",
                [
                    "class": "stage \(stage.standing.rawValue)", "x": percent(start),
                    "y": String(Self.middle - 8), "width": percent(max(0.5, end - start)),
                    "height": "16", "rx": "3",
                ]
            )
        ]
        if let place = stage.entered.flatMap(place(of:)) {
            marks.append(upright("entered", at: place, from: 2, to: Self.height - 2))
        }
        return row(description(of: stage), marks + dots { $0.stage == index })
    }

    /// Milestones that belong to no stage.
    private var looseRow: Element {
        .make(
            "div",
            ["class": "span"],
            [
                .make("span", ["class": "label"], [.text(words.milestone)]),
                row(words.milestone, dots { $0.stage == nil }),
            ]
        )
    }

    /// A row with the line of today.
    private func row(_ description: String, _ marks: [Element]) -> Element {
        let now = place(of: today).map { upright("today", at: $0, from: 0, to: Self.height) }
        return .make(
            "svg",
            ["height": String(Self.height), "role": "img", "aria-label": description],
            [.make("title", [:], [.text(description)])] + (now.map { [$0] } ?? []) + marks
        )
    }

    /// Numbered marks: filled ones are reached. Of those that would cover each other the later ones
    /// make room; their days stand in the table.
    private func dots(where isShown: (Milestone) -> Bool) -> [Element] {
        let shown = milestones.enumerated().compactMap { index, milestone in
            isShown(milestone)
                ? milestone.day.flatMap(place(of:)).map { (index, milestone, $0) } : nil
        }.sorted { ($0.2, $0.0) < ($1.2, $1.0) }
        var last = -Self.room
        return shown.flatMap { index, milestone, place -> [Element] in
            let inside = min(97, max(3, place, last + Self.room))
            last = inside
            let look = milestone.isReached ? "reached" : isLate(milestone) ? "late" : "due"
            return [
                .make(
                    "circle",
                    [
                        "class": "milestone \(look)", "cx": percent(inside),
                        "cy": String(Self.middle), "r": "9",
                    ]
                ),
                .make(
                    "text",
                    [
                        "class": "milestone \(look)", "x": percent(inside),
                        "y": String(Self.middle + 4),
                    ],
                    [.text(String(index + 1))]
                ),
            ]
        }
    }

    private var axis: Element {
        let marks = ticks.flatMap { tick -> [Element] in
            guard let place = place(of: tick.day) else { return [] }
            let anchor = place > 92 ? "end" : "start"
            return [
                upright("tick", at: place, from: 0, to: 6),
                .make(
                    "text",
                    ["class": "tick", "x": percent(place), "y": "20", "text-anchor": anchor],
                    [.text(tick.label)]
                ),
            ]
        }
        return .make("svg", ["class": "axis", "height": "24", "aria-hidden": "true"], marks)
    }

    private var legend: Element {
        var keys: [(String, Element)] = []
        for standing in [Stage.Standing.past, .current, .ahead]
        where stages.contains(where: { $0.standing == standing }) {
            let mark = Element.make(
                "rect",
                [
                    "class": "stage \(standing.rawValue)", "x": "1", "y": "4", "width": "18",
                    "height": "12",
                ]
            )
            keys.append((words.word(for: standing), mark))
        }
        if stages.contains(where: { $0.entered != nil }) {
            keys.append((words.entered, key("entered")))
        }
        if place(of: today) != nil { keys.append((words.today, key("today"))) }
        let looks: [(String, String, (Milestone) -> Bool)] = [
            (words.due, "due", { !$0.isReached && !isLate($0) }), (words.late, "late", isLate),
            (words.reached, "reached", \.isReached),
        ]
        for (name, look, isSo) in looks where milestones.contains(where: isSo) {
            let mark = Element.make(
                "circle",
                ["class": "milestone \(look)", "cx": "10", "cy": "10", "r": "8"]
            )
            keys.append(("\(words.milestone): \(name)", mark))
        }
        return .make(
            "div",
            ["class": "legend"],
            keys.map { name, mark in
                .make("span", ["class": "key"], [RadarFigure.swatch([mark]), .text(name)])
            }
        )
    }

    private func key(_ look: String) -> Element {
        .make("line", ["class": look, "x1": "10", "y1": "0", "x2": "10", "y2": "20"])
    }

    private func upright(_ look: String, at place: Double, from top: Int, to bottom: Int) -> Element
    {
        .make(
            "line",
            [
                "class": look, "x1": percent(place), "y1": String(top), "x2": percent(place),
                "y2": String(bottom),
            ]
        )
    }

    private func percent(_ value: Double) -> String { "\(BarFigure.text(value))%" }
}
