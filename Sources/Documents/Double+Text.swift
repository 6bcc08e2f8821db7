extension Double {
    /// Reads a decimal number as JSON spells it, and nothing looser (no hex, `inf`, `nan`, `+1`,
    /// spaces).
    ///
    /// - Parameter text: `-?digits(.digits)?([eE][+-]?digits)?`, without needless leading zeros.
    /// - Returns: nil for any other spelling; infinity where the number is too large.
    /// - Complexity: O(*n*) in the length of the text.
    public init?(decimal text: String) {
        var bytes = Substring(text).utf8[...]
        if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
        guard let first = bytes.first, first.isASCIIDigit else { return nil }
        bytes.removeFirst()
        if first == UInt8(ascii: "0"), bytes.first?.isASCIIDigit == true { return nil }
        bytes = bytes.drop(while: \.isASCIIDigit)
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            guard bytes.first?.isASCIIDigit == true else { return nil }
            bytes = bytes.drop(while: \.isASCIIDigit)
        }
        if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
            bytes.removeFirst()
            if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") {
                bytes.removeFirst()
            }
            guard bytes.first?.isASCIIDigit == true else { return nil }
            bytes = bytes.drop(while: \.isASCIIDigit)
        }
        guard bytes.isEmpty else { return nil }
        self.init(text)
    }

    /// The shortest decimal text that reads back as this number, bit for bit; whole numbers without
    /// `.0`.
    public var shortestText: String {
        if self == 0 { return sign == .minus ? "-0" : "0" }
        if rounded(.towardZero) == self, abs(self) < 0x1p54 { return String(Int64(self)) }
        return description
    }
}

extension UInt8 {
    /// Whether the byte is one of `0`...`9`.
    fileprivate var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
