extension String {
    /// The text as words are compared: lower case, without spaces and punctuation.
    ///
    /// Between two digits whatever parts them stays as a point, so that `1.1` is not `11`.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    var folded: String {
        var text = String.UnicodeScalarView()
        var isApart = false
        for scalar in unicodeScalars {
            // `GPL-3.0+` is another licence than `GPL-3.0`.
            let isKept = scalar.properties.isAlphabetic || scalar == "+"
            guard isKept || scalar.properties.numericType != nil else {
                isApart = true
                continue
            }
            if isApart, let last = text.last, last.isDigit, scalar.isDigit { text.append(".") }
            isApart = false
            if scalar.isASCII {
                text.append(scalar.asciiLowercased)
            } else {
                text.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(text)
    }

    /// The text without white space at its ends.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    var trimmed: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest.count == unicodeScalars.count ? self : String(rest)
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    fileprivate var asciiLowercased: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self
    }
}
