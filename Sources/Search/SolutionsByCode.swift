public import Catalog

/// The solutions that have each code: what labels lead to.
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

    /// The solutions of one column.
    private struct Postings: Sendable {
        /// Where the solutions of each code begin, and where those of the last end.
        var starts: [UInt32]
        /// Solutions, by code and position.
        var positions: [UInt32]
        /// How many codes each solution has, by position; as many as fit where there are more.
        var counts: [UInt16]
    }

    /// By the place in `Column.all`; nil for a list that is not there.
    private let postings: [Postings?]

    /// Indexes a snapshot.
    ///
    /// - Complexity: O(*n*) in the number of codes of all solutions.
    init(_ snapshot: CatalogSnapshot) {
        postings = Column.all.map { column in
            snapshot.codeLists[column.list].map { list in
                Self.postings(of: column, list, snapshot.solutions)
            }
        }
    }

    /// Goes over the solutions once a column, so that what is not sorted yet stays small.
    private static func postings(
        of column: Column,
        _ list: CodeList,
        _ solutions: SolutionTable
    ) -> Postings {
        var codes = CodePlaces(column, list, solutions, withAncestors: false)
        var sizes = [UInt32](repeating: 0, count: list.codes.count + 1)
        var places: [UInt32] = []
        var counts = [UInt16](repeating: 0, count: solutions.count)
        solutions.forEachFacts { position, facts in
            var count: UInt16 = 0
            codes.forEach(of: facts) { place in
                guard count < UInt16.max else { return }
                places.append(UInt32(place ?? list.codes.count))
                sizes[place ?? list.codes.count] += 1
                count += 1
            }
            counts[position] = count
        }
        var starts: [UInt32] = [0]
        for size in sizes { starts.append((starts.last ?? 0) + size) }
        var next = starts
        var positions = [UInt32](repeating: 0, count: places.count)
        var index = 0
        for (position, count) in counts.enumerated() {
            for _ in 0..<count {
                let place = Int(places[index])
                positions[Int(next[place])] = UInt32(position)
                next[place] += 1
                index += 1
            }
        }
        return Postings(starts: starts, positions: positions, counts: counts)
    }

    /// The positions of the solutions that have exactly this code, ascending.
    func solutions(with code: Int, in column: Int) -> ArraySlice<UInt32> {
        guard let postings = postings[column] else { return [] }
        return postings.positions[Int(postings.starts[code])..<Int(postings.starts[code + 1])]
    }

    /// How many codes a solution has in a column; 0 where that is unknown.
    func count(at position: Int, in column: Int) -> Int {
        postings[column].map { Int($0.counts[position]) } ?? 0
    }
}
