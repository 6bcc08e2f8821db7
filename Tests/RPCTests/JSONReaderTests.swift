import Documents
import RPC
import Testing

/// What the reader accepts, and what it makes of it.
struct JSONReaderTests {
    static let accepted: [(text: String, node: Node)] = [
        ("{}", .mapping([])), ("[]", .sequence([])), (" \t\r\n1 \n", .number(1)),
        ("\"\"", .text("")), ("true", .boolean(true)), ("false", .boolean(false)),
        ("null", .null), ("0", .number(0)), ("-0", Node(.scalar("-0", .number))),
        ("1e5", Node(.scalar("1e5", .number))), ("1E+5", Node(.scalar("1E+5", .number))),
        ("-1.50e-07", Node(.scalar("-1.50e-07", .number))),
        ("0e1", Node(.scalar("0e1", .number))), ("0.0", Node(.scalar("0.0", .number))),
        ("10.0", Node(.scalar("10.0", .number))),
        ("1.7976931348623157e308", Node(.scalar("1.7976931348623157e308", .number))),
        (#""\"\\\/\b\f\n\r\t""#, .text("\"\\/\u{8}\u{C}\n\r\t")),
        (#""\u0000\u001f""#, .text("\u{0}\u{1F}")),
        (#""\u00e9\u00E9""#, .text("éé")), (#""\ud83d\uDE00""#, .text("😀")),
        (#""\uFFFF\u2028""#, .text("\u{FFFF}\u{2028}")),
        (
            "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{10000}\u{10FFFF}\u{2028}\"",
            .text("\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{10000}\u{10FFFF}\u{2028}")
        ),
        ("\"telemedicină, îngrijire\"", .text("telemedicină, îngrijire")),
        ("\"'; DROP TABLE x; --<script>\"", .text("'; DROP TABLE x; --<script>")),
        (
            "[1,[2,{\"a\":[]}] , \"\" ]",
            .sequence([
                .number(1),
                .sequence([.number(2), .mapping([Node.Member("a", .sequence([]))])]), .text(""),
            ])
        ),
        (
            "{\"\":1,\" \":2,\"a\":3,\"A\":4}",
            .mapping([
                Node.Member("", .number(1)), Node.Member(" ", .number(2)),
                Node.Member("a", .number(3)), Node.Member("A", .number(4)),
            ])
        ),
    ]

    @Test("Well-formed JSON is read", arguments: accepted.indices)
    func accepts(_ index: Int) throws {
        let (text, node) = Self.accepted[index]
        #expect(try JSONReader.read(Array(text.utf8)) == node)
        #expect(PlainReader.read(Array(text.utf8)) == node)
    }

    @Test("A string is read alike wherever its special byte stands in a word of eight")
    func wordBoundaries() throws {
        for length in 0..<40 {
            for special in ["", "\\n", "é", "😀", "\\u00e9", "\u{7F}"] {
                let text = String(repeating: "x", count: length)
                let body = Array("[\"\(text)\(special)\(text)\"]".utf8)
                #expect(try JSONReader.read(body) == PlainReader.read(body))
                var broken = body
                broken[2 + length] = 0x1F
                #expect(throws: JSONFault.self) { try JSONReader.read(broken) }
            }
        }
    }

    @Test("All ways to lend the bytes lead to the same tree")
    func overloads() throws {
        let bytes = Array(#"{"a":[1,"b"]}"#.utf8)
        let node = try JSONReader.read(bytes)
        #expect(try bytes.withUnsafeBytes { try JSONReader.read($0) } == node)
        #expect(try JSONReader.read(bytes.span.bytes) == node)
    }

    @Test("Numbers keep their source text, and 1e-400 is 0")
    func numbers() throws {
        let node = try JSONReader.read(Array("[1e-400,-1e-400,10.0,1e1,5e-324]".utf8))
        #expect(node.items.map(\.number) == [0, 0, 10, 10, .leastNonzeroMagnitude])
        #expect(node.items[2].integer == 10)
        #expect(node.items[3].integer == 10)
        #expect(node.items[0].content == .scalar("1e-400", .number))
    }

    @Test("Whole numbers beyond 2^53 - 1 are read but are no integers")
    func largeIntegers() throws {
        let node = try JSONReader.read(
            Array("[9007199254740991,-9007199254740991,9007199254740992,1.5]".utf8)
        )
        #expect(
            node.items.map(\.integer) == [
                9_007_199_254_740_991, -9_007_199_254_740_991, nil, nil,
            ]
        )
    }

    @Test("A fault names its byte and its place")
    func place() {
        let fault = Self.fault(#"{"params":{"a/b~":[0,{"x":tru}]}}"#)
        #expect(fault?.pointer == "/params/a~1b~0/1/x")
        #expect(fault?.offset == 26)
        #expect(fault?.message == "a value was expected, at byte 26")
        #expect(fault?.code == .parse)
        #expect(fault?.description == "/params/a~1b~0/1/x: a value was expected, at byte 26")
    }

    @Test(
        "Two names that Swift takes for one are a duplicate",
        arguments: [
            #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#,
            #"{"é":1,"e\u0301":2}"#, #"{"K":1,"\u212A":2}"#, #"{"\u212A":1,"K":2}"#,
            #"{"":1,"":2}"#, #"{"p":{"long-name-here":1,"b":{},"long-name-here":null}}"#,
        ]
    )
    func duplicates(_ text: String) {
        let fault = Self.fault(text)
        #expect(fault?.code == .parse)
        #expect(fault?.message.contains("twice") == true)
    }

    @Test(
        "A duplicate is found at every size of object",
        arguments: [2, 8, 31, 32, 33, 34, 100, 256]
    )
    func duplicateAmongMany(_ count: Int) throws {
        var names = (0..<count).map { "name\($0)" }
        let text = { "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}" }
        #expect(try JSONReader.read(Array(text().utf8)).members.count == count)
        for (first, second) in [(0, count - 1), (count / 2, count - 1), (0, 1)] {
            names = (0..<count).map { "name\($0)" }
            names[second] = names[first]
            if first != second { #expect(Self.fault(text())?.code == .parse) }
            names[second] = names[second].replacing("n", with: #"\u006e"#)
            if first != second { #expect(Self.fault(text())?.code == .parse) }
        }
    }

    /// The fault of a text that must be refused.
    static func fault(_ text: String, _ limits: JSONLimits = .request) -> JSONFault? {
        do throws(JSONFault) {
            _ = try JSONReader.read(Array(text.utf8), limits: limits)
            return nil
        } catch { return error }
    }
}
