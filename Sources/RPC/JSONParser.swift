import Documents

/// The state of reading one JSON text: a position in bytes that are passed along.
///
/// The bytes are a parameter of every step rather than a property, because a span cannot be
/// stored; in exchange each access is checked against the end of the text.
struct JSONParser {
    /// How large the text and its parts may be.
    let limits: JSONLimits
    /// The next byte to read.
    var position = 0
    /// Whether the string read last stood there without escapes and in ASCII.
    var lastStringIsPlain = true

    /// Makes a parser at the start of a text.
    init(limits: JSONLimits) {
        var limits = limits
        limits.depthLevels = min(limits.depthLevels, JSONLimits.deepestLevels)
        self.limits = limits
    }

    /// Reads a whole text: one value and nothing after it.
    mutating func document(_ bytes: RawSpan) throws(JSONFault) -> Node {
        guard bytes.byteCount <= limits.bodyBytes else {
            throw .beyond(.body, of: limits, at: limits.bodyBytes)
        }
        try refuseForeignEncoding(bytes)
        guard let first = skipSpace(bytes) else { throw .parse("the body is empty", at: position) }
        let node = try value(bytes, startingWith: first, level: 1)
        guard skipSpace(bytes) == nil else {
            throw .parse("there is more after the end of the value", at: position)
        }
        return node
    }

    /// Names the two mistakes of encoding that would otherwise be a riddle to their sender.
    private func refuseForeignEncoding(_ bytes: RawSpan) throws(JSONFault) {
        guard bytes.byteCount >= 2 else { return }
        let first = bytes[byte: 0]
        let second = bytes[byte: 1]
        if first == 0xEF && second == 0xBB {
            throw .parse("the body starts with a byte order mark; send UTF-8 without one", at: 0)
        }
        if first >= 0xFE || first == 0 || second == 0 {
            throw .parse("the body is not UTF-8; UTF-16 and UTF-32 are not read", at: 0)
        }
    }

