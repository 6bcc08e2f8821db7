import Documents
import Testing

@testable import twinmatch

@Suite("CSV")
struct CSVTests {
    @Test(
        "A text reads back as it was",
        arguments: [
            "", "plain", "a,b", "say \"so\"", "two\nlines", "two\r\nlines", "Iași, județul",
            "\"", ",", "\"\u{301}", "a;b", " space ",
        ]
    )
    func quoting(_ text: String) throws {
        var csv = CSV(["head,er", "n"])
        csv.rows = [[.text(text), .number(0.1)], [.empty, .text(text)]]
        let rows = try CSVReader.read(csv.text)
        #expect(rows == [["head,er", "n"], [text, "0.1"], ["", text]])
        #expect(csv.text.hasSuffix("\r\n"))
    }

    @Test(
        "A text that a spreadsheet would run as a formula is disarmed",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"]
    )
    func formulas(_ text: String) throws {
        var csv = CSV(["a"])
        csv.rows = [[.text(text)]]
        #expect(try CSVReader.read(csv.text)[1] == ["'" + text])
    }

    @Test("Numbers stay numbers, negative ones too")
    func numbers() {
        #expect(CSV.Cell.number(-0.25).field == "-0.25")
        #expect(CSV.Cell.number(12).field == "12")
        #expect(CSV.Cell(.number(1e21)).field == Double(1e21).shortestText)
        #expect(CSV.Cell(.boolean(true)).field == "true")
        #expect(CSV.Cell(.null).field == "")
        #expect(CSV.Cell(nil).field == "")
        #expect(CSV.Cell(.sequence([.text("a"), .text("=b")])).field == "a =b")
    }
}
