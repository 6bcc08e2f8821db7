extension RPCRequest {
    /// The id of a body, found without reading the rest: what is refused for want of time must not
    /// take the time that reading takes.
    ///
    /// - Parameter body: what may be a request.
    /// - Returns: the id that ``read(_:)`` finds where the body is a request; nil where only
    ///   reading can tell, such as for an id with escapes.
    /// - Complexity: O(*n*) in the bytes before the id, and no allocation but the id's.
    public static func skimID(_ body: UnsafeRawBufferPointer) -> RequestID? {
        skimIDRange(body).map { id(in: body, $0) }
    }

    /// Where a plain id stands in a body, quotation marks included; nil where only reading can
    /// tell.
    ///
    /// - Complexity: O(*n*) in the bytes before the id.
    package static func skimIDRange(_ body: UnsafeRawBufferPointer) -> Range<Int>? {
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
                return nextByte(in: body, from: colon + 1).flatMap { idRange(in: body, at: $0) }
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
        (start..<max(start, body.count)).first {
            body[$0] != 0x20 && body[$0] != 0x0A && body[$0] != 0x0D && body[$0] != 0x09
        }
    }

    /// A plain id: ASCII without escapes, or a whole number of up to 15 digits.
    private static func idRange(in body: UnsafeRawBufferPointer, at start: Int) -> Range<Int>? {
        if body[start] == UInt8(ascii: "\"") {
            var end = start + 1
            while end < body.count, body[end] != UInt8(ascii: "\"") {
                guard (0x20...0x7E).contains(body[end]), body[end] != UInt8(ascii: "\\")
                else { return nil }
                end += 1
            }
            guard end < body.count, (1...RequestID.mostCharacters).contains(end - start - 1)
            else { return nil }
            return start..<end + 1
        }
        let first = body[start] == UInt8(ascii: "-") ? start + 1 : start
        var end = first
        while end < body.count, (0x30...0x39).contains(body[end]) { end += 1 }
        // 0 is spelled in one way: neither 00 nor -0, which the reply would not repeat.
        guard (1...15).contains(end - first), end == start + 1 || body[first] != 0x30,
            let next = nextByte(in: body, from: end),
            body[next] == UInt8(ascii: ",") || body[next] == UInt8(ascii: "}")
        else { return nil }
        return start..<end
    }

    /// The id that stands in a range found by ``skimIDRange(_:)``.
    private static func id(in body: UnsafeRawBufferPointer, _ range: Range<Int>) -> RequestID {
        if body[range.lowerBound] == UInt8(ascii: "\"") {
            return .string(String(decoding: body[range.dropFirst().dropLast()], as: UTF8.self))
        }
        let isNegative = body[range.lowerBound] == UInt8(ascii: "-")
        let digits = body[range].dropFirst(isNegative ? 1 : 0)
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return .integer(isNegative ? -number : number)
    }
}
