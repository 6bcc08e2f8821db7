/// Horizontal bars on one scale from 0, each in one or more parts, with or without an interval.
public struct BarFigure: Sendable {
    /// One bar.
    public struct Bar: Sendable {
        /// What it is for.
        public var label: [Report.Run]
        /// Its value in words.
        public var value: String
        /// The shares of the scale it is made of, in the order of the figure's parts.
        public var shares: [Double]
        /// The ends of what it may become; nil where it is certain.
        public var interval: ClosedRange<Double>?
        /// The bar in words, for who cannot see it.
        public var description: String

        /// Makes a bar.
        public init(
            label: [Report.Run],
            value: String,
            shares: [Double],
            interval: ClosedRange<Double>? = nil,
            description: String
        ) {
            self.label = label
            self.value = value
            self.shares = shares
            self.interval = interval
            self.description = description
        }
    }

    /// What the figure shows, in one line.
    public var caption: String
    /// The names of the parts; one part needs none.
    public var parts: [String]
    /// The bars, top to bottom.
    public var bars: [Bar]
    /// What the interval's line means; nil where there is none.
    public var intervalLegend: String?
    /// The value at the right end of the scale, above 0.
    public var end: Double

    /// Makes a figure.
    ///
    /// - Parameter end: the value at the right end of the scale, above 0.
    public init(
        caption: String,
        parts: [String] = [],
        bars: [Bar],
        intervalLegend: String? = nil,
        end: Double = 1
    ) {
        self.caption = caption
        self.parts = parts
        self.bars = bars
        self.intervalLegend = intervalLegend
        self.end = end
    }

    /// The place of a value on the scale, 0...1.
    func place(of value: Double) -> Double { min(1, max(0, value / end)) }
}
