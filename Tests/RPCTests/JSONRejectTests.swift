import Documents
import RPC
import Testing

/// What the reader refuses as no JSON.
struct JSONRejectTests {
    @Test(
        "Text that is not JSON is refused",
        arguments: [
            "", " ", "\n", "{", "[", "\"", "\"a", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1",
            "{\"a\":1,",
            "[1", "[1,", "]", "}", ",", ":", "[1]]", "{}}", "{}{}", "[] []", "1 2", "{}x",
            "\"a\"\"b\"",
            "[1,]", "[,1]", "[,]", "[1,,2]", "{\"a\":1,}", "{,}", "{\"a\":1,,\"b\":2}", "[1 2]",
            "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":}", "{:1}", "{1:1}", "{a:1}", "{'a':1}",
            "['a']",
            "{\"a\":1:2}", "[1:2]", "[\"a\":1]", "{\"a\",1}", "{[]:1}", "{null:1}",
            "// x\n1", "/* x */ 1", "[1/**/]", "1//", "#1", "[1,#\n2]", "{\"a\":/*x*/1}",
            "True", "TRUE", "tru", "trux", "nul", "nulll", "fals", "undefined", "NULL", "truefalse",
            "\u{A0}1", "\u{2028}1", "\u{B}1", "\u{C}1", "1\u{0}", "\u{0}", "[\u{0}1]", "\u{85}1",
        ]
    )
    func grammar(_ text: String) { Self.expectRefused(Array(text.utf8)) }

    @Test(
        "Numbers that JSON does not spell so are refused",
        arguments: [
            "01", "-01", "00", "-", "+1", "--1", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1e-",
            "1E",
            "1.5.5", "1e5.5", "1e5e5", "0x10", "0b1", "1_000", "1,000", "1a", "NaN", "nan", "-NaN",
            "Infinity", "-Infinity", "inf", "1f", "1d", "١", "１", "1e٣", "−1", "0.", "-0.", "2-3",
            "1+1",
        ]
    )
    func numbers(_ text: String) {
        Self.expectRefused(Array(text.utf8))
        Self.expectRefused(Array("[\(text)]".utf8))
    }

    @Test(
        "Numbers beyond the range of a Double are refused",
        arguments: [
            "1e400", "-1e400", "1e309", "1.8e308", "1.7976931348623159e308",
            "1e99999999999999999999",
            "1" + String(repeating: "0", count: 309), "0.001e312",
        ]
    )
    func range(_ text: String) {
        Self.expectRefused(Array(text.utf8))
        #expect(JSONReaderTests.fault("{\"a\":\(text)}")?.pointer == "/a")
    }

    @Test("A long spelling of a number within range is read")
    func longNumbers() throws {
        for text in [
            "1" + String(repeating: "0", count: 308), "0." + String(repeating: "0", count: 4000),
            "1" + String(repeating: "0", count: 4000) + "e-3990", "0e99999999999999999999",
        ] {
            let node = try JSONReader.read(Array(text.utf8))
            #expect(node.number != nil)
            #expect(node.content == .scalar(text, .number))
        }
    }

    @Test(
        "Strings with a broken escape or a raw control character are refused",
        arguments: [
            #""\x""#, #""\'""#, #""\0""#, #""\U0041""#, #""\a""#, #""\""#, #""\u""#, #""\u1""#,
            #""\u12""#, #""\u123""#, #""\u123g""#, #""\u+123""#, #""\u 123""#, #""\u{41}""#,
            #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#,
            #""\ud800\ud800""#, #""\udc00\ud800""#, #""\udbff\u""#, #""\ud800\udc0""#, #""\ud800\"#,
            "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "\"\r\"", "\"\\\n\"", "\"\\é\"",
        ]
    )
    func strings(_ text: String) {
        Self.expectRefused(Array(text.utf8))
        Self.expectRefused(Array("{\(text):1}".utf8))
    }

    @Test(
        "Ill-formed UTF-8 is refused",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xAF, 0xBF], [0xED, 0xB0, 0x80], [0xED, 0xBF, 0xBF],
            [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3], [0xE2, 0x82],
            [0xF0, 0x9F, 0x98],
            [0xC3, 0x28], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xF0, 0x28, 0x8C, 0xBC],
            [0xF0, 0x9F, 0x28, 0xBC], [0xF0, 0x9F, 0x98, 0x28], [0xC3, 0xC3], [0xE1, 0x80, 0xE2],
        ] as [[UInt8]]
    )
    func encoding(_ sequence: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        Self.expectRefused([quote] + sequence + [quote])
        Self.expectRefused([quote, 0x61, 0x62] + sequence + [0x63, quote])
        Self.expectRefused([quote] + sequence)
        Self.expectRefused(sequence)
        // With an escape before it, the slower way of reading must find it, too.
        Self.expectRefused([quote, 0x5C, 0x6E] + sequence + [quote])
    }

    @Test("A byte order mark and the other encodings of Unicode are refused with a hint")
    func otherEncodings() {
        let text = "{\"a\":1}"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), 0, 0, 0] }
        for bytes in [little, big, wide, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
            #expect(Self.expectRefused(bytes)?.message.contains("UTF-16") == true)
        }
        let marked = Self.expectRefused([0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(marked?.message.contains("byte order mark") == true)
    }

    @Test("Every beginning of a request is refused")
    func truncated() {
        let body = Array(
            #"{"jsonrpc":"2.0","id":"ré","params":{"a":[1.5e3,true,"\u00e9\n"]}}"#.utf8
        )
        for length in 0..<body.count { Self.expectRefused(Array(body[..<length])) }
    }

    @Test("A message never quotes what the client sent")
    func silent() {
        for text in ["SECRET", "[SECRET]", "{\"SECRET\" 1}", "\"SECRET", "1SECRET"] {
            #expect(JSONReaderTests.fault(text)?.message.contains("SECRET") == false)
        }
    }

    @discardableResult
    static func expectRefused(_ bytes: [UInt8]) -> JSONFault? {
        #expect(PlainReader.read(bytes) == nil, "the twin reads \(bytes)")
        do throws(JSONFault) {
            let node = try JSONReader.read(bytes)
            Issue.record("read \(String(decoding: bytes, as: UTF8.self)) as \(node)")
            return nil
        } catch {
            #expect(error.code == .parse)
            #expect((0...bytes.count).contains(error.offset))
            return error
        }
    }
}
