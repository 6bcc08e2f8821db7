/// The figures of many hidden deployments: every deployment alike, and every solution alike.
public struct Summary: Sendable, Hashable {
    /// The mean over deployments: what often runs weighs most.
    public var micro: Figures
    /// The mean over solutions of the mean over each one's deployments.
    public var macro: Figures

    /// Adds up the figures of a trial.
    ///
    /// - Parameters:
    ///   - figures: of every pair, in the order of the table.
    ///   - solutions: by pair, the number of its solution, 0 and up.
    ///   - weights: by pair, how often it counts; nil for once each.
    /// - Complexity: O(*n*) in the pairs.
    init(_ figures: [Figures], solutions: [Int], weights: [Int]? = nil) {
        let none = Figures(mrr: 0, hit3: 0, hit10: 0, ndcg: 0)
        let solutionCount = (solutions.max() ?? -1) + 1
        var sums = [Figures](repeating: none, count: solutionCount)
        var counts = [Int](repeating: 0, count: solutionCount)
        var all = none
        var total = 0
        for (pair, solution) in solutions.enumerated() {
            let weight = weights?[pair] ?? 1
            sums[solution].add(figures[pair], weight: Double(weight))
            all.add(figures[pair], weight: Double(weight))
            counts[solution] += weight
            total += weight
        }
        micro = total > 0 ? all.divided(by: Double(total)) : none
        macro = .mean(
            sums.indices.filter { counts[$0] > 0 }.map { sums[$0].divided(by: Double(counts[$0])) }
        )
    }
}
