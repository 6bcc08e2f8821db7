import Documents

/// A single value while it is read.
struct Scalar {
    /// Its text, without space at its ends.
    var text: String
    /// How it was written.
    var style: Node.ScalarStyle
    /// Whether an apostrophe that disarms a formula was taken off.
    private(set) var wasDisarmed = false

    /// Makes a value.
    init(text: String, style: Node.ScalarStyle) {
        self.text = text
        self.style = style
    }

    /// Takes off the apostrophe with which an export disarms what begins as a formula does.
    ///
    /// - Parameter isNumber: whether a number is asked for.
    /// - Returns: what is wrong where the cell begins as a formula does; nothing of it is run, but
    ///   whoever opens the record in a spreadsheet later is not to be surprised.
    mutating func disarm(isNumber: Bool) -> String? {
        if text.hasPrefix("'"), text.dropFirst().startsFormula {
            text = String(text.dropFirst()).trimmed
            wasDisarmed = true
            return nil
        }
        guard text.startsFormula, !(isNumber && Double(decimal: text) != nil) else { return nil }
        return "begins as a formula does; if it is text, write an apostrophe in front"
    }

    /// One line of readable text, and what had to be done for that.
    ///
    /// - Parameter limit: the longest text, in bytes; longer ones are cut between words.
    func line(limit: Int?) -> (text: String, changes: [String]) {
        var changes: [String] = []
        var line = String.UnicodeScalarView()
        var isSpaced = true
        var wasFolded = false
        var wasHidden = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if isSpaced || scalar != " " { wasFolded = true }
                if !isSpaced { line.append(" ") }
                isSpaced = true
            } else if scalar.isFormat {
                wasHidden = true
            } else {
                line.append(scalar)
                isSpaced = false
            }
        }
        var result = String(line).trimmed
        if wasFolded { changes.append("white space was made single spaces") }
        if wasHidden { changes.append("invisible characters were left out") }
        if let limit, result.utf8.count > limit {
            result = result.cut(toBytes: limit)
            changes.append("cut to \(limit) bytes")
        }
        return (result, changes)
    }

    /// The first web address in the text.
    var address: String? {
        for start in ["https://", "http://"] {
            guard let range = text.firstRange(of: start) else { continue }
            let rest = text[range.lowerBound...]
            let ends: (Character) -> Bool = { $0.isWhitespace || "<>\"'".contains($0) }
            var address = rest.prefix { !ends($0) }
            while let last = address.last, ".,;:)]".contains(last) { address.removeLast() }
            if address.count > start.count { return String(address) }
        }
        return nil
    }

    /// The text as an id: its letters and digits in lower case, with hyphens between them.
    var slug: String {
        var id = ""
        var isApart = false
        for byte in text.utf8 {
            let lower = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
            let isKept =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= lower
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= lower
            if isKept {
                if isApart, !id.isEmpty { id += "-" }
                id.unicodeScalars.append(Unicode.Scalar(lower))
            }
            isApart = !isKept
        }
        return String(id.prefix(64))
    }
}

extension StringProtocol {
    /// Whether a spreadsheet would take the text for a formula.
    fileprivate var startsFormula: Bool {
        guard let first = unicodeScalars.first(where: { !$0.properties.isWhitespace })
        else { return false }
        return "=+-@".unicodeScalars.contains(first)
    }
}

extension String {
    /// The start of the text that fits, up to the end of a word where there is one.
    fileprivate func cut(toBytes limit: Int) -> String {
        var end = utf8.index(utf8.startIndex, offsetBy: limit - "…".utf8.count)
        while unicodeScalars.indices.first(where: { $0 == end }) == nil {
            end = utf8.index(before: end)
        }
        let head = self[..<end]
        let word = head.lastIndex(of: " ") ?? head.endIndex
        return String(head[..<word]).trimmed + "…"
    }
}

extension Unicode.Scalar {
    /// Whether the character is one that formats text unseen; control characters are not.
    fileprivate var isFormat: Bool { properties.generalCategory == .format }
}
