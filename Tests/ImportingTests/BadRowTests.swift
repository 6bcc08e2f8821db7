import Catalog
import Documents
import Foundation
import Testing

@testable import Importing

@Suite("Bad rows are told, and the rest goes on")
struct BadRowTests {
    private static let head =
        "id,name,kind,summary.en,summary.ro,features.languages,features.year-cost"
    private static let good = "fine,Fine,software,One,Unu,en;ro,1000"

    /// A bad line of a spreadsheet, and a word of what is said of it.
    static let lines: [(bytes: [UInt8], word: String)] = [
        (Array("a,b,c".utf8), "cells"), (Array((good + ",more").utf8), "cells"),
        (Array("bad,B,software,\u{1}x,\u{1},en,".utf8), "control"),
        (Array("bad,".utf8) + [0xC3, 0x28] + Array(",software,a,b,en,".utf8), "UTF-8"),
        (Array("bad,B".utf8) + [0] + Array(",software,a,b,en,".utf8), "NUL"),
        (Array("bad,=cmd|' /C calc'!A0,software,a,b,en,".utf8), "formula"),
        (Array("bad,@SUM(A1),software,a,b,en,".utf8), "formula"),
        (Array("bad,B,sofware,a,b,en,".utf8), "software"),
        (Array("bad,B,software,,,en,".utf8), "summary"),
        (Array("bad,\"B\"x,software,a,b,en,".utf8), "quotation mark"),
        (Array("bad,B\"x,software,a,b,en,".utf8), "quotation mark"),
        (Array("Über uns/,B,software,a,b,en,".utf8), "/id"),
        (
            Array(("bad," + String(repeating: "x", count: 1 << 20) + ",software,a,b,en,").utf8),
            "1 MiB"
        ),
    ]

    @Test("A bad line of a spreadsheet is refused with its reason", arguments: lines.indices)
    func spreadsheet(index: Int) throws {
        let (bytes, word) = Self.lines[index]
        let file =
            Array((Self.head + "\r\n" + Self.good + "\r\n").utf8) + bytes
            + Array("\r\nlast,Last,software,a,b,fr,\r\n".utf8)
        for piece in [1, 4096, 1 << 22] where piece > 1 || file.count < 10_000 {
            let rows = ImportTrial.rows(file, .csv, piece: piece)
            #expect(rows.count == 3 && rows.map(\.number) == [1, 2, 3])
            #expect(rows.first?.refusal == nil && rows.last?.refusal == nil, "the rest goes on")
            let bad = try #require(rows.dropFirst().first)
            let refused = bad.fields.filter { $0.kind == .refused }.flatMap(\.reasons)
            let said = ([bad.refusal ?? ""] + refused).joined(separator: "; ")
            #expect(said.contains(word), "\(said)")
            #expect(bad.refusal != nil && bad.line == 3, "\(said)")
        }
    }

    @Test("An unknown code is refused with its nearest, and the row stays without it")
    func unknownCode() throws {
        let text = "\(Self.head)\nx,X,software,a,b,en;rom;klingonian,-5\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv).first)
        #expect(row.refusal == nil)
        let refused = row.fields.filter { $0.kind == .refused }
        #expect(refused.map(\.field).contains("/features.year-cost"), "a cost is not below 0")
        let said = row.fields.flatMap(\.reasons).joined(separator: " ")
        #expect(said.contains("rom") && said.contains("klingonian"), "\(said)")
        #expect(!row.text.contains("year-cost"))
    }

    @Test("Where one language has no summary the other's stands in, and the report says so")
    func oneLanguage() throws {
        let text = "\(Self.head)\nx,X,software,,Doar atât,en,\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv).first)
        #expect(row.refusal == nil && row.text.contains("en: Doar atât"))
        let told = row.fields.filter { $0.kind == .changed }.flatMap(\.reasons)
        #expect(told.contains { $0.contains("translate") }, "\(told)")
    }

    @Test("A date that lies in the future is refused where it stands")
    func future() throws {
        let text = "\(Self.head),date\nx,X,software,a,b,en,,2999-01-01\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv).first)
        let date = try #require(row.fields.first { $0.field == "/date" })
        #expect(date.kind == .refused && date.reasons.joined().contains("future"), "\(date)")
        #expect(!row.text.contains("2999"))
    }

