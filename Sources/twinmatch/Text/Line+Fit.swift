extension Line {
    /// On which side a text stands in its column.
    enum Alignment {
        case left, right
    }

    /// The line cut to at most `width` columns, with an ellipsis where something was cut.
    func cut(to width: Int) -> Line {
        guard columns > width else { return self }
        guard width > 0 else { return Line() }
        var room = width - 1
        var cut = Line()
        for span in spans {
            var text = ""
            for character in span.text {
                guard character.columns <= room else {
                    cut += Line(text.trimmedAtEnd + "…", span.style)
                    return cut
                }
                room -= character.columns
                text.append(character)
            }
            cut += Line(text, span.style)
        }
        return cut
    }

    /// The line filled with spaces up to `width` columns.
    func padded(to width: Int, _ alignment: Alignment = .left) -> Line {
        let space = Line(String(repeating: " ", count: max(0, width - columns)))
        return alignment == .left ? self + space : space + self
    }

    /// The line without the spaces at its end.
    var trimmed: Line {
        var line = self
        while let last = line.spans.popLast() {
            let text = last.text.trimmedAtEnd
            guard text.isEmpty else {
                line.spans.append(Span(text: text, style: last.style))
                return line
            }
        }
        return line
    }

    /// The line broken between words into lines of at most `width` columns.
    ///
    /// A word that is longer than a line stands on a line of its own, uncut. A no-break space
    /// keeps a number and its unit together.
    ///
    /// - Parameters:
    ///   - width: the columns of a line, the hanging indent included; nil for one endless line.
    ///   - hanging: the spaces before every line but the first.
    func wrapped(to width: Int?, hanging: Int = 0) -> [Line] {
        guard let width, columns > width else { return [self] }
        var lines: [Line] = []
        var current = Line()
        var used = 0
        var isEmpty = true
        for word in words {
            let size = word.columns
            if !isEmpty, used + 1 + size > width {
                lines.append(current)
                current = Line(String(repeating: " ", count: hanging))
                used = hanging
                isEmpty = true
            }
            if !isEmpty {
                current += Line(" ", word.spans.first?.style ?? .plain)
                used += 1
            }
            current += word
            used += size
            isEmpty = false
        }
        lines.append(current)
        return lines
    }

    /// The words between spaces; one may have pieces of several styles. Spaces that lead the line
    /// belong to its first word.
    private var words: [Line] {
        var words: [Line] = []
        var word = Line()
        var hasLetter = false
        for span in spans {
            var text = ""
            for character in span.text {
                if character == " ", hasLetter {
                    word += Line(text, span.style)
                    words.append(word)
                    word = Line()
                    text = ""
                    hasLetter = false
                } else if character != " " || words.isEmpty {
                    text.append(character)
                    hasLetter = hasLetter || character != " "
                }
            }
            word += Line(text, span.style)
        }
        if !word.spans.isEmpty { words.append(word) }
        return words
    }
}

extension String {
    /// The text without the spaces at its end.
    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
