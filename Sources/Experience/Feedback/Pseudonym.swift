/// Who spoke, as a number that only the daemon can make of a portal's own name for the person.
public struct Pseudonym: Sendable, Hashable {
    private let words: SIMD4<UInt64>

    /// Makes a pseudonym of 32 bytes; nil of any other number.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>.zero
        for place in bytes.indices {
            words[place / 8] = words[place / 8] << 8 | UInt64(bytes[place])
        }
        self.words = words
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
    }
}
