/// What needs no knowledge of countries to guess with.
enum Baselines {
    /// The rank of every hidden deployment when candidates are ordered by how many other countries
    /// use them, equals by name.
    ///
    /// - Complexity: O(*p* x *s*) for *p* pairs of *s* solutions.
    static func popularityRanks(_ table: DeploymentTable) -> [Int] {
        var counts: [String: Int] = [:]
        for pair in table.pairs { counts[pair.solution, default: 0] += 1 }
        let homes = Dictionary(grouping: table.pairs, by: \.country).mapValues {
            Set($0.map(\.solution))
        }
        return table.pairs.map { pair in
            let home = homes[pair.country] ?? []
            // The hidden one is a candidate too, with one country less than it has.
            let own = (counts[pair.solution] ?? 1) - 1
            let better = table.solutions.count { solution in
                guard !home.contains(solution) else { return false }
                let count = counts[solution] ?? 0
                return count > own || count == own && solution < pair.solution
            }
            return better + 1
        }
    }
}
