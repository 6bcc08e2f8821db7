import Documents
import RPC

/// The reader's plain twin: JSON by the book over characters, slow and short.
///
/// It knows nothing of bytes, words or filters, and reads numbers and limits in its own way.
struct PlainReader {
    private let text: [Unicode.Scalar]
    private let limits: JSONLimits
    private var at = 0

    /// Reads one JSON text; nil where it is not to be accepted.
    static func read(_ bytes: [UInt8], limits: JSONLimits = .request) -> Node? {
        guard bytes.count <= limits.bodyBytes, let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        var reader = PlainReader(text: Array(text.unicodeScalars), limits: limits)
        guard let node = reader.value(level: 1) else { return nil }
        reader.space()
        return reader.at == reader.text.count ? node : nil
    }

    private init(text: [Unicode.Scalar], limits: JSONLimits) {
        self.text = text
        self.limits = limits
    }

    private var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

    private mutating func space() {
        while let scalar = next, " \t\r\n".unicodeScalars.contains(scalar) { at += 1 }
    }

    private mutating func take(_ word: String) -> Bool {
        guard text[at...].starts(with: word.unicodeScalars) else { return false }
        at += word.unicodeScalars.count
        return true
    }

    private mutating func value(level: Int) -> Node? {
        space()
        if take("true") { return .boolean(true) }
        if take("false") { return .boolean(false) }
        if take("null") { return .null }
        switch next {
        case "\"": return string(limits.stringBytes).map(Node.text)
        case "[": return array(level: level)
        case "{": return object(level: level)
        default: return number()
        }
    }

    private mutating func array(level: Int) -> Node? {
        guard level <= limits.depthLevels, take("[") else { return nil }
        var items: [Node] = []
        space()
        if take("]") { return .sequence([]) }
        repeat {
            guard let item = value(level: level + 1) else { return nil }
            items.append(item)
            space()
        } while take(",")
        return take("]") && items.count <= limits.arrayItems ? .sequence(items) : nil
    }

    private mutating func object(level: Int) -> Node? {
        guard level <= limits.depthLevels, take("{") else { return nil }
        var members: [Node.Member] = []
        space()
        if take("}") { return .mapping([]) }
        repeat {
            space()
            guard let key = string(limits.keyBytes) else { return nil }
            space()
            guard take(":"), let value = value(level: level + 1) else { return nil }
            if members.contains(where: { $0.key == key }) { return nil }
            members.append(Node.Member(key, value))
            space()
        } while take(",")
        return take("}") && members.count <= limits.objectMembers ? .mapping(members) : nil
    }

    private mutating func number() -> Node? {
        let start = at
        while let scalar = next, "+-.eE0123456789".unicodeScalars.contains(scalar) { at += 1 }
        var spelling = String.UnicodeScalarView()
        spelling.append(contentsOf: text[start..<at])
        let number = String(spelling)
        guard let value = Double(decimal: number), value.isFinite,
            number.utf8.count <= limits.stringBytes
        else { return nil }
        return Node(.scalar(number, .number))
    }

    private mutating func string(_ limit: Int) -> String? {
        guard take("\"") else { return nil }
        var units: [UInt16] = []
        while let scalar = next, scalar != "\"" {
            at += 1
            if scalar == "\\" {
                guard let unit = escape() else { return nil }
                units.append(unit)
            } else {
                guard scalar.value >= 0x20 else { return nil }
                units.append(contentsOf: UTF16.encode(scalar) ?? .init())
            }
        }
        // Surrogates from escapes pair up only with each other, which this decoding checks.
        guard take("\""), let string = String(validating: units, as: UTF16.self),
            string.utf8.count <= limit
        else { return nil }
        return string
    }

    private mutating func escape() -> UInt16? {
        guard let scalar = next else { return nil }
        at += 1
        let short: [Unicode.Scalar: UInt16] = [
            "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9,
        ]
        if let unit = short[scalar] { return unit }
        guard scalar == "u", at + 4 <= text.count else { return nil }
        var unit: UInt16 = 0
        for scalar in text[at..<at + 4] {
            guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        at += 4
        return unit
    }
}
