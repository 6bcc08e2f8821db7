/// How levels look that grow from nothing: by shade, and by marks for who cannot tell shades apart.
enum LevelLook {
    /// How many levels have a look of their own, the one for nothing among them.
    static let count = 5

    /// The class of a shape of a level; a level beyond the last looks like the last.
    static func shape(_ level: Int) -> String { "level\(min(count - 1, max(0, level)))" }

    /// The class of a text on such a shape.
    static func text(_ level: Int) -> String { "on\(min(count - 1, max(0, level)))" }

    /// The marks of a level: one dot for each step from the lowest that is something.
    static func marks(_ level: Int) -> String {
        String(repeating: "•", count: min(count - 1, max(0, level)))
    }

    /// A swatch of a level, for the legend.
    static func swatch(of level: Int) -> Element {
        .make(
            "svg",
            ["class": "swatch", "viewBox": "0 0 10 10", "aria-hidden": "true"],
            [.make("rect", ["class": shape(level), "width": "10", "height": "10"])]
        )
    }

    /// The legend of levels.
    ///
    /// - Parameters:
    ///   - names: in order.
    ///   - first: the level of the first name.
    ///   - hasMarks: whether the marks stand beside the shades.
    static func legend(_ names: [String], from first: Int, hasMarks: Bool) -> Element {
        .make(
            "div",
            ["class": "legend"],
            names.enumerated().map { index, name in
                let marks = hasMarks ? marks(first + index) : ""
                return .make(
                    "span",
                    ["class": "key"],
                    [swatch(of: first + index), .text(marks.isEmpty ? name : "\(marks) \(name)")]
                )
            }
        )
    }
}
