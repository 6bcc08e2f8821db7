extension Node {
    /// The places in which this document and another differ, as JSON Pointers (RFC 6901).
    ///
    /// - Complexity: O(*n* *m*) for objects of *m* members and *n* values in all.
    public func differences(from other: Node) -> [String] {
        var found: [String] = []
        Self.collect(self, other, "", &found)
        return found
    }

    private static func collect(
        _ one: Node?,
        _ other: Node?,
        _ pointer: String,
        _ found: inout [String]
    ) {
        guard one != other else { return }
        guard let one, let other, case .mapping(let left) = one.content,
            case .mapping(let right) = other.content
        else { return found.append(pointer) }
        var keys = left.map(\.key)
        keys += right.map(\.key).filter { key in !left.contains { $0.key == key } }
        for key in keys {
            collect(one[key], other[key], "\(pointer)/\(key.pointerEscaped)", &found)
        }
    }
}
