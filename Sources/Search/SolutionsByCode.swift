public import Catalog

/// The solutions that have each code: what facets count and what labels lead to.
public struct SolutionsByCode: Sendable {
    /// What has codes.
    public enum Column: Sendable, Hashable {
        /// A feature: a code set or a scale.
        case feature(Feature)
        /// The kind.
        case kind
        /// The public lists.
        case lists

        /// Every column, in the order of answers.
        public static let all: [Column] =
            [.kind, .lists]
            + Feature.allCases.filter { $0.kind == .codeSet || $0.kind == .ordinal }
            .map(Column.feature)

        /// The code list, which is the column's name too.
        public var list: String {
            switch self {
            case .feature(let feature): feature.list
            case .kind: "kinds"
            case .lists: "lists"
            }
        }

        /// The name in a constraint.
        public var name: String {
            switch self {
            case .feature(let feature): feature.rawValue
            case .kind: "kind"
            case .lists: "lists"
            }
        }
    }

    private let postings: [Column: [[Int]]]

    /// Indexes a snapshot.
    ///
    /// - Complexity: O(*n*) in the number of codes of all solutions.
    init(_ snapshot: CatalogSnapshot) {
        var postings: [Column: [[Int]]] = [:]
        for column in Column.all {
            guard let list = snapshot.codeLists[column.list] else { continue }
            var rows = [[Int]](repeating: [], count: list.codes.count)
            for (position, solution) in snapshot.solutions.enumerated() {
                for code in column.codes(of: solution) ?? [] {
                    if let place = list.position(of: code) { rows[place].append(position) }
                }
            }
            postings[column] = rows
        }
        self.postings = postings
    }

    /// The positions of the solutions that have exactly this code, ascending.
    func solutions(with code: Int, in column: Column) -> [Int] { postings[column]?[code] ?? [] }
}

extension SolutionsByCode.Column {
    /// The codes a solution has here; nil where that is unknown.
    func codes(of solution: Solution) -> [String]? {
        switch self {
        case .kind: return [solution.kind]
        case .lists: return solution.lists
        case .feature(let feature):
            switch solution.features[feature]?.value {
            case .codes(let codes): return codes
            case .rank(let code): return [code]
            default: return nil
            }
        }
    }
}
