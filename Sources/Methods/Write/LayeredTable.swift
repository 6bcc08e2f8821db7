/// A table by id that grows by parts and is handed on by value: who holds an earlier value of it
/// keeps that one, and a part costs its own size, not the table's.
///
/// The parts lie in layers, the newest on top, and each layer has at least twice the entries of
/// the one above it, like the runs of a log-structured merge tree (O'Neil et al., 1996).
struct LayeredTable<Value: Sendable>: Sendable {
    private var layers: [[String: Value]] = []
    /// How many ids there are.
    private(set) var count = 0

    /// Makes an empty table.
    init() {}

    /// The value of an id, or nil.
    ///
    /// - Complexity: O(log *n*).
    subscript(id: String) -> Value? {
        for layer in layers.reversed() {
            if let value = layer[id] { return value }
        }
        return nil
    }

    /// Takes a part in; its values replace earlier ones.
    ///
    /// - Complexity: O(*m* log *n*) for a part of *m* among *n*, taken over all parts.
    mutating func add(_ part: [String: Value]) {
        guard !part.isEmpty else { return }
        count += part.keys.count { self[$0] == nil }
        var top = part
        while let below = layers.last, below.count < 2 * top.count {
            layers.removeLast()
            top = below.merging(top) { _, new in new }
        }
        layers.append(top)
    }

    /// All values by id.
    ///
    /// - Complexity: O(*n*).
    var all: [String: Value] {
        guard let first = layers.first else { return [:] }
        return layers.dropFirst().reduce(into: first) { all, layer in
            all.merge(layer) { _, new in new }
        }
    }
}
