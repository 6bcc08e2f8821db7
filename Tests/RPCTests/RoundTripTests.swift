import Documents
import RPC
import TestSupport
import Testing

/// What is written reads back as the same.
struct RoundTripTests {
    @Test(
        "A random tree reads back as itself, compact and pretty",
        arguments: [1, 2, 3] as [UInt64]
    )
    func trees(_ seed: UInt64) throws {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        var compact = JSONWriter()
        var pretty = JSONWriter(layout: .pretty)
        for _ in 0..<500 {
            let tree = generator.tree()
            compact.removeAll()
            compact.value(tree)
            pretty.removeAll()
            pretty.value(tree)
            #expect(try JSONReader.read(compact.bytes) == tree)
            #expect(try JSONReader.read(pretty.bytes) == tree)
            #expect(PlainReader.read(compact.bytes) == tree)
        }
    }

    @Test("A random Double reads back bit for bit", arguments: [1, 2, 3] as [UInt64])
    func doubles(_ seed: UInt64) throws {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        var writer = JSONWriter()
        for round in 0..<20_000 {
            let value = Self.double(round, &generator)
            writer.removeAll()
            writer.value(value)
            let read = try JSONReader.read(writer.bytes).number
            try #require(writer.text == value.shortestText, "seed \(seed)")
            // Zero loses its sign: the text is that of shortestText, for which -0.0 is whole.
            try #require(read?.bitPattern == (value == 0 ? 0 : value.bitPattern), "seed \(seed)")
        }
    }

    /// Random bits, subnormals, short decimals, neighbours of short decimals, fractions of one.
    private static func double(_ round: Int, _ generator: inout SplitMix64) -> Double {
        let decimal = Double(generator.below(2_000_000_000)) / 1e5
        switch round % 6 {
        case 0: return generator.double()
        case 1: return Double(bitPattern: generator.next() >> 12)
        case 2: return generator.below(2) == 0 ? decimal : -decimal / 1e4
        case 3: return generator.below(2) == 0 ? decimal.nextUp : decimal.nextDown
        case 4: return Double(generator.next() >> UInt64(generator.below(64)))
        default: return Double.random(in: -1...1, using: &generator)
        }
    }
}
