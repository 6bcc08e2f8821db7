/// Whole replies by the requests that asked for them, bounded in bytes.
///
/// A reply is a function of the request, the state it was made from, the day, and what is degraded;
/// ``begin(_:)`` forgets everything the moment one of these is another. Only a request's id and the
/// two times of a reply differ between equal calls, so these are left out of what is kept.
///
/// Entries stand in a ring, the newest over the oldest. A request is kept from the second time on,
/// so that those that are asked once push nothing out.
struct ReplyCache: Sendable {
    /// A reply in pieces; what stands between them is written anew each time.
    struct Pieces {
        /// From the id to the first time.
        var result: UnsafeRawBufferPointer
        /// From behind the second time to the end.
        var end: UnsafeRawBufferPointer
    }

    /// Where an entry stands, and what for.
    private struct Slot {
        var hash: UInt64 = 0
        var epoch = 0
        /// The place in all bytes ever written; what is further back than the ring is overwritten.
        var start = 0
        var beforeID: Int32 = 0
        var afterID: Int32 = 0
        var result: Int32 = 0
        var end: Int32 = 0

        var byteCount: Int { Int(beforeID) + Int(afterID) + Int(result) + Int(end) }
    }

    /// How many requests can be told apart by their place; a power of two.
    private static let slotCount = 4096

    private var ring: [UInt8]
    private var slots: [Slot] = Array(repeating: Slot(), count: slotCount)
    /// The requests that came once in this epoch, by the same place.
    private var seen: [UInt64] = Array(repeating: 0, count: slotCount)
    private var written = 0
    private var epoch = 1

    /// Makes a cache.
    ///
    /// - Parameter bytes: what it holds at the most; 0 for none.
    init(bytes: Int) {
        ring = Array(repeating: 0, count: bytes)
    }

    /// Forgets everything.
    mutating func removeAll() { epoch += 1 }

    /// A number of a request that does not depend on its id.
    ///
    /// - Complexity: O(*n*) in the bytes.
    static func hash(_ body: UnsafeRawBufferPointer, without id: Range<Int>) -> UInt64 {
        var hash = mix(UInt64(id.lowerBound), 0x9E37_79B9_7F4A_7C15)
        hash = mix(UnsafeRawBufferPointer(rebasing: body[..<id.lowerBound]), hash)
        hash = mix(UnsafeRawBufferPointer(rebasing: body[id.upperBound...]), hash)
        return hash | 1
    }

    @inline(__always)
    private static func mix(_ bytes: UnsafeRawBufferPointer, _ start: UInt64) -> UInt64 {
        var hash = start
        var place = 0
        while place + 8 <= bytes.count {
            hash = mix(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return mix(hash, rest ^ UInt64(bytes.count))
    }

    /// Multiplies to 128 bits and folds them, which spreads every bit over all.
    @inline(__always)
    private static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = (one ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(
            by: other ^ 0xE703_7ED1_A0B4_28DB
        )
        return product.high ^ product.low
    }

    /// Looks for the reply to a request and hands its pieces to a function.
    ///
    /// - Returns: whether there was one.
    /// - Complexity: O(*n*) in the bytes of the request.
    @inline(__always)
    func find(
        _ body: UnsafeRawBufferPointer,
        id: Range<Int>,
        hash: UInt64,
        _ use: (Pieces) -> Void
    ) -> Bool {
        let slot = slots[Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)]
        guard slot.hash == hash, slot.epoch == epoch, slot.start + ring.count >= written,
            Int(slot.beforeID) == id.lowerBound,
            Int(slot.afterID) == body.count - id.upperBound
        else { return false }
        return ring.withUnsafeBytes { ring in
            let entry = slot.start % ring.count
            guard Self.isEqual(body, 0, ring, entry, Int(slot.beforeID)),
                Self.isEqual(
                    body,
                    id.upperBound,
                    ring,
                    entry + Int(slot.beforeID),
                    Int(slot.afterID)
                )
            else { return false }
            let result = entry + Int(slot.beforeID) + Int(slot.afterID)
            let end = result + Int(slot.result)
            use(
                Pieces(
                    result: UnsafeRawBufferPointer(rebasing: ring[result..<end]),
                    end: UnsafeRawBufferPointer(rebasing: ring[end..<end + Int(slot.end)])
                )
            )
            return true
        }
    }

    @inline(__always)
    private static func isEqual(
        _ one: UnsafeRawBufferPointer,
        _ start: Int,
        _ other: UnsafeRawBufferPointer,
        _ otherStart: Int,
        _ count: Int
    ) -> Bool {
        var place = 0
        while place + 8 <= count {
            let left = one.loadUnaligned(fromByteOffset: start + place, as: UInt64.self)
            let right = other.loadUnaligned(fromByteOffset: otherStart + place, as: UInt64.self)
            guard left == right else { return false }
            place += 8
        }
        while place < count {
            guard one[start + place] == other[otherStart + place] else { return false }
            place += 1
        }
        return true
    }

    /// Whether a request that was not found is worth keeping: from the second time on.
    mutating func isWanted(_ hash: UInt64) -> Bool {
        guard !ring.isEmpty else { return false }
        let place = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
        let mark = hash &+ UInt64(epoch)
        defer { seen[place] = mark }
        return seen[place] == mark
    }

    /// Keeps a reply.
    ///
    /// - Complexity: O(*n*) in the bytes of the request and the reply.
    mutating func insert(
        _ body: UnsafeRawBufferPointer,
        id: Range<Int>,
        hash: UInt64,
        _ pieces: Pieces
    ) {
        var slot = Slot()
        slot.hash = hash
        slot.epoch = epoch
        slot.beforeID = Int32(id.lowerBound)
        slot.afterID = Int32(body.count - id.upperBound)
        slot.result = Int32(pieces.result.count)
        slot.end = Int32(pieces.end.count)
        // One reply must not push out most of the others.
        guard slot.byteCount <= ring.count / 8 else { return }
        let left = ring.count - written % ring.count
        if slot.byteCount > left { written += left }
        slot.start = written
        var place = written % ring.count
        let parts = [
            UnsafeRawBufferPointer(rebasing: body[..<id.lowerBound]),
            UnsafeRawBufferPointer(rebasing: body[id.upperBound...]), pieces.result, pieces.end,
        ]
        ring.withUnsafeMutableBytes { ring in
            for part in parts {
                UnsafeMutableRawBufferPointer(rebasing: ring[place...]).copyMemory(from: part)
                place += part.count
            }
        }
        written += slot.byteCount
        slots[Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)] = slot
    }
}
