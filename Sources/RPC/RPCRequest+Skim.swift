extension RPCRequest {
    /// The id of a body, found without reading the rest: what is refused for want of time must not
    /// take the time that reading takes.
    ///
    /// - Parameter body: what may be a request.
    /// - Returns: the id that ``read(_:)`` finds where the body is a request; nil where only
    ///   reading can tell, such as for an id with escapes.
    /// - Complexity: O(*n*) in the bytes before the id, and no allocation but the id's.
    public static func skimID(_ body: UnsafeRawBufferPointer) -> RequestID? {
        var place = 0
        var depth = 0
        while place < body.count {
            switch body[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let start = place + 1
                guard let end = endOfString(in: body, from: start) else { return nil }
                place = end
                guard depth == 1, end - start == 2, body[start] == UInt8(ascii: "i"),
                    body[start + 1] == UInt8(ascii: "d"),
                    let colon = nextByte(in: body, from: end + 1),
                    body[colon] == UInt8(ascii: ":")
                else { break }
                return nextByte(in: body, from: colon + 1).flatMap { id(in: body, at: $0) }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// Where the quotation mark is that ends a string.
    private static func endOfString(in body: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while place < body.count {
            if body[place] == UInt8(ascii: "\"") { return place }
            place += body[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// Where the next byte is that is no white space.
    private static func nextByte(in body: UnsafeRawBufferPointer, from start: Int) -> Int? {
        (start..<max(start, body.count)).first { ![0x20, 0x09, 0x0A, 0x0D].contains(body[$0]) }
    }

    /// A plain id: ASCII without escapes, or a whole number of up to 15 digits.
    private static func id(in body: UnsafeRawBufferPointer, at start: Int) -> RequestID? {
        if body[start] == UInt8(ascii: "\"") {
            let bytes = body[(start + 1)...].prefix { $0 != UInt8(ascii: "\"") }
            let isPlain = bytes.allSatisfy {
                (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\\")
            }
            guard isPlain, (1...RequestID.mostCharacters).contains(bytes.count),
                bytes.endIndex < body.count
            else { return nil }
            return .string(String(decoding: bytes, as: UTF8.self))
        }
        let isNegative = body[start] == UInt8(ascii: "-")
        let digits = body[(start + (isNegative ? 1 : 0))...].prefix { (0x30...0x39).contains($0) }
        guard (1...15).contains(digits.count), digits.count == 1 || digits.first != 0x30,
            let end = nextByte(in: body, from: digits.endIndex),
            [UInt8(ascii: ","), UInt8(ascii: "}")].contains(body[end])
        else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return .integer(isNegative ? -number : number)
    }
}
