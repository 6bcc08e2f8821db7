import Catalog
import Documents

/// How one record differs between two states of the catalogue.
struct RecordChange {
    /// What happened to it.
    enum Kind: String, CaseIterable {
        case added, changed, removed

        /// What stands before it in a list.
        var sign: Line {
            switch self {
            case .added: Line("+ ", .good)
            case .changed: Line("~ ", .doubtful)
            case .removed: Line("- ", .bad)
            }
        }
    }

    /// What sort of record it is: solutions, codes, labels/en ...
    var sort: String
    /// Its id.
    var id: String
    /// What happened to it.
    var kind: Kind
    /// What differs, as JSON Pointers, where it was changed.
    var fields: [String]

    /// A change as the protocol sends it.
    init(_ node: Node) {
        sort = node["kind"]?.text ?? ""
        id = node["id"]?.text ?? ""
        kind = node["change"]?.text.flatMap(Kind.init) ?? .changed
        fields = (node["fields"]?.items ?? []).compactMap(\.text)
    }

    private init(_ id: String, _ kind: Kind, _ fields: [String] = []) {
        (sort, self.id, self.kind, self.fields) = ("solutions", id, kind, fields)
    }

    /// The change as the protocol sends it.
    var node: Node {
        .mapping([
            .init("kind", .text(sort)), .init("id", .text(id)),
            .init("change", .text(kind.rawValue)), .init("fields", .texts(fields)),
        ])
    }

    /// What putting some solutions in the place of others changes, by id.
    ///
    /// - Complexity: O(*n* log *n*) in the number of solutions.
    static func between(_ old: [Solution], _ new: [Solution]) -> [RecordChange] {
        let before = Dictionary(old.map { ($0.id, $0.inFixedOrder) }) { $1 }
        let after = Dictionary(new.map { ($0.id, $0.inFixedOrder) }) { $1 }
        return Set(before.keys).union(after.keys).sorted().compactMap { id in
            switch (before[id], after[id]) {
            case (nil, _): return RecordChange(id, .added)
            case (_, nil): return RecordChange(id, .removed)
            case (let one?, let other?):
                guard one != other else { return nil }
                return RecordChange(id, .changed, one.node.differences(from: other.node))
            }
        }
    }
}

extension Solution {
    /// The solution with its codes in an order that does not depend on the code lists.
    fileprivate var inFixedOrder: Solution {
        var ordered = self
        for (feature, stated) in features {
            guard case .codes(let codes) = stated.value else { continue }
            ordered.features[feature]?.value = .codes(codes.sorted())
        }
        return ordered
    }
}
