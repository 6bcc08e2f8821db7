/// Reads the decimal text of a number as JSON spells it.
///
/// The digits are gathered as one whole number of at most 19 digits and an exponent. If there were
/// more digits, the number lies between this one and the next; where both have the same nearest
/// Double, it is that. Only otherwise, for a few texts in a million, is the text copied and read
/// the long way.
public enum DecimalReader {
    /// Reads the number that starts at a position.
    ///
    /// - Parameters:
    ///   - bytes: the text around it.
    ///   - start: the offset of its first byte.
    /// - Returns: the Double that `Double(_:)` makes of its text, which is infinite beyond the
    ///   range, and the offset behind its last byte; nil where no JSON number stands.
    /// - Complexity: O(*n*) in the length of the number.
    public static func read(
        _ bytes: RawSpan,
        at start: Int
    ) -> (value: Double, end: Int)? {
        var digits = DecimalDigits(at: start)
        guard digits.scan(bytes) else { return nil }
        let end = digits.position
        guard let value = digits.value else {
            guard let value = Double(bytes.utf8String(start..<end)) else { return nil }
            return (value, end)
        }
        return (value, end)
    }
}
