import CBenchZeroMQ
import Glibc

/// What a load generator sees of a reply: it must cost next to nothing, so nothing is parsed.
enum Reply {
    /// A result, with the number of its request; an echo's bytes have none.
    case result(Int?)
    /// An error with its number and where its reason stands.
    case error(Int?, reason: Range<Int>?)
    /// Something else.
    case strange

    private static let lead = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
    private static let result = Array(#","result":"#.utf8)
    private static let error = Array(#","error":"#.utf8)
    private static let reason = Array(#""reason":""#.utf8)

    init(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 64, Self.holds(bytes, Self.lead, at: 0) else {
            self = bytes.count > 0 && bytes[0] == UInt8(ascii: "x") ? .result(nil) : .strange
            return
        }
        var place = Self.lead.count
        var number: Int?
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
            number = (number ?? 0) &* 10 &+ Int(bytes[place] &- 0x30)
            place += 1
        }
        if number == nil, Self.holds(bytes, Array("null".utf8), at: place) { place += 4 }
        if Self.holds(bytes, Self.result, at: place) {
            self = .result(number)
        } else if Self.holds(bytes, Self.error, at: place) {
            let start = Self.place(of: Self.reason, in: bytes, from: place)
            self = .error(
                number,
                reason: start.map { start in
                    let first = start + Self.reason.count
                    let end = bytes[first...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
                    return first..<end
                }
            )
        } else {
            self = .strange
        }
    }

    private static func holds(
        _ bytes: UnsafeRawBufferPointer,
        _ word: [UInt8],
        at place: Int
    ) -> Bool {
        guard let start = bytes.baseAddress, place + word.count <= bytes.count else { return false }
        return memcmp(start + place, word, word.count) == 0
    }

    /// Where a word stands, or nil.
    static func place(
        of word: [UInt8],
        in bytes: UnsafeRawBufferPointer,
        from start: Int
    ) -> Int? {
        guard let base = bytes.baseAddress, start <= bytes.count,
            let found = memmem(base + start, bytes.count - start, word, word.count)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
