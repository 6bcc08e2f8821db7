/// Which answers came from which revision, for runs in which the catalogue changes.
struct AnswerDigest {
    private static let result = Array(#""result":"#.utf8)
    private static let meta = Array(#""_meta":"#.utf8)
    private static let revision = Array(#""catalogRevision":"#.utf8)
    /// How often each answer came, by revision.
    private(set) var counts: [Int: [UInt64: Int]] = [:]

    /// Notes a reply: its result without what is told about it, and the revision that is told.
    ///
    /// - Returns: false where the reply has no such parts.
    mutating func note(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = Reply.place(of: Self.result, in: bytes, from: 0),
            let end = Reply.place(of: Self.meta, in: bytes, from: start),
            let place = Reply.place(of: Self.revision, in: bytes, from: end)
        else { return false }
        var number = 0
        for byte in bytes[(place + Self.revision.count)...] {
            guard (0x30...0x39).contains(byte) else { break }
            number = number * 10 + Int(byte - 0x30)
        }
        // FNV-1a.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes[start..<end] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        counts[number, default: [:]][hash, default: 0] += 1
        return true
    }
}
