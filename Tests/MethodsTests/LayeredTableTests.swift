import TestSupport
import Testing

@testable import Methods

@Suite("A table in layers")
struct LayeredTableTests {
    @Test("It holds what a dictionary holds, and earlier values of it stay", arguments: 0..<20)
    func parts(seed: Int) {
        var random = SplitMix64(seed: seed)
        var table = LayeredTable<Int?>()
        var twin: [String: Int?] = [:]
        var earlier: [(LayeredTable<Int?>, [String: Int?])] = []
        for _ in 0..<30 {
            var part: [String: Int?] = [:]
            for _ in 0..<random.below(8) {
                let value = random.below(5)
                part["\(random.below(60))"] = .some(value == 0 ? nil : value)
            }
            table.add(part)
            twin.merge(part) { _, new in new }
            earlier.append((table, twin))
        }
        for (table, twin) in earlier {
            #expect(table.all == twin, "seed \(seed)")
            #expect(table.count == twin.count, "seed \(seed)")
            for id in 0..<60 { #expect(table["\(id)"] == twin["\(id)"], "seed \(seed), \(id)") }
        }
    }
}
