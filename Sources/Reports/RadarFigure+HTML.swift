import Glibc

extension RadarFigure {
    /// The units of the drawing; a page scales it down to the room there is.
    private static let size = 400.0
    private static let radius = 150.0
    /// How far from the centre the codes stand.
    private static let codeRadius = 180.0
    /// Room at both sides for codes with their marks.
    private static let margin = 30.0

    /// The figure as part of a page: the drawing, what its marks mean, and the same in numbers.
    var element: Element {
        .make(
            "figure",
            ["class": "radar"],
            [
                .make("figcaption", [:], [.text(caption)]), drawing, legend,
                HTMLPrinter.element(table),
            ]
        )
    }

    private var drawing: Element {
        let box = [-Self.margin, 0, Self.size + 2 * Self.margin, Self.size]
        return .make(
            "svg",
            [
                "viewBox": box.map { String(Int($0)) }.joined(separator: " "), "role": "img",
                "aria-label": description,
            ],
            [.make("title", [:], [.text(description)])] + rings + spokes + gaps
                + outline("required", axes.map(\.required))
                + outline("present", axes.map(\.present)) + marks
        )
    }

    /// A ring for each level, the outer one stronger.
    private var rings: [Element] {
        (1...max(1, end)).map { level in
            .make(
                "polygon",
                [
                    "class": level == end ? "ring outer" : "ring",
                    "points": axes.indices.map { text(of: point($0, Double(level))) }
                        .joined(separator: " "),
                ]
            )
        }
    }

    private var spokes: [Element] {
        axes.enumerated().flatMap { index, axis -> [Element] in
            let end = point(index, Double(end))
            let place = point(index, Double(self.end) * Self.codeRadius / Self.radius)
            let code = axis.present == nil ? "\(axis.code) ?" : axis.code
            return [
                line(axis.present == nil ? "spoke open" : "spoke", point(index, 0), end),
                .make(
                    "text",
                    [
                        "class": "axis", "x": BarFigure.text(place.x),
                        "y": BarFigure.text(place.y + 5),
                    ],
                    [.text(axis.isUncertain ? "\(code) ≈" : code)]
                ),
            ]
        }
    }

    /// What is missing on an axis, as a line from what is there to what is required.
    private var gaps: [Element] {
        axes.enumerated().compactMap { index, axis in
            guard let present = axis.present, let required = axis.required, present < required
            else { return nil }
            return line("gap", point(index, present), point(index, required))
        }
    }

    /// An outline through the levels that are there: closed where all are, else its pieces.
    private func outline(_ look: String, _ levels: [Double?]) -> [Element] {
        let points = levels.enumerated().map { index, level in level.map { point(index, $0) } }
        if points.allSatisfy({ $0 != nil }) {
            let corners = points.compactMap(\.self).map(text(of:)).joined(separator: " ")
            return [.make("polygon", ["class": "outline \(look)", "points": corners])]
        }
        return points.indices.compactMap { index in
            guard let from = points[index], let to = points[(index + 1) % points.count] else {
                return nil
            }
            return line("outline \(look)", from, to)
        }
    }

    /// Squares for what is required and dots for what is there; hollow ones where judges disagree.
    private var marks: [Element] {
        axes.enumerated().flatMap { index, axis -> [Element] in
            var marks: [Element] = []
            if let required = axis.required {
                marks.append(Self.square("mark required", at: point(index, required)))
            }
            if let present = axis.present {
                let look = axis.isUncertain ? "mark present unsure" : "mark present"
                marks.append(Self.dot(look, at: point(index, present)))
            }
            return marks
        }
    }

    private var legend: Element {
        let keys: [(String, [Element])] = [
            (words.required, [Self.square("mark required", at: (10, 10))]),
            (words.present, [Self.dot("mark present", at: (10, 10))]),
            (words.gap, [line("gap", (3, 10), (17, 10))]),
        ]
        let signs = [
            axes.contains(where: \.isUncertain) ? "≈ \(words.uncertain)" : nil,
            axes.contains { $0.present == nil } ? "? \(words.unknown)" : nil,
        ].compactMap(\.self)
        return .make(
            "div",
            ["class": "legend"],
            keys.map { name, marks in
                .make("span", ["class": "key"], [Self.swatch(marks), .text(name)])
            } + signs.map { .make("span", ["class": "key"], [.text($0)]) }
        )
    }

    /// A small drawing for a legend.
    static func swatch(_ marks: [Element]) -> Element {
        .make(
            "svg",
            ["class": "swatch", "viewBox": "0 0 20 20", "aria-hidden": "true"],
            marks
        )
    }

    // MARK: Shapes

    /// The place of a level on an axis; the first one points up.
    private func point(_ index: Int, _ level: Double) -> (x: Double, y: Double) {
        let angle = 2 * Double.pi * Double(index) / Double(axes.count)
        let length = Self.radius * max(0, level) / Double(max(1, end))
        return (Self.size / 2 + length * sin(angle), Self.size / 2 - length * cos(angle))
    }

    private func text(of point: (x: Double, y: Double)) -> String {
        "\(BarFigure.text(point.x)),\(BarFigure.text(point.y))"
    }

    private func line(
        _ look: String,
        _ from: (x: Double, y: Double),
        _ to: (x: Double, y: Double)
    ) -> Element {
        .make(
            "line",
            [
                "class": look, "x1": BarFigure.text(from.x), "y1": BarFigure.text(from.y),
                "x2": BarFigure.text(to.x), "y2": BarFigure.text(to.y),
            ]
        )
    }

    private static func square(_ look: String, at point: (x: Double, y: Double)) -> Element {
        .make(
            "rect",
            [
                "class": look, "x": BarFigure.text(point.x - 5), "y": BarFigure.text(point.y - 5),
                "width": "10", "height": "10",
            ]
        )
    }

    private static func dot(_ look: String, at point: (x: Double, y: Double)) -> Element {
        .make(
            "circle",
            [
                "class": look, "cx": BarFigure.text(point.x), "cy": BarFigure.text(point.y),
                "r": "5",
            ]
        )
    }
}
