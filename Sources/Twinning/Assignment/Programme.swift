/// The pairs that a programme pays for, from all adopters that want a twin and all regions that may
/// be one.
public struct Programme: Sendable {
    /// The adopters, in the order of their regions.
    public let finders: [PairFinder]
    /// All pairs, adopter by adopter, best first.
    public let pairs: [TwinPair]
    /// The adopter of each pair, among ``finders``.
    public let adopters: [Int]
    /// What a twinning of each type costs, in EUR.
    public let costs: [TwinningType: Double]
    /// Who gets a grant; its candidates are ``pairs``.
    public let assignment: Assignment

    /// Finds all pairs and assigns grants to them.
    ///
    /// - Parameters:
    ///   - finders: the adopters, each region once.
    ///   - others: the regions that may be originators.
    ///   - costs: what a twinning of a type costs in EUR, where that is not what the model says.
    ///   - grants: how many there are.
    ///   - budget: what there is to spend, in EUR; nil without a bound.
    /// - Complexity: O(*a* x *r* x *h*) for *a* adopters and *r* regions with what is known of
    ///   each.
    public init(
        _ finders: [PairFinder],
        others: [Int],
        costs: [TwinningType: Double],
        grants: Int,
        budget: Double?
    ) {
        self.finders = finders
        var pairs: [TwinPair] = []
        var adopters: [Int] = []
        for (number, finder) in finders.enumerated() {
            let found = finder.pairs(with: others)
            pairs += found
            adopters += [Int](repeating: number, count: found.count)
        }
        let asked = (finders.first?.rules.model.costs ?? [:]).merging(costs) { $1 }
        self.pairs = pairs
        self.adopters = adopters
        self.costs = asked
        let candidates = pairs.map { pair in
            GrantCandidate(
                originator: pair.originator,
                adopter: pair.adopter,
                score: pair.score,
                cost: Self.cents(asked[pair.type] ?? 0)
            )
        }
        assignment = Assignment(candidates, grants: grants, budget: budget.map(Self.cents))
    }

    /// EUR as whole cents.
    public static func cents(_ euros: Double) -> Int { Int((euros * 100).rounded()) }

    /// Whole cents as EUR.
    public static func euros(_ cents: Int) -> Double { Double(cents) / 100 }

    /// The least that a pair costs of which both sides are free, in EUR cents; nil without one.
    public var cheapest: Int? {
        let taken = assignment.taken.map { assignment.candidates[$0] }
        return assignment.candidates.filter { candidate in
            !taken.contains { $0.meets(candidate) }
        }
        .map(\.cost).min()
    }
}
