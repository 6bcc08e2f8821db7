import Documents
import RPC
import TestSupport
import Testing

/// Numbers from text: bit for bit what the standard library says.
struct DecimalReaderTests {
    private static func read(_ bytes: [UInt8], at start: Int) -> (value: Double, end: Int)? {
        DecimalReader.read(bytes.span.bytes, at: start)
    }

    private func expectNearest(_ text: String, _ source: String) throws {
        let bytes = Array(text.utf8)
        let (value, end) = try #require(Self.read(bytes, at: 0), "\(source): \(text)")
        try #require(value.bitPattern == Double(text)?.bitPattern, "\(source): \(text)")
        try #require(end == bytes.count, "\(source): \(text)")
    }

    @Test(
        "The hard cases are read as the nearest Double",
        arguments: [
            "0", "-0", "0.0", "-0.0e5", "0e999", "5e-324", "2.4703282292062327e-324",
            "2.4703282292062328e-324", "2.470328229206232720882843964341106861825e-324",
            "2.2250738585072011e-308", "2.2250738585072014e-308", "1.7976931348623157e308",
            "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793e289",
            "1e309", "-1e400", "1e-400", "1e99999999999999999999999", "1e-99999999999999999999999",
            "9007199254740992", "9007199254740993", "9007199254740993.0", "9007199254740995",
            "9007199254740993.00000000000000000000000001", "18446744073709551615",
            "18446744073709551616", "9999999999999999999", "99999999999999999999999e-5",
            "1e22", "1e23", "8.5e22", "1E+5", "1e-05", "10000000000000000000000000000000000e-34",
            "0.000000000000000000000000000000000000000000000000000000000000000001e66",
            "0.30000000000000004", "7.2057594037927933e16", "7.2057594037927932e16",
            "4.4501477170144023e-308", "6250000000000000000000000000000000000000001e-41",
        ]
    )
    func hard(_ text: String) throws { try expectNearest(text, "a hard case") }

    @Test("What is no number of JSON is left to whoever says why")
    func refused() {
        let texts = [
            "", "-", "01", "-01", "00", "1.", "1.e5", ".5", "+1", "1e", "1e+", "1.5E-", "x", "-x",
            "e5", "inf", "nan", "\"1\"",
        ]
        for text in texts {
            #expect(Self.read(Array(text.utf8), at: 0) == nil, "\(text)")
        }
    }

    @Test("A number ends where something else starts, wherever it stands")
    func ends() throws {
        let text = Array(#"[0.25,-3e2]  {"a":12345678,"b":1.5}x"#.utf8)
        let numbers = [(1, 0.25, 5), (6, -300, 10), (18, 12_345_678, 26), (31, 1.5, 34)]
        for (start, value, end) in numbers {
            let read = try #require(Self.read(text, at: start))
            #expect(read.value == value)
            #expect(read.end == end)
        }
        #expect(Self.read(text, at: text.count) == nil)
    }

    @Test("Of all short texts, those that are JSON numbers are read, and no others")
    func grammar() throws {
        let alphabet = Array("07.eE+-".utf8)
        var accepted = 0
        var texts: [[UInt8]] = [[]]
        for _ in 0..<6 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            for text in texts {
                let string = String(decoding: text, as: UTF8.self)
                let expected = Double(decimal: string)
                let read = Self.read(text, at: 0)
                let whole = read?.end == text.count ? read?.value : nil
                try #require(whole?.bitPattern == expected?.bitPattern, "\(string)")
                if expected != nil { accepted += 1 }
            }
        }
        #expect(accepted > 1000)
    }

    @Test("Random texts are read as the nearest Double", arguments: [1, 2, 3] as [UInt64])
    func random(_ seed: UInt64) throws {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        let source = "seed \(seed)"
        for _ in 0..<50_000 {
            try expectNearest(generator.double().description, source)
            try expectNearest(Double(bitPattern: generator.next() >> 12).description, source)
            let utility = Double(generator.below(1001)) / 1000
            try expectNearest((utility * Double(generator.below(1001)) / 1000).description, source)
            let number = generator.next() >> UInt64(generator.below(64))
            try expectNearest("\(number)e\(generator.below(680) - 365)", source)
            try expectNearest("\(generator.below(10)).\(generator.digits(30))", source)
            let whole = "\(1 + generator.below(9))\(generator.digits(30))"
            try expectNearest("-\(whole).\(generator.digits(30))E+\(generator.digits(3))", source)
            let zeros = String(repeating: "0", count: generator.below(330))
            try expectNearest("0.\(zeros)\(generator.digits(30))e-\(generator.digits(2))", source)
        }
    }

    @Test("Halfway texts and what lies beside them", arguments: [1, 2, 3] as [UInt64])
    func halfway(_ seed: UInt64) throws {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        let source = "seed \(seed)"
        for _ in 0..<50_000 {
            // A number of 54 bits whose last is set is halfway between two Doubles.
            let half = 1 << 53 | generator.next() >> 11 | 1
            try expectNearest("\(half)", source)
            try expectNearest("\(half).0", source)
            try expectNearest("\(half).0000000000000000000001", source)
            try expectNearest("\(half - 1).9999999999999999999999", source)
            try expectNearest("\(half)e\(generator.below(50) - 25)", source)
            // The same, with fewer bits and its point further to the left.
            let short = 1 << 23 | generator.next() >> 43
            try expectNearest((Double(short) / 1024).description, source)
        }
    }
}

extension SplitMix64 {
    /// Random digits, at least one.
    fileprivate mutating func digits(_ most: Int) -> String {
        var text = ""
        for _ in 0...below(most) { text += String(below(10)) }
        return text
    }
}
