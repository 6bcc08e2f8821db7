import Crypto

/// The digest of a set of records, which one can join or leave without the others being read.
///
/// Each record's SHA-256 is taken as four 64-bit numbers, and those of all records are added up
/// without carry between them. It tells a damaged or mixed-up set from a whole one; it does not
/// stand against somebody who makes up records on purpose, who could write the store anyway.
/// Source: an additive multiset hash, Bellare and Micciancio, Eurocrypt 1997.
package struct SetDigest: Sendable, Equatable {
    private var lanes: SIMD4<UInt64> = .zero

    /// The digest of no record.
    package init() {}

    /// Reads what ``text`` printed; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 64 else { return nil }
        var rest = text[...]
        for lane in 0..<4 {
            guard let number = UInt64(rest.prefix(16), radix: 16) else { return nil }
            lanes[lane] = number
            rest = rest.dropFirst(16)
        }
    }

    /// Adds a record.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package mutating func insert(_ record: StoredRecord) { lanes &+= Self.digest(of: record) }

    /// Takes a record out that was added before.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package mutating func remove(_ record: StoredRecord) { lanes &-= Self.digest(of: record) }

    /// The digest of the records of two sets that share none.
    package static func + (one: SetDigest, other: SetDigest) -> SetDigest {
        var sum = one
        sum.lanes &+= other.lanes
        return sum
    }

    /// The digest of a set without the records of a part of it.
    package static func - (whole: SetDigest, part: SetDigest) -> SetDigest {
        var rest = whole
        rest.lanes &-= part.lanes
        return rest
    }

    /// 64 hexadecimal digits.
    package var text: String {
        (0..<4).map { lane in
            let digits = String(lanes[lane], radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func digest(of record: StoredRecord) -> SIMD4<UInt64> {
        var hash = SHA256()
        hash.update(data: Array(record.kind.rawValue.utf8) + [0])
        hash.update(data: Array(record.id.utf8) + [0])
        hash.update(data: record.body)
        var lanes = SIMD4<UInt64>.zero
        for (index, byte) in hash.finalize().enumerated() {
            lanes[index / 8] = lanes[index / 8] << 8 | UInt64(byte)
        }
        return lanes
    }
}
