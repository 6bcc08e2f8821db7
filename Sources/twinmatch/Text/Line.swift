/// One line of text in styled pieces, whatever width it has.
struct Line: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// A piece of text in one style.
    struct Span: Sendable, Hashable {
        var text: String
        var style: Style
    }

    /// The pieces, left to right.
    var spans: [Span] = []

    init() {}

    init(_ text: String, _ style: Style = .plain) {
        if !text.isEmpty { spans = [Span(text: text, style: style)] }
    }

    init(stringLiteral text: String) {
        self.init(text)
    }

    /// The pieces without their styles.
    var text: String { spans.map(\.text).joined() }

    /// The columns that a terminal needs for the line.
    var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

    static func + (left: Line, right: Line) -> Line {
        var sum = left
        sum.spans += right.spans
        return sum
    }

    static func += (left: inout Line, right: Line) {
        left.spans += right.spans
    }

    /// The line with a style where it has none.
    func styled(_ style: Style) -> Line {
        var line = self
        for index in line.spans.indices where line.spans[index].style == .plain {
            line.spans[index].style = style
        }
        return line
    }

    /// The line as bytes for the terminal, with its styles only where those are wanted.
    func rendered(colour: Bool) -> String {
        spans.reduce(into: "") { text, span in
            let safe = span.text.withoutControls
            if colour, let code = span.style.code {
                text += "\u{1B}[\(code)m\(safe)\u{1B}[0m"
            } else {
                text += safe
            }
        }
    }
}

extension Array<Line> {
    /// The lines as one, with a text between them.
    func joined(_ separator: String) -> Line {
        enumerated().reduce(into: Line()) { sum, part in
            if part.offset > 0 { sum += Line(separator) }
            sum += part.element
        }
    }
}
