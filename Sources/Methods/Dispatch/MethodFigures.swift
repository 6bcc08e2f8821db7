/// What was counted of one method.
public struct MethodFigures: Sendable {
    /// The bounds of the histogram's buckets, in microseconds; a last bucket takes the rest.
    public static let bounds = [
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000,
    ]

    /// The method.
    public var method: String
    /// How many calls took no longer than each bound and longer than the one before.
    public var buckets: [Int]
    /// What all of them took together, in microseconds.
    public var micros: Int
    /// How many of them were refused.
    public var refused: Int

    /// Makes figures.
    public init(method: String, buckets: [Int], micros: Int, refused: Int) {
        self.method = method
        self.buckets = buckets
        self.micros = micros
        self.refused = refused
    }
}
