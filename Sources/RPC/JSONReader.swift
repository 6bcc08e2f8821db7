public import Documents

/// Reads JSON strictly: RFC 8259 in UTF-8, nothing looser, and no larger than its limits.
///
/// Refused beyond the grammar: a byte order mark, ill-formed UTF-8, surrogates without their
/// partner, numbers beyond the range of a Double, and member names that stand twice in an object
/// (two names are the same where Swift's `==` says so, hence also across escapes and Unicode
/// normalization forms, because that is how ``Documents/Node`` looks members up).
public enum JSONReader {
    /// Reads one JSON text.
    ///
    /// Numbers keep their source text. Lines are not counted: every node's line is 0.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - limits: how large it and its parts may be.
    /// - Throws: ``JSONFault`` for the first thing that is wrong.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ bytes: RawSpan,
        limits: JSONLimits = .request
    ) throws(JSONFault) -> Node {
        var parser = JSONParser(limits: limits)
        return try parser.document(bytes)
    }

    /// Reads one JSON text from memory that a C library owns.
    ///
    /// - Parameters:
    ///   - bytes: the whole text; nothing of the result refers to it.
    ///   - limits: how large it and its parts may be.
    /// - Throws: ``JSONFault`` for the first thing that is wrong.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .request
    ) throws(JSONFault) -> Node {
        try read(bytes.bytes, limits: limits)
    }

    /// Reads one JSON text from an array.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - limits: how large it and its parts may be.
    /// - Throws: ``JSONFault`` for the first thing that is wrong.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ bytes: [UInt8],
        limits: JSONLimits = .request
    ) throws(JSONFault) -> Node {
        try read(bytes.span.bytes, limits: limits)
    }
}
