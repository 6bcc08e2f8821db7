import Documents
import RPC
import Testing

/// What the writer writes.
struct JSONWriterTests {
    @Test("Commas stand between values and nowhere else")
    func commas() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.value(1)
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.value("x")
        writer.null()
        writer.endArray()
        writer.key("b")
        writer.value(true)
        writer.key("c")
        writer.raw("{\"r\":0}".utf8)
        writer.key("d")
        writer.value(-0.5)
        writer.endObject()
        #expect(
            writer.text == #"{"a":[1,{},[],"x",null],"b":true,"c":{"r":0},"d":-0.5}"#
        )
    }

    @Test("Only quotes, backslashes and control characters are escaped")
    func strings() {
        let cases = [
            ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{0}\u{8}\u{C}\u{1F}", #""\u0000\u0008\u000c\u001f""#),
            ("\u{7F}\u{2028}\u{2029}é😀", "\"\u{7F}\u{2028}\u{2029}é😀\""),
            ("<script>'; --", "\"<script>'; --\""),
        ]
        for (string, text) in cases {
            var writer = JSONWriter()
            writer.value(string)
            #expect(writer.text == text)
        }
    }

    @Test("An escape is found at every place of a string of every length, as key and as value")
    func escapesAnywhere() {
        let bytes: [(UInt8, String)] = [
            (0x00, "\\u0000"), (0x1F, "\\u001f"), (0x22, "\\\""), (0x5C, "\\\\"), (0x20, " "),
            (0x21, "!"), (0x23, "#"), (0x5B, "["), (0x5D, "]"), (0x7F, "\u{7F}"), (0x0A, "\\n"),
        ]
        for length in 0...80 {
            for place in 0..<length {
                let (byte, text) = bytes[(length + place) % bytes.count]
                var string = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                string[place] = byte
                // Right behind it a byte that a borrow could disturb.
                if place + 1 < length, place % 3 == 0 { string[place + 1] = UInt8(ascii: "!") }
                let value = String(decoding: string, as: UTF8.self)
                let rest = String(decoding: string[(place + 1)...], as: UTF8.self)
                let quoted = "\"" + String(repeating: "a", count: place) + text + rest + "\""
                var writer = JSONWriter()
                writer.beginObject()
                writer.key(value)
                writer.value(value)
                writer.endObject()
                #expect(writer.text == "{\(quoted):\(quoted)}", "\(length) bytes, \(place)")
            }
        }
    }

    @Test(
        "Whole numbers are written in full",
        arguments: [
            0, 1, -1, 9, 10, -10, 9_007_199_254_740_991, .max, .min,
        ]
    )
    func integers(_ value: Int) {
        var writer = JSONWriter()
        writer.value(value)
        #expect(writer.text == String(value))
    }

    @Test(
        "Doubles are the shortest text, whole ones without .0",
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (-0.5, "-0.5"),
            (0.7312500000000001, "0.7312500000000001"),
            (0.14400000000000002, "0.14400000000000002"),
            (0.001, "0.001"), (0.0001, "0.0001"), (0.00001, "1e-05"), (1e15, "1000000000000000"),
            (999_999_999_999_999, "999999999999999"), (1e16, "10000000000000000"),
            (0x1p54, "1.8014398509481984e+16"),
            (.leastNonzeroMagnitude, "5e-324"),
            (1e10 - 0.00001, "9999999999.99999"), (123.45678, "123.45678"), (0.3, "0.3"),
            (0.1 + 0.2, "0.30000000000000004"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        ] as [(Double, String)]
    )
    func doubles(_ value: Double, _ text: String) {
        var writer = JSONWriter()
        writer.value(value)
        #expect(writer.text == text)
        #expect(value.shortestText == text)
    }

    @Test(
        "What JSON has no number for becomes null",
        arguments: [
            Double.nan, .infinity, -.infinity,
        ]
    )
    func notFinite(_ value: Double) {
        var writer = JSONWriter()
        writer.value(value)
        #expect(writer.text == "null")
    }

    @Test("A plain scalar of YAML becomes a string")
    func plain() {
        var writer = JSONWriter()
        writer.value(Node(.scalar("12", .plain)))
        #expect(writer.text == "\"12\"")
    }

    @Test("The pretty layout puts each value on its line")
    func pretty() throws {
        let text = #"{"a":[1,[],{}],"b":{"c":"x"},"d":[],"e":null}"#
        var writer = JSONWriter(layout: .pretty)
        writer.value(try JSONReader.read(Array(text.utf8)))
        let pretty = """
            {
              "a": [
                1,
                [],
                {}
              ],
              "b": {
                "c": "x"
              },
              "d": [],
              "e": null
            }
            """
        #expect(writer.text == pretty)
        var compact = JSONWriter()
        compact.value(try JSONReader.read(writer.bytes))
        #expect(compact.text == text)
    }

    @Test("An emptied writer starts afresh, even from the middle of an object")
    func reuse() {
        var writer = JSONWriter(layout: .pretty, capacity: 100)
        writer.beginObject()
        writer.key("a")
        writer.removeAll()
        writer.beginArray()
        writer.value(1)
        writer.endArray()
        #expect(writer.text == "[\n  1\n]")
    }
}
