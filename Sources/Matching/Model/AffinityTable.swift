import Catalog

/// The affinity of every pair of codes of one list.
struct AffinityTable: Sendable {
    /// By needed code: the affinity of each code of the list, in list order.
    let rows: [[Double]]

    /// Makes the table of a list.
    ///
    /// - Complexity: O(*n*^2) in the number of codes.
    init(_ list: CodeList, _ affinity: Affinity) {
        rows = list.codes.indices.map { need in
            list.codes.indices.map { have in Self.affinity(of: have, to: need, list, affinity) }
        }
    }

    /// The affinity of a code a solution has to one that is needed.
    static func affinity(of have: Int, to need: Int, _ list: CodeList, _ values: Affinity) -> Double
    {
        if have == need { return values.exact }
        if list.lies(have, below: need) { return values.below }
        if list.lies(need, below: have) { return values.above }
        if let parent = list.parents[need], parent == list.parents[have],
            list.parents[parent] != nil
        {
            return values.parent
        }
        return list.roots[need] == list.roots[have] ? values.group : 0
    }
}
