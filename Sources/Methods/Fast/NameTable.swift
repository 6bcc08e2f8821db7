/// Numbers by name, looked up by the bytes of a name without making a text of them.
struct NameTable: Sendable {
    private struct Entry: Sendable {
        var hash: UInt64
        var name: [UInt8]
        var number: Int
    }

    /// Open addressing: an entry stands in its slot or in one of the next.
    private var slots: [Entry?]

    /// Numbers names by their place.
    ///
    /// - Complexity: O(*n*) in the names.
    init(_ names: [String]) {
        var size = 16
        while size < names.count * 4 { size *= 2 }
        slots = Array(repeating: nil, count: size)
        for (number, name) in names.enumerated() {
            let bytes = Array(name.utf8)
            let hash = bytes.withUnsafeBytes { Self.hash($0) }
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[slot] != nil { slot = (slot + 1) & (size - 1) }
            slots[slot] = Entry(hash: hash, name: bytes, number: number)
        }
    }

    /// The number of a name, or nil.
    ///
    /// - Complexity: O(*n*) in the length of the name.
    subscript(name: UnsafeRawBufferPointer) -> Int? {
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while let entry = slots[slot] {
            if entry.hash == hash, entry.name.elementsEqual(name) { return entry.number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), 64 bits.
    static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
