import Documents
import RPC
import TestSupport
import Testing

/// Numbers as text: digit by digit what the standard library says.
struct DecimalTextTests {
    private static func text(of value: Double) -> String {
        withUnsafeTemporaryAllocation(byteCount: DecimalText.room, alignment: 1) { room in
            let length = DecimalText.write(value, into: room)
            return String(decoding: room[..<length], as: UTF8.self)
        }
    }

    private static func text(of value: Int) -> String {
        withUnsafeTemporaryAllocation(byteCount: DecimalText.room, alignment: 1) { room in
            let length = DecimalText.write(value, into: room)
            return String(decoding: room[..<length], as: UTF8.self)
        }
    }

    private func expectShortest(_ value: Double, _ source: String) throws {
        let bits = String(value.bitPattern, radix: 16)
        try #require(Self.text(of: value) == value.shortestText, "\(source), bits 0x\(bits)")
    }

    @Test("Powers of two and what lies beside them have the shortest text")
    func powersOfTwo() throws {
        let all: UInt64 = 1 << 52 - 1
        let half: UInt64 = 1 << 51
        let fractions = [0, 1, 2, 3, half - 1, half, half + 1, all - 2, all - 1, all]
        for exponent in 0..<0x7FF as Range<UInt64> {
            for fraction in fractions {
                let value = Double(bitPattern: exponent << 52 | fraction)
                try expectShortest(value, "exponent \(exponent), fraction \(fraction)")
                try expectShortest(-value, "exponent \(exponent), fraction \(fraction), negative")
            }
        }
    }

    @Test("Short decimals of every size and what lies beside them have the shortest text")
    func shortDecimals() throws {
        for exponent in -326...308 {
            for digits in 1...120 {
                let value = try #require(Double("\(digits)e\(exponent)"))
                guard value.isFinite else { continue }
                let source = "beside \(digits)e\(exponent)"
                try expectShortest(value, source)
                try expectShortest(value.nextDown, source)
                if value < .greatestFiniteMagnitude { try expectShortest(value.nextUp, source) }
            }
        }
    }

    @Test("The smallest numbers, and the bounds of each notation, have the shortest text")
    func bounds() throws {
        for bits in 0..<20_000 as Range<UInt64> {
            try expectShortest(Double(bitPattern: bits), "the smallest")
        }
        for bound in [1e-5, 1e-4, 1e-3, 0.1, 1, 1e15, 1e16, 1e17, 0x1p52, 0x1p53, 0x1p54, 1e22] {
            var below = bound
            var above = bound
            for _ in 0..<2000 {
                try expectShortest(below, "below \(bound)")
                try expectShortest(above, "above \(bound)")
                below = below.nextDown
                above = above.nextUp
            }
        }
    }

    @Test("Random numbers have the shortest text", arguments: [1, 2, 3] as [UInt64])
    func random(_ seed: UInt64) throws {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200_000 {
            let source = "seed \(seed)"
            try expectShortest(generator.double(), source)
            try expectShortest(Double(bitPattern: generator.next() >> 12), source)
            try expectShortest(Double(generator.next() >> UInt64(generator.below(64))), source)
            // As a score is made: of weights and utilities.
            let weight = Double(generator.below(1001)) / 1000
            let utility = Double(generator.below(1001)) / 1000
            try expectShortest(weight * utility, source)
            try expectShortest(weight * utility + generator.unit(), source)
            // Whole multiples of a power of two: many of them are halfway between two decimals.
            let power = Double(sign: .plus, exponent: -generator.below(60), significand: 1)
            try expectShortest(Double(generator.next() >> 40) * power, source)
        }
    }

    @Test("Whole numbers are written in full", arguments: [1, 2] as [UInt64])
    func integers(_ seed: UInt64) {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        for value in [0, 9, 10, 99_999_999, 100_000_000, 999_999_999, .max, .min] {
            #expect(Self.text(of: value) == String(value))
        }
        for _ in 0..<50_000 {
            let value = Int(truncatingIfNeeded: generator.next()) >> generator.below(64)
            #expect(Self.text(of: value) == String(value), "seed \(seed)")
        }
    }

    @Test("No byte in front of a number or behind its room is touched")
    func room() {
        let values = [
            -0.00012345678901234567, -2.2250738585072014e-308, -1234567890123456.7, -0.0,
            .leastNonzeroMagnitude, -12.345678901234567, -0x1.fffffffffffffp53,
            .greatestFiniteMagnitude,
        ]
        for value in values {
            var bytes = [UInt8](repeating: 0xAA, count: DecimalText.room + 16)
            let length = bytes.withUnsafeMutableBytes { bytes in
                DecimalText.write(value, into: bytes, at: 8)
            }
            #expect(length <= 24)
            let text = String(decoding: bytes[8..<8 + length], as: UTF8.self)
            #expect(text == value.shortestText)
            #expect(bytes[..<8].allSatisfy { $0 == 0xAA }, "\(value)")
            #expect(bytes[(8 + DecimalText.room)...].allSatisfy { $0 == 0xAA }, "\(value)")
        }
    }
}

extension SplitMix64 {
    /// A number from 0 up to and without 1, as fine as there is below one half.
    fileprivate mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
