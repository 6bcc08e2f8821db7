import Documents

/// One value of a row that holds no others, and what is to become of it.
struct Leaf {
    /// Its JSON Pointer.
    var pointer: String
    /// The pointer with `*` for the elements of lists.
    var key: String
    /// The pointer of the innermost list element around it, or empty: values of one element belong
    /// together.
    var element: String
    /// Its rule, where there is one.
    var rule: FieldRule?
    /// The value.
    var node: Node
    /// The object it is a member of.
    var owner: Node?
}

extension Leaf {
    /// Every leaf of a row, in the row's order.
    ///
    /// - Complexity: O(*n*) in the size of the row.
    static func all(of row: Node, _ rules: FieldTree) -> [Leaf] {
        var leaves: [Leaf] = []
        collect(Leaf(pointer: "", key: "", element: "", node: row), rules, into: &leaves)
        return leaves
    }

    private static func collect(_ place: Leaf, _ tree: FieldTree?, into leaves: inout [Leaf]) {
        switch place.node.content {
        case .mapping(let members) where !members.isEmpty:
            for member in members {
                let step = "/" + member.key.pointerEscaped
                var inner = place
                inner.pointer += step
                inner.key += step
                inner.node = member.value
                inner.owner = place.node
                let below = tree?[member.key]
                inner.rule = below?.rule ?? place.rule.flatMap(\.ofAllBelow)
                collect(inner, below, into: &leaves)
            }
        case .sequence(let items) where !items.isEmpty:
            for (index, item) in items.enumerated() {
                var inner = place
                inner.pointer += "/\(index)"
                inner.key += "/*"
                inner.element = inner.pointer
                inner.node = item
                inner.owner = nil
                // The rule of a list is that of its elements, unless they have their own.
                inner.rule = tree?.element?.rule ?? place.rule
                collect(inner, tree?.element, into: &leaves)
            }
        default: leaves.append(place)
        }
    }
}

extension FieldRule {
    /// The rule where it holds for all that lies below its place too.
    fileprivate var ofAllBelow: FieldRule? {
        if case .left = self { self } else { nil }
    }
}
