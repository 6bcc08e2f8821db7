/// How much each of `Indicator.compared` counts in how alike regions are.
public struct LikenessWeights: Sendable, Hashable {
    /// The weights by compared indicator; they add up to 1.
    public let weights: [Double]
    /// The difference that counts where a figure is missing on either side, 0...1.
    public let missing: Double

    /// Normalises raw weights, by their sum in the order of `Indicator.compared`.
    ///
    /// - Parameters:
    ///   - raw: a raw weight for each compared indicator, >= 0.
    ///   - missing: the difference that counts where a figure is missing, 0...1.
    /// - Returns: nil where they add up to nothing, or to more than a number can be.
    public init?(raw: [Double], missing: Double = 0.5) {
        precondition(raw.count == Indicator.compared.count, "a weight for each indicator")
        var total = 0.0
        for weight in raw { total += weight }
        guard total > 0, total.isFinite else { return nil }
        weights = raw.map { $0 / total }
        self.missing = missing
    }

    private init(weights: [Double], missing: Double) {
        self.weights = weights
        self.missing = missing
    }

    /// All alike: the definition that rankings use.
    ///
    /// Source: `region similarity` of the project's exact definitions. An eighth is exact, so that
    /// these weights give the mean of the differences bit for bit.
    public static let equal = LikenessWeights(
        weights: Indicator.compared.map { _ in 1 / Double(Indicator.compared.count) },
        missing: 0.5
    )
}
