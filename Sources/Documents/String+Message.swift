extension String {
    /// The text as it may stand in a message: on one line, of characters that can be seen, and cut
    /// after 64 of them.
    public var clipped: String {
        let isShort = unicodeScalars.count <= 64
        let kept = isShort ? unicodeScalars[...] : unicodeScalars.prefix(61)
        var text = String.UnicodeScalarView()
        for scalar in kept { text.append(TextForm.isInvisible(scalar) ? "\u{FFFD}" : scalar) }
        return String(text) + (isShort ? "" : "...")
    }
}