    /// Moves past white space.
    ///
    /// - Returns: the byte that follows, which stays to be read; nil at the end of the text.
    mutating func skipSpace(_ bytes: RawSpan) -> UInt8? {
        while position < bytes.byteCount {
            let byte = bytes[byte: position]
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                position += 1
            default: return byte
            }
        }
        return nil
    }

    /// Reads one value.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - first: the byte at the position.
    ///   - level: the level an array or object that starts here has, from 1.
    mutating func value(
        _ bytes: RawSpan,
        startingWith first: UInt8,
        level: Int
    ) throws(JSONFault) -> Node {
        switch first {
        case UInt8(ascii: "\""):
            return Node(.scalar(try string(bytes, limit: .string), .text))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return Node(.scalar(try number(bytes), .number))
        case UInt8(ascii: "{"): return try object(bytes, level: level)
        case UInt8(ascii: "["): return try array(bytes, level: level)
        case UInt8(ascii: "t"):
            try word("true", bytes)
            return Node(.scalar("true", .boolean))
        case UInt8(ascii: "f"):
            try word("false", bytes)
            return Node(.scalar("false", .boolean))
        case UInt8(ascii: "n"):
            try word("null", bytes)
            return .null
        default: throw unexpected(first)
        }
    }

    /// What to say about a byte that starts no value.
    @inline(never)
    private func unexpected(_ byte: UInt8) -> JSONFault {
        switch byte {
        case UInt8(ascii: "/"): .parse("comments are not allowed", at: position)
        case UInt8(ascii: "'"): .parse("strings stand in double quotes", at: position)
        case UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "+"), UInt8(ascii: "."):
            .parse("this is not a number as JSON spells it", at: position)
        case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
            .parse("a value is missing", at: position)
        default: .parse("a value was expected", at: position)
        }
    }

    /// Reads `true`, `false` or `null`.
    private mutating func word(_ word: StaticString, _ bytes: RawSpan) throws(JSONFault) {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.byteCount else { throw ended(bytes, "a value") }
            guard bytes[byte: position] == word.utf8Start[index] else {
                throw .parse("a value was expected", at: start)
            }
            position += 1
        }
    }

    /// Reads an array from its bracket on.
    private mutating func array(_ bytes: RawSpan, level: Int) throws(JSONFault) -> Node {
        try enter(level)
        guard var byte = skipSpace(bytes) else { throw ended(bytes, "an array") }
        var items: [Node] = []
        if byte == UInt8(ascii: "]") {
            position += 1
            return Node(.sequence(items))
        }
        while true {
            guard items.count < limits.arrayItems else {
                throw .beyond(.array, of: limits, at: position)
            }
            do throws(JSONFault) {
                items.append(try value(bytes, startingWith: byte, level: level + 1))
            } catch {
                throw error.inside(String(items.count))
            }
            guard let separator = skipSpace(bytes) else { throw ended(bytes, "an array") }
            position += 1
            if separator == UInt8(ascii: "]") { return Node(.sequence(items)) }
            guard separator == UInt8(ascii: ",") else {
                throw .parse("a comma or ] was expected", at: position - 1)
            }
            guard let next = skipSpace(bytes) else { throw ended(bytes, "an array") }
            if next == UInt8(ascii: "]") {
                throw .parse("a comma stands before ]", at: position)
            }
            byte = next
        }
    }

    /// Reads an object from its brace on.
    private mutating func object(_ bytes: RawSpan, level: Int) throws(JSONFault) -> Node {
        try enter(level)
        guard var byte = skipSpace(bytes) else { throw ended(bytes, "an object") }
        var members: [Node.Member] = []
        if byte == UInt8(ascii: "}") {
            position += 1
            return Node(.mapping(members))
        }
        var names = MemberNames()
        members.reserveCapacity(8)
        while true {
            guard byte == UInt8(ascii: "\"") else {
                throw .parse("a member name in double quotes was expected", at: position)
            }
            guard members.count < limits.objectMembers else {
                throw .beyond(.members, of: limits, at: position)
            }
            let start = position
            let name = try string(bytes, limit: .key)
            let mark =
                lastStringIsPlain
                ? MemberNames.mark(bytes, start + 1..<position - 1) : UInt64.max
            if names.insert(name, mark: mark, members) { throw twice(name, at: start) }
            do throws(JSONFault) {
                members.append(Node.Member(name, try memberValue(bytes, level: level)))
            } catch {
                throw error.inside(name)
            }
            guard let separator = skipSpace(bytes) else { throw ended(bytes, "an object") }
            position += 1
            if separator == UInt8(ascii: "}") { return Node(.mapping(members)) }
            guard separator == UInt8(ascii: ",") else {
                throw .parse("a comma or } was expected", at: position - 1)
            }
            guard let next = skipSpace(bytes) else { throw ended(bytes, "an object") }
            if next == UInt8(ascii: "}") {
                throw .parse("a comma stands before }", at: position)
            }
            byte = next
        }
    }

    /// Reads the colon and the value of a member.
    private mutating func memberValue(_ bytes: RawSpan, level: Int) throws(JSONFault) -> Node {
        guard let colon = skipSpace(bytes) else { throw ended(bytes, "an object") }
        guard colon == UInt8(ascii: ":") else {
            throw .parse("a colon was expected", at: position)
        }
        position += 1
        guard let byte = skipSpace(bytes) else { throw ended(bytes, "an object") }
        return try value(bytes, startingWith: byte, level: level + 1)
    }

    /// Moves past an opening bracket unless it opens one level too many.
    private mutating func enter(_ level: Int) throws(JSONFault) {
        guard level <= limits.depthLevels else {
            throw .beyond(.depth, of: limits, at: position)
        }
        position += 1
    }

    @inline(never)
    private func twice(_ name: String, at offset: Int) -> JSONFault {
        JSONFault.parse("the member stands twice in its object", at: offset).inside(name)
    }

    @inline(never)
    func ended(_ bytes: RawSpan, _ place: String) -> JSONFault {
        .parse("the text ends within \(place)", at: bytes.byteCount)
    }
}
