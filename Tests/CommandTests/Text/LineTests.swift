import Testing

@testable import twinmatch

@Suite("Lines")
struct LineTests {
    @Test(
        "A text takes the columns that a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("ăâîșțĂÂÎȘȚ", 10), ("a\u{306}s\u{326}", 2), ("医院", 4),
            ("한국어", 6), ("ﾊﾝ", 2), ("🏥", 2), ("█▌·├─┤", 6), ("1\u{A0}%", 3), ("“…” – ✓", 7),
            ("a\u{200B}b", 2),
        ] as [(String, Int)]
    )
    func columns(text: String, count: Int) {
        #expect(text.columns == count)
        #expect(Line(text).columns == count)
    }

    @Test("A line is cut between characters, with an ellipsis within the width")
    func cut() {
        #expect(Line("abcdef").cut(to: 6).text == "abcdef")
        #expect(Line("abcdef").cut(to: 5).text == "abcd…")
        #expect(Line("ab cdef").cut(to: 4).text == "ab…")
        #expect(Line("医院医院").cut(to: 4).text == "医…")
        #expect(Line("abc").cut(to: 0).text == "")
        #expect(Line("e\u{301}e\u{301}e\u{301}").cut(to: 2).text == "e\u{301}…")
        let styled = (Line("abc", .strong) + Line("def", .bad)).cut(to: 5)
        #expect(styled.spans.map(\.style) == [.strong, .bad])
    }

    @Test("Running text breaks between words, keeps its styles and hangs its indent")
    func wrap() {
        let text = Line("one two ", .strong) + Line("three four", .bad)
        let lines = text.wrapped(to: 10, hanging: 2)
        #expect(lines.map(\.text) == ["one two", "  three", "  four"])
        #expect(lines[1].spans.last?.style == .bad)
        #expect(text.wrapped(to: nil).count == 1)
        #expect(Line("abcdefghij kl").wrapped(to: 5).map(\.text) == ["abcdefghij", "kl"])
        #expect(Line("9\u{A0}% of x").wrapped(to: 4).map(\.text) == ["9\u{A0}%", "of x"])
    }

    @Test("Wrapped text loses no word at any width", arguments: 1...60)
    func wrapKeepsWords(_ width: Int) {
        let text = "Nicio soluție nu îndeplinește toate cerințele, 医院 nici măcar aceasta."
        let lines = Line(text).wrapped(to: width)
        #expect(lines.map(\.text).joined(separator: " ") == text)
        for line in lines where line.text.contains(" ") { #expect(line.columns <= width) }
    }

    @Test("A colour stands around its piece, and nowhere without colours")
    func colour() {
        let line = Line("a", .strong) + Line("b") + Line("c", .bad)
        #expect(line.rendered(colour: true) == "\u{1B}[1ma\u{1B}[0mb\u{1B}[31mc\u{1B}[0m")
        #expect(line.rendered(colour: false) == "abc")
    }

    @Test("What would move the cursor or turn the text around is never written")
    func controls() {
        let line = Line("a\u{1B}[2J\u{202E}\r\n\u{7F}\u{9B}b\u{2028}")
        #expect(line.rendered(colour: true) == "a[2Jb")
        #expect("ș\tt".withoutControls == "șt")
    }

    @Test("Only the text without a style takes one")
    func styled() {
        let line = (Line("a", .bad) + Line("b")).styled(.faint)
        #expect(line.spans.map(\.style) == [.bad, .faint])
    }
}

@Suite("Bars")
struct BarTests {
    @Test("A share fills its part of the width, in eighths", arguments: 3...30)
    func share(_ width: Int) {
        for step in 0...100 {
            let line = Bar.share(Double(step) / 100, width: width)
            #expect(line.columns == width)
        }
        #expect(Bar.share(0, width: 4).text == "····")
        #expect(Bar.share(0.5, width: 4).text == "██··")
        #expect(Bar.share(0.53125, width: 4).text == "██▏·")
        #expect(Bar.share(7, width: 4).text == "████")
        #expect(Bar.share(-1, width: 4).text == "····")
    }

    @Test("The mark lies within its interval, and the bar within its width")
    func interval() {
        for low in stride(from: 0.0, through: 1, by: 0.05) {
            for high in stride(from: low, through: 1, by: 0.05) {
                let bar = Bar.interval(score: (low + high) / 2, low: low, high: high, width: 20)
                #expect(bar.columns == 20)
                #expect(bar.text.count(where: { $0 == "█" }) == 1)
                let inner = bar.text.drop { $0 == "·" }
                #expect(inner.first == "├" || inner.first == "█")
            }
        }
        #expect(Bar.interval(score: 0.5, low: 0, high: 1, width: 7).text == "├──█──┤")
        #expect(Bar.interval(score: 0.25, low: 0.25, high: 0.25, width: 4).text == "·█··")
        #expect(Bar.interval(score: 0, low: 0, high: 1, width: 4).text == "█──┤")
    }
}
