extension BarFigure {
    /// The units of the scale in the drawing; a page stretches them to its width.
    private static let width = 1000.0
    private static let height = 24.0

    /// How many parts have a look of their own; more begin anew.
    static let looks = 8

    /// One bar as a drawing that is as wide as there is room: words stand beside it, as text that
    /// keeps its size.
    func drawing(of bar: Bar) -> Element {
        var marks: [Element] = [
            .make("title", [:], [.text(bar.description)]),
            rectangle(from: 0, to: 1, look: "rest", inset: 0),
        ]
        var start = 0.0
        for (index, share) in bar.shares.enumerated() where share > 0 {
            let next = start + share
            let look = "part\(index % Self.looks)"
            marks.append(rectangle(from: place(of: start), to: place(of: next), look: look))
            start = next
        }
        if let interval = bar.interval {
            let low = place(of: interval.lowerBound)
            let high = place(of: interval.upperBound)
            marks.append(line(low, 0.5, high, 0.5))
            marks.append(line(low, 0.2, low, 0.8))
            marks.append(line(high, 0.2, high, 0.8))
        }
        return .make(
            "svg",
            [
                "viewBox": "0 0 \(Self.text(Self.width)) \(Self.text(Self.height))",
                "preserveAspectRatio": "none", "role": "img", "aria-label": bar.description,
            ],
            marks
        )
    }

    /// A swatch of a part, for the legend.
    static func swatch(of part: Int) -> Element {
        .make(
            "svg",
            ["class": "swatch", "viewBox": "0 0 10 10", "aria-hidden": "true"],
            [
                .make(
                    "rect",
                    ["class": "part\(part % looks)", "width": "10", "height": "10"]
                )
            ]
        )
    }

    private func rectangle(
        from start: Double,
        to end: Double,
        look: String,
        inset: Double = 0.15
    ) -> Element {
        .make(
            "rect",
            [
                "class": look, "x": Self.text(start * Self.width),
                "y": Self.text(inset * Self.height),
                "width": Self.text((end - start) * Self.width),
                "height": Self.text((1 - 2 * inset) * Self.height),
            ]
        )
    }

    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Element {
        .make(
            "line",
            [
                "x1": Self.text(x1 * Self.width), "y1": Self.text(y1 * Self.height),
                "x2": Self.text(x2 * Self.width), "y2": Self.text(y2 * Self.height),
                // Stretching the drawing must not make lines across thicker than those along.
                "vector-effect": "non-scaling-stroke",
            ]
        )
    }

    /// A coordinate with at most two decimals: finer than any screen.
    static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return String(whole) }
        return "\(whole)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
