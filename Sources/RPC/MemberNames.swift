import Documents

/// The member names met in one object so far: tells in nearly constant time whether one is new.
struct MemberNames {
    /// The number of members up to which names are compared one by one.
    private static let mostCompared = 32

    /// One bit per name met; a name whose bit is clear is new.
    private var filter: UInt64 = 0
    /// All names, once there are many.
    private var set: Set<String> = []

    /// Takes note of a name.
    ///
    /// - Parameters:
    ///   - name: the next member's name.
    ///   - mark: the bit of ``mark(_:_:)``, or all bits where the name isn't plain ASCII.
    ///   - members: the members before it.
    /// - Returns: whether one of `members` has that name.
    /// - Complexity: O(1) amortized.
    mutating func insert(_ name: String, mark: UInt64, _ members: [Node.Member]) -> Bool {
        if members.count >= Self.mostCompared {
            if set.isEmpty { set = Set(members.lazy.map(\.key)) }
            return !set.insert(name).inserted
        }
        let mayBeKnown = filter & mark != 0
        filter |= mark
        return mayBeKnown && members.contains { $0.key == name }
    }

    /// One of 64 bits, the same for equal names, from the length and the last eight bytes; all
    /// bits, with which any name collides, where the name is empty or the text before it too short.
    ///
    /// Only for names written in plain ASCII: others can be equal without being the same bytes, as
    /// "K" is to its escape and to the Kelvin sign.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - range: the name without its quotes.
    @inline(__always)
    static func mark(_ bytes: RawSpan, _ range: Range<Int>) -> UInt64 {
        guard range.upperBound >= 8, !range.isEmpty else { return .max }
        let tail = bytes[wordAt: range.upperBound - 8]
        let hash =
            UInt64(truncatingIfNeeded: range.count)
            ^ tail >> UInt64(truncatingIfNeeded: 8 * max(0, 8 - range.count))
        return 1 << ((hash &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
}
