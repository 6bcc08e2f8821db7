/// Columns side by side on one scale from 0, each in one or more parts, such as one for each year.
public struct ColumnFigure: Sendable {
    /// One column.
    public struct Column: Sendable {
        /// What stands under it, a few characters.
        public var label: String
        /// Its value in words.
        public var value: String
        /// The amounts it is made of, from the bottom, in the order of the figure's parts.
        public var amounts: [Double]
        /// The column in words, for who cannot see it.
        public var description: String

        /// Makes a column.
        public init(label: String, value: String, amounts: [Double], description: String) {
            self.label = label
            self.value = value
            self.amounts = amounts
            self.description = description
        }
    }

    /// What the figure shows, in one line.
    public var caption: String
    /// The names of the parts, from the bottom: each is more than the one before, and looks so.
    public var parts: [String]
    /// The columns, left to right.
    public var columns: [Column]

    /// Makes a figure.
    public init(caption: String, parts: [String], columns: [Column]) {
        self.caption = caption
        self.parts = parts
        self.columns = columns
    }

    /// The value at the top of the scale, above 0.
    var end: Double {
        let most = columns.map { $0.amounts.reduce(0, +) }.max() ?? 0
        return most > 0 ? most : 1
    }
}
