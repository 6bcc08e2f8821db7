/// One solution before another, as somebody wants them.
public struct Preference: Sendable, Hashable {
    /// The position of the solution that should stand above.
    public var better: Int
    /// The position of the one that should stand below.
    public var worse: Int
    /// How much the preference counts, > 0.
    public var weight: Double

    /// Makes a preference.
    public init(better: Int, worse: Int, weight: Double = 1) {
        self.better = better
        self.worse = worse
        self.weight = weight
    }
}

extension Preference {
    /// What outcomes say: everything that went well before everything that did not.
    ///
    /// - Parameters:
    ///   - good: the positions of the solutions that did well.
    ///   - poor: the positions of those that did not.
    /// - Complexity: O(*g* x *p*) in the two.
    public static func list(good: [Int], poor: [Int]) -> [Preference] {
        good.flatMap { better in poor.map { Preference(better: better, worse: $0) } }
    }
}
