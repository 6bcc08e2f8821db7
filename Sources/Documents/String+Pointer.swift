extension String {
    /// The text as one step of a JSON Pointer (RFC 6901).
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public var pointerEscaped: String {
        guard utf8.contains(UInt8(ascii: "~")) || utf8.contains(UInt8(ascii: "/")) else {
            return self
        }
        // Scalar by scalar: a sign with a combining mark is another character, and still the sign.
        var step = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "~": step += "~0"
            case "/": step += "~1"
            default: step.unicodeScalars.append(scalar)
            }
        }
        return step
    }

    /// The text of one step of a JSON Pointer (RFC 6901).
    ///
    /// - Complexity: O(*n*) in the length of the step.
    public var pointerUnescaped: String {
        guard utf8.contains(UInt8(ascii: "~")) else { return self }
        var text = ""
        var isEscape = false
        for scalar in unicodeScalars {
            switch (isEscape, scalar) {
            case (false, "~"): isEscape = true
            case (true, "0"), (true, "1"):
                text += scalar == "0" ? "~" : "/"
                isEscape = false
            case (true, _):
                text += "~"
                text.unicodeScalars.append(scalar)
                isEscape = false
            case (false, _): text.unicodeScalars.append(scalar)
            }
        }
        return isEscape ? text + "~" : text
    }
}
