import Testing

@testable import twinmatch

@Suite("Tables")
struct TableTests {
    private var table: Table {
        var table = Table([
            Table.Column("#", .right), Table.Column("Solution", .left, .cut(least: 12)),
            Table.Column("Reason", .left, .wrap(least: 14)), Table.Column("Score", .right),
        ])
        table.rows = [
            [
                "1", "OpenMRS, an open platform for medical records",
                "Îngrijire integrată pentru pacienții cronici din zonele rurale", "31.8%",
            ],
            ["10", "医院", "short", "9.0%"],
        ]
        return table
    }

    @Test("A table is never wider than the terminal it can fit", arguments: [40, 80, 100, 120])
    func width(_ width: Int) {
        let lines = table.lines(width: width)
        for line in lines { #expect(line.columns <= width, "\(line.text)") }
        #expect(lines.count >= 3)
    }

    @Test("Where nothing reads by columns, nothing is cut or wrapped")
    func endless() {
        let lines = table.lines(width: nil).map(\.text)
        #expect(lines.count == 3)
        #expect(lines[1].contains("an open platform for medical records"))
        #expect(lines[1].contains("din zonele rurale"))
    }

    @Test("Columns stand under each other, also with wide characters")
    func alignment() {
        let lines = table.lines(width: 120)
        let ends = lines.map(\.columns)
        #expect(Set(ends).count == 1, "the last column ends where its heading does")
        #expect(lines[0].text.hasPrefix(" #  Solution"))
        #expect(lines[1].text.hasPrefix(" 1  OpenMRS"))
        #expect(lines[2].text.hasPrefix("10  医院"))
    }

    @Test("A cell that is cut ends with an ellipsis, and one that wraps loses nothing")
    func fits() {
        let text = table.lines(width: 60).map(\.text)
        #expect(text[1].contains("…"))
        let words = Set(text.joined(separator: " ").split(separator: " "))
        for word in ["Îngrijire", "integrată", "cronici", "zonele", "rurale"] {
            #expect(words.contains(Substring(word)))
        }
    }

    @Test("A column gives way no further than it may, and whole ones never")
    func least() {
        let lines = table.lines(width: 10).map(\.text)
        #expect(lines[0] == " #  Solution      Reason          Score")
        #expect(lines[1].hasPrefix(" 1  OpenMRS, an…  "))
        #expect(lines[1].hasSuffix("31.8%"))
    }

    @Test("Nothing is written behind the last text of a line")
    func trailingSpace() {
        var table = Table([Table.Column("a"), Table.Column("b", .left, .wrap(least: 5))])
        table.rows = [["1", "one two three"], ["2", "x"]]
        for line in table.lines(width: 10) { #expect(line.text.last != " ", "\(line.text)") }
    }

    @Test("A table without headings has no line for them")
    func noHeadings() {
        var table = Table([Table.Column(""), Table.Column("")], indent: 2)
        table.rows = [["a", "b"]]
        #expect(table.lines(width: 80).map(\.text) == ["  a  b"])
    }
}
