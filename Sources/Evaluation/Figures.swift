import Glibc

/// How well hidden solutions were found again; each figure is 0...1, and more is better.
public struct Figures: Sendable, Hashable {
    /// The mean of 1 / rank.
    public var mrr: Double
    /// The share with a rank of 3 or better.
    public var hit3: Double
    /// The share with a rank of 10 or better.
    public var hit10: Double
    /// The mean of 1 / log2(1 + rank): the normalised discounted cumulative gain of one item.
    public var ndcg: Double

    /// Makes figures.
    public init(mrr: Double, hit3: Double, hit10: Double, ndcg: Double) {
        self.mrr = mrr
        self.hit3 = hit3
        self.hit10 = hit10
        self.ndcg = ndcg
    }

    /// The figures of one hidden solution.
    ///
    /// - Parameter rank: its place among the candidates, from 1.
    public init(rank: Int) {
        mrr = 1 / Double(rank)
        hit3 = rank <= 3 ? 1 : 0
        hit10 = rank <= 10 ? 1 : 0
        ndcg = 1 / log2(1 + Double(rank))
    }

    /// The figures to be expected of an order that is drawn at random.
    ///
    /// - Parameter candidates: how many there are, > 0.
    /// - Complexity: O(*n*) in the candidates.
    public init(randomAmong candidates: Int) {
        self = .mean((1...candidates).map(Figures.init(rank:)))
    }

    /// The names of the figures, as they are written, in their order.
    public static let names = ["mrr", "hit3", "hit10", "ndcg"]

    /// The figures in the order of ``names``.
    public var values: [Double] { [mrr, hit3, hit10, ndcg] }

    /// The mean of several figures; zero of none.
    ///
    /// - Complexity: O(*n*) in their number.
    public static func mean(_ all: [Figures]) -> Figures {
        var sum = Figures(mrr: 0, hit3: 0, hit10: 0, ndcg: 0)
        for figures in all { sum.add(figures, weight: 1) }
        return all.isEmpty ? sum : sum.divided(by: Double(all.count))
    }

    /// Adds other figures, each times a weight.
    mutating func add(_ other: Figures, weight: Double) {
        mrr += weight * other.mrr
        hit3 += weight * other.hit3
        hit10 += weight * other.hit10
        ndcg += weight * other.ndcg
    }

    /// Every figure divided by a number.
    func divided(by number: Double) -> Figures {
        Figures(mrr: mrr / number, hit3: hit3 / number, hit10: hit10 / number, ndcg: ndcg / number)
    }
}
