/// Bars made of block characters.
enum Bar {
    /// A score between its worst and its best on a scale from 0 to 1: `··├──█──────┤····`.
    ///
    /// - Parameter width: the columns of the whole scale, at least 3.
    static func interval(score: Double, low: Double, high: Double, width: Int) -> Line {
        let place = { (value: Double) in
            min(width - 1, max(0, Int((value * Double(width)).rounded(.down))))
        }
        let (start, end) = (place(low), place(high))
        // The mark lies within its interval, also where rounding would put it beside.
        let mark = min(end, max(start, place(score)))
        var line = Line()
        for column in 0..<width {
            switch column {
            case mark: line.append("█", .mark)
            case start: line.append("├", .plain)
            case end: line.append("┤", .plain)
            case start...end: line.append("─", .plain)
            default: line.append("·", .faint)
            }
        }
        return line
    }

    /// A share from 0 to 1, in eighths of a column: `██████▌   `.
    ///
    /// - Parameters:
    ///   - width: the columns of the whole.
    ///   - style: what the filled part is.
    static func share(_ value: Double, width: Int, style: Style = .good) -> Line {
        let eighths = Int((min(1, max(0, value)) * Double(width) * 8).rounded())
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        let filled = String(repeating: "█", count: eighths / 8) + partial
        let rest = String(repeating: "·", count: width - filled.columns)
        return Line(filled, style) + Line(rest, .faint)
    }
}

extension Line {
    /// Adds a piece, joined to the last where the style is the same.
    fileprivate mutating func append(_ text: String, _ style: Style) {
        if let last = spans.indices.last, spans[last].style == style {
            spans[last].text += text
        } else {
            spans.append(Span(text: text, style: style))
        }
    }
}