    @Test("A row whose given date lies in the future is refused")
    func futureDefault() throws {
        let given = FieldMap.own(
            FieldMap.Defaults(source: "Test", date: "2999-01", basis: "reviewed")
        )
        let text = "\(Self.head)\nx,X,software,a,b,en,\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv, map: given).first)
        #expect(row.refusal?.contains("future") == true, "\(row.refusal ?? "taken")")
    }

    @Test("A date beside a fact that the row does not state is told as left")
    func unusedDate() throws {
        let head = "id,name,kind,summary.en,summary.ro,features.trl,features.trl.date"
        let text = "\(head)\nx,X,software,a,b,,2024-05\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv).first)
        let date = try #require(row.fields.first { $0.field == "/features.trl.date" })
        #expect(date.kind == .left, "nothing that is taken needs it, so it is not taken: \(date)")
    }

    @Test("What our own export disarmed is armed again")
    func apostrophe() throws {
        let text = "\(Self.head)\nx,'=1+1,software,a,b,en,\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv).first)
        #expect(row.refusal == nil, "\(row.refusal ?? "")")
        #expect(row.text.contains("=1+1"))
        #expect(row.fields.contains { $0.kind == .changed && $0.field == "/name" })
    }

    @Test(
        "A broken array keeps what came whole before the break",
        arguments: [
            (#"[{"id":"a"},{"id":"b"#, 2, "cut off"), (#"[{"id":"a"},"#, 2, "cut off"),
            (#"[{"id":"a"},,{"id":"b"}]"#, 3, "comma"), (#"{"id":"a"}"#, 1, "array"),
            ("", 1, "empty"), ("[]", 1, "empty"), (#"[{"id":"a"}] x"#, 2, "behind the end"),
            (#"[{"id":"a","id":"b"}]"#, 1, "twice"), (#"["text", 7, null]"#, 3, "object"),
            (#"[{"id":"a"} {"id":"b"}]"#, 3, "comma"),
            (
                "[" + String(repeating: "[", count: 200) + String(repeating: "]", count: 201), 1,
                "deep"
            ),
        ]
    )
    func array(text: String, count: Int, word: String) {
        for piece in [1, 1000] {
            let rows = ImportTrial.rows(Array(text.utf8), .jsonArray, piece: piece)
            #expect(rows.count == count, "\(text.prefix(40)): \(rows.map(\.refusal))")
            #expect(rows.contains { $0.refusal?.contains(word) == true }, "\(rows.map(\.refusal))")
        }
    }

    @Test("A file of another encoding or with a bad line of names is refused as a whole")
    func wholeFiles() {
        let utf16 = Array("\u{FEFF}id,name\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(ImportTrial.rows(utf16, .csv).first?.refusal?.contains("UTF-16") == true)
        for head in ["id,id", "id,,name", "id;name;kind"] {
            let rows = ImportTrial.rows(Array("\(head)\na,b,c\n".utf8), .csv)
            #expect(rows.count == 1 && rows[0].number == 0 && rows[0].refusal != nil, "\(head)")
        }
        let marked = [0xEF, 0xBB, 0xBF] + Array("\(Self.head)\r\n\(Self.good)".utf8)
        #expect(ImportTrial.rows(marked, .csv).first?.refusal == nil, "a byte order mark is fine")
    }

    @Test("A line of 100 MB is skipped without being held, and the next is read")
    func hugeLine() {
        var reader = RowReader(.ndjson)
        var rows: [RawRow] = []
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<100 {
            reader.take(piece[...], into: &rows)
            #expect(rows.isEmpty)
        }
        reader.take(Array("\n{\"id\":\"a\"}\n".utf8)[...], into: &rows)
        reader.finish(into: &rows)
        #expect(
            rows.count == 2 && rows[0].bytes.isEmpty && rows[0].fault?.contains("1 MiB") == true
        )
        #expect(rows[1].bytes == Array("{\"id\":\"a\"}".utf8))
    }
}
