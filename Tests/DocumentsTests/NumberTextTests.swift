import Documents
import TestSupport
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
    /// Random doubles for each seed.
    static let perSeed = 25_000

    @Test("Any finite double reads back bit for bit from its shortest text", arguments: 1...4)
    func roundTrip(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        var checked = 0
        while checked < Self.perSeed {
            let number = Double(bitPattern: random.next())
            guard number.isFinite else { continue }
            checked += 1
            let text = number.shortestText
            let again = try #require(Double(decimal: text), "seed \(seed): \(text) is no decimal")
            guard again.bitPattern == number.bitPattern else {
                Issue.record("seed \(seed): \(number) became \(text), which is \(again)")
                return
            }
        }
    }

    @Test(
        "Numbers of every size and shape that catalogues hold read back bit for bit",
        arguments: 1...4
    )
    func everydayNumbers(seed: Int) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Self.perSeed {
            let whole = Double(
                Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0...60, using: &random)
            )
            let share = Double.random(in: 0...1, using: &random)
            let rounded = (share * 1000).rounded() / 1000
            for number in [whole, share, rounded, -share, whole * share, whole / 100] {
                let again = Double(decimal: number.shortestText)
                guard again?.bitPattern == number.bitPattern else {
                    Issue.record("seed \(seed): \(number) became \(number.shortestText)")
                    return
                }
            }
        }
    }

    @Test(
        "The shortest text of a number is what people write",
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1.0, "1"), (-17.0, "-17"), (0.1, "0.1"), (2.5, "2.5"),
            (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"),
            (999_999_999_999_999, "999999999999999"), (-999_999_999_999_999, "-999999999999999"),
            (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"),
            (0x1p54, "1.8014398509481984e+16"), (-0x1.fffffffffffffp53, "-18014398509481982"),
            (1e300, "1e+300"),
            (.leastNonzeroMagnitude, "5e-324"), (1e-7, "1e-07"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        ]
    )
    func spelling(number: Double, text: String) {
        #expect(number.shortestText == text)
        #expect(Double(decimal: text)?.bitPattern == number.bitPattern)
    }

    @Test(
        "A decimal is read as JSON spells it",
        arguments: [
            ("0", 0.0), ("-0", -0.0), ("10", 10), ("10.0", 10), ("1e1", 10), ("1E+1", 10),
            ("100e-1", 10), ("-12.75", -12.75), ("0.5", 0.5), ("0e0", 0), ("1e-400", 0),
            ("-1e-400", -0.0), ("1e400", .infinity), ("-1e400", -.infinity), ("0.10", 0.1),
            ("123456789012345678901234567890", 123456789012345678901234567890.0),
        ]
    )
    func reading(text: String, number: Double) {
        #expect(Double(decimal: text)?.bitPattern == number.bitPattern, "\(text)")
    }

    @Test(
        "Nothing looser than a JSON number is a decimal",
        arguments: [
            "", "-", "+1", "01", "-01", "00", ".5", "-.5", "5.", "1.e1", "1e", "1e+", "1e1.5",
            "0x10", "inf", "nan", "Infinity", "NaN", " 1", "1 ", "1_000", "1,5", "1d3", "--1",
            "1-", "1e5x", "٣", "１", "1\u{0}", "1\u{301}", "1e\u{301}5", "½",
        ]
    )
    func refused(text: String) {
        #expect(Double(decimal: text) == nil, "'\(text)' was read")
    }
}

@Suite("Nodes")
struct NodeTests {
    @Test(
        "A plain scalar means what its shape says and never what its spelling suggests",
        arguments: [
            "NO", "no", "yes", "on", "off", "~", "null", "True", "TRUE", "0x1F", "1_0", ".inf",
            "2024-01-01",
        ]
    )
    func plainScalars(text: String) {
        let node = Node(.scalar(text, .plain))
        #expect(node.text == text)
        #expect(node.boolean == nil)
        #expect(node.number == nil)
        #expect(!node.isNull)
    }

    @Test("A plain scalar can be a number, a truth value and a text, a quoted one only a text")
    func quoting() {
        let plain = Node(.scalar("2.10", .plain))
        #expect(plain.number == 2.1)
        #expect(plain.text == "2.10")
        #expect(Node(.scalar("true", .plain)).boolean == true)
        #expect(Node.text("2.10").number == nil)
        #expect(Node.text("true").boolean == nil)
        #expect(Node.number(2.1).text == nil)
        #expect(Node.boolean(true).text == nil)
        #expect(Node.null.text == nil)
        #expect(Node.null.isNull)
    }

    @Test(
        "A whole number may be spelt with a point or an exponent",
        arguments: [
            ("10", 10), ("10.0", 10), ("1e1", 10), ("-0", 0),
            ("9007199254740991", 9_007_199_254_740_991),
            ("-9007199254740991", -9_007_199_254_740_991),
        ]
    )
    func integers(text: String, value: Int) {
        #expect(Node(.scalar(text, .number)).integer == value)
    }

    @Test(
        "A number that is not whole, too large or not finite is no integer",
        arguments: ["1.5", "9007199254740992", "-9007199254740992", "1e400", "1e300", "x"]
    )
    func notIntegers(text: String) {
        #expect(Node(.scalar(text, .number)).integer == nil)
    }

    @Test("A number beyond the doubles is no number")
    func infinite() {
        #expect(Node(.scalar("1e400", .number)).number == nil)
        #expect(Node(.scalar("1e-400", .number)).number == 0)
    }

    @Test("A member is found by its key, and only in a mapping")
    func members() {
        let node = Node.mapping([.init("a", .number(1)), .init("b", .text("x"))])
        #expect(node["b"]?.text == "x")
        #expect(node["c"] == nil)
        #expect(Node.sequence([node])["a"] == nil)
        #expect(node.items.isEmpty)
        #expect(Node.text("x").members.isEmpty)
    }
}

@Suite("Source documents")
struct SourceDocumentTests {
    @Test(
        "A document is named after its file without folder and extension",
        arguments: [
            ("solutions/openmrs.yaml", "openmrs"), ("openmrs.yaml", "openmrs"),
            ("labels/en/trl.yaml", "trl"), ("profiles/RO21.v2.yaml", "RO21.v2"), ("", ""),
        ]
    )
    func stem(file: String, stem: String) {
        #expect(SourceDocument(file: file, node: .null).stem == stem)
    }

    @Test("A fault says where, what and what was perhaps meant")
    func faultText() {
        let fault = Fault(
            file: "solutions/a.yaml",
            line: 7,
            pointer: "/kind",
            "is wrong",
            allowed: ["x", "y"]
        )
        #expect(fault.description == "solutions/a.yaml:7: /kind: is wrong (did you mean x, y?)")
        #expect(Fault("is wrong").description == "is wrong")
        #expect(Fault(file: "models", "is empty").description == "models: is empty")
    }
}
