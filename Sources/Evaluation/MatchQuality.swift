public import Documents

/// How well models find hidden deployments, beside what needs no knowledge.
public struct MatchQuality: Sendable, Hashable {
    /// The figures of one way to rank, and how far they may be off.
    public struct Standing: Sendable, Hashable {
        /// The figures.
        public let summary: Summary
        /// Their 95% intervals.
        public let interval: Bootstrap.Interval
    }

    /// What the figures are of.
    public let table: DeploymentTable
    /// The standing of each model that was asked, by id.
    public let models: [String: Standing]
    /// The standing of an order by how many other countries use a solution.
    public let popularity: Standing
    /// The standing to be expected of an order that is drawn at random.
    public let random: Standing

    /// Measures some models.
    ///
    /// - Parameters:
    ///   - models: the ids of the models.
    ///   - hidden: what is hidden in turn.
    ///   - bootstrap: how intervals are drawn.
    ///   - progress: is told how many rankings are done, and of how many.
    /// - Throws: ``Documents/Fault`` where a model gives nothing to score by.
    /// - Complexity: O(*m* x *p* x *n* + *s* x *p*) for *m* models, *p* pairs of *n* solutions and
    ///   *s* samples.
    public init(
        of models: [String],
        _ hidden: HiddenDeployments,
        _ bootstrap: Bootstrap,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(Fault) {
        let table = hidden.table
        let solutions = Self.numbers(table.pairs.map(\.solution))
        let countries = Self.numbers(table.pairs.map(\.country))
        func standing(_ figures: [Figures]) -> Standing {
            Standing(
                summary: Summary(figures, solutions: solutions),
                interval: bootstrap.interval(figures, solutions: solutions, countries: countries)
            )
        }
        let all = models.count * table.pairs.count
        var standings: [String: Standing] = [:]
        for (place, model) in models.enumerated() {
            let ranks = try hidden.ranks(by: model) {
                progress(place * table.pairs.count + $0, all)
            }
            standings[model] = standing(ranks.map(Figures.init(rank:)))
        }
        self.table = table
        self.models = standings
        popularity = standing(Baselines.popularityRanks(table).map(Figures.init(rank:)))
        random = standing(
            table.pairs.map { Figures(randomAmong: hidden.candidateCount($0)) }
        )
    }

    /// Equal names as equal numbers, from 0 in ascending order.
    private static func numbers(_ names: [String]) -> [Int] {
        let order = Set(names).sorted().enumerated().map { ($0.element, $0.offset) }
        let numbers = Dictionary(uniqueKeysWithValues: order)
        return names.map { numbers[$0] ?? 0 }
    }
}
