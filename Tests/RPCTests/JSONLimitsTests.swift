import Documents
import RPC
import Testing

/// Each limit, on both sides.
struct JSONLimitsTests {
    @Test("The limits are those of the protocol")
    func values() {
        let limits = JSONLimits.request
        #expect(
            JSONLimit.allCases.map { limits[$0] } == [262_144, 32, 4096, 1000, 256, 64]
        )
        #expect(
            JSONLimit.allCases.map(\.rawValue) == [
                "bodyBytes", "depth", "stringBytes", "arrayItems", "objectMembers", "keyBytes",
            ]
        )
    }

    @Test("A body may have 256 KiB and not a byte more")
    func body() {
        let text = "1" + String(repeating: " ", count: 262_143)
        expect(text, refusedBy: nil)
        expect(text + " ", refusedBy: .body)
    }

    @Test("Values may be nested 32 levels deep and not 33", arguments: ["[", "{\"a\":"])
    func depth(_ open: String) {
        let close = open == "[" ? "]" : "}"
        let text = {
            String(repeating: open, count: $0) + "1" + String(repeating: close, count: $0)
        }
        expect(text(32), refusedBy: nil)
        expect(text(33), refusedBy: .depth)
        expect(String(repeating: open, count: 50_000), refusedBy: .depth)
    }

    @Test("No setting lets the reader call itself without bound")
    func deepest() {
        var limits = JSONLimits()
        limits.depthLevels = .max
        let text = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
        #expect(JSONReaderTests.fault(text(256), limits) == nil)
        #expect(JSONReaderTests.fault(text(257), limits)?.limit == .depth)
    }

    @Test("A string may have 4 KiB after unescaping", arguments: ["x", "é", "\\n", "\\u00e9", "😀"])
    func string(_ letter: String) {
        let width = ["x": 1, "é": 2, "\\n": 1, "\\u00e9": 2, "😀": 4][letter, default: 1]
        let text = { "\"" + String(repeating: letter, count: 4096 / width) + $0 + "\"" }
        expect(text(""), refusedBy: nil)
        expect(text("x"), refusedBy: .string)
    }

    @Test("The spelling of a number may have 4 KiB")
    func number() {
        expect("0." + String(repeating: "0", count: 4094), refusedBy: nil)
        expect("0." + String(repeating: "0", count: 4095), refusedBy: .string)
    }

    @Test("An array may have 1,000 values")
    func array() {
        let text = { "[" + String(repeating: "1,", count: $0 - 1) + "1]" }
        expect(text(1000), refusedBy: nil)
        expect(text(1001), refusedBy: .array)
    }

    @Test("An object may have 256 members")
    func members() {
        let text = { "{" + (0..<$0).map { "\"\($0)\":0" }.joined(separator: ",") + "}" }
        expect(text(256), refusedBy: nil)
        expect(text(257), refusedBy: .members)
    }

    @Test("A member name may have 64 bytes", arguments: ["x", "é", "\\u0061"])
    func key(_ letter: String) {
        let width = letter == "é" ? 2 : 1
        let text = { "{\"" + String(repeating: letter, count: 64 / width) + $0 + "\":0}" }
        expect(text(""), refusedBy: nil)
        expect(text("x"), refusedBy: .key)
    }

    @Test("A fault of a limit names the limit, its size and the place")
    func message() {
        let fault = JSONReaderTests.fault(
            "{\"a\":[\"" + String(repeating: "x", count: 5000) + "\"]}"
        )
        #expect(fault?.code == .limit)
        #expect(fault?.pointer == "/a/0")
        #expect(fault?.message == "a string or number is longer than 4096 bytes, at byte 6")
    }

    private func expect(_ text: String, refusedBy limit: JSONLimit?) {
        let fault = JSONReaderTests.fault(text)
        #expect(fault?.limit == limit)
        if limit != nil { #expect(fault?.code == .limit) }
    }
}
