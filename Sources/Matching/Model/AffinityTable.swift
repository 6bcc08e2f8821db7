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
            list.codes.indices.map { have in affinity.value(of: have, to: need, in: list) }
        }
    }
}
