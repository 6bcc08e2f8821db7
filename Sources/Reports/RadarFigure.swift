/// Levels on axes around a centre: what is there, and what is required.
public struct RadarFigure: Sendable {
    /// One axis.
    public struct Axis: Sendable {
        /// What stands at its end, a few characters.
        public var code: String
        /// What it is, in words.
        public var label: String
        /// The level that is there, 0 to the figure's end; nil where nobody knows.
        public var present: Double?
        /// The level that is required, 0 to the figure's end; nil where none is.
        public var required: Double?
        /// Whether those who have judged the level do not agree.
        public var isUncertain: Bool
        /// What is to be said of it; empty for nothing.
        public var remark: String

        /// Makes an axis.
        public init(
            code: String,
            label: String,
            present: Double?,
            required: Double?,
            isUncertain: Bool = false,
            remark: String = ""
        ) {
            self.code = code
            self.label = label
            self.present = present
            self.required = required
            self.isUncertain = isUncertain
            self.remark = remark
        }
    }

    /// The words of a figure.
    public struct Words: Sendable {
        /// What an axis is called.
        public var axis: String
        /// What is there.
        public var present: String
        /// What is required.
        public var required: String
        /// What lies between them.
        public var gap: String
        /// What nobody knows.
        public var unknown: String
        /// What those who judged it do not agree on.
        public var uncertain: String
        /// The heading over what is said of an axis.
        public var remark: String

        /// Makes the words.
        public init(
            axis: String,
            present: String,
            required: String,
            gap: String,
            unknown: String,
            uncertain: String,
            remark: String
        ) {
            self.axis = axis
            self.present = present
            self.required = required
            self.gap = gap
            self.unknown = unknown
            self.uncertain = uncertain
            self.remark = remark
        }
    }

    /// What the figure shows, in one line.
    public var caption: String
    /// The axes, clockwise from the top; at least three.
    public var axes: [Axis]
    /// The highest level, a whole number above 0: one ring for each up to it.
    public var end: Int
    /// Its words.
    public var words: Words
    /// How a level is written.
    public var text: @Sendable (Double) -> String

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - end: the highest level, above 0.
    ///   - text: how a level is written.
    public init(
        caption: String,
        axes: [Axis],
        end: Int,
        words: Words,
        text: @escaping @Sendable (Double) -> String
    ) {
        self.caption = caption
        self.axes = axes
        self.end = end
        self.words = words
        self.text = text
    }

    /// The same in numbers: what the codes mean, and what is said of each axis.
    var table: Report.Table {
        Report.Table(
            [
                (words.axis, false), (words.required, true), (words.present, true),
                (words.remark, false),
            ],
            rows: axes.map { axis in
                let marks = axis.isUncertain ? " ≈" : ""
                return [
                    [.strong(axis.code), .plain(" " + axis.label)],
                    [.plain(axis.required.map(text) ?? "–")],
                    [.plain(axis.present.map { text($0) + marks } ?? "?")],
                    [.plain(axis.remark)],
                ]
            }
        )
    }

    /// The figure in words, for who cannot see it.
    var description: String {
        let lines = axes.map { axis in
            let levels = [
                axis.required.map { "\(words.required) \(text($0))" },
                axis.present.map { "\(words.present) \(text($0))" } ?? words.unknown,
            ].compactMap(\.self)
            return "\(axis.label): \(levels.joined(separator: ", "))"
        }
        return "\(caption) \(lines.joined(separator: "; "))"
    }
}
