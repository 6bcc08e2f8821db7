extension String {
    /// The text as one step of a JSON Pointer (RFC 6901).
    ///
    /// - Complexity: O(*n*) in the length of the text.
    var pointerEscaped: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
        else { return self }
        // By scalars, because a combining mark after "/" makes one Character that isn't "/".
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "~": escaped.append(contentsOf: "~0".unicodeScalars)
            case "/": escaped.append(contentsOf: "~1".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
