import Documents
import Matching
import Testing

@testable import Learning

@Suite("Preferences that go against each other, and too few of them")
struct PreferenceTests {
    /// Solutions of which each is best at one thing.
    private static let rows: [[Double]] = [
        [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0.5, 0.5, 0.5, 0.5],
    ]

    private static func told(_ pairs: [(Int, Int)]) -> [Preference] {
        pairs.map { Preference(better: $0.0, worse: $0.1) }
    }

    private static func fault(
        _ preferences: [Preference],
        pinned: [String] = [],
        raw: [Double] = [1, 1, 1, 1]
    ) throws -> Fault? {
        let market = try Market(rows, raw: raw)
        do {
            _ = try market.proposal(preferences, pinned: pinned)
            return nil
        } catch let fault as Fault {
            return fault
        }
    }

    @Test("Opposite preferences are told and set off; what is left over counts")
    func reversed() throws {
        let market = try Market(Self.rows)
        let base = Self.told([(0, 1), (0, 2), (3, 1)])
        let alone = try market.proposal(base)
        let even = try market.proposal(base + Self.told([(2, 3), (3, 2)]))
        #expect(even.lines == alone.lines && even.pairCount == 3)
        #expect(even.conflicts.contains(.init(kind: .reversed, solutions: [2, 3])))
        var many = Self.told([(3, 2), (2, 3)])
        many[1].weight = 3
        let uneven = try market.proposal(base + many)
        var rest = Self.told([(2, 3)])
        rest[0].weight = 2
        #expect(try uneven.lines == market.proposal(base + rest).lines)
        #expect(uneven.pairCount == 4)
    }

    @Test("A circle is told with all that stand in it, and no one else")
    func circle() throws {
        let market = try Market(Self.rows)
        let circle = Self.told([(0, 1), (1, 2), (2, 0), (3, 0), (2, 4)])
        let told = try market.proposal(circle).conflicts.filter { $0.kind == .circle }
        #expect(told == [.init(kind: .circle, solutions: [0, 1, 2])])
        let line = try market.proposal(Self.told([(0, 1), (1, 2), (0, 2), (3, 0)]))
        #expect(!line.conflicts.contains { $0.kind == .circle })
    }

    @Test("A preference that no weights within the limits can follow is told")
    func outOfReach() throws {
        let rows: [[Double]] = [[1, 1, 0, 0], [0.5, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
        let market = try Market(rows)
        // The second is nowhere better than the first. The third leads where its weight may double,
        // the other's may halve: 0.5 to 0.25 puts it first.
        let proposal = try market.proposal(Self.told([(1, 0), (2, 3), (2, 1), (3, 1)]))
        let beyond = proposal.conflicts.filter { $0.kind == .outOfReach }
        #expect(beyond == [.init(kind: .outOfReach, solutions: [1, 0])])
        let tight = try Market(rows, learning: LearningBounds(smallest: 0.9, largest: 1.1))
        let narrow = try tight.proposal(Self.told([(1, 0), (2, 3), (2, 1), (3, 1)]))
        #expect(narrow.conflicts.filter { $0.kind == .outOfReach }.count == 3)
    }

    @Test("Fewer than three pairs that count are refused")
    func few() throws {
        let two = try #require(try Self.fault(Self.told([(0, 1), (1, 2)])))
        #expect(two.pointer == "/preferences")
        #expect(two.message == "2 pairs count; it takes at least 3 to learn from")
        let three = Self.told([(0, 1), (1, 2), (2, 3)])
        #expect(try Self.fault(three) == nil)
        let same = try #require(try Self.fault(three + Self.told([(1, 0), (2, 1)])))
        #expect(same.message.hasPrefix("1 pair counts, once opposite ones are set off"))
        #expect(try Self.fault(Self.told([(0, 1), (0, 1), (0, 1)])) != nil, "one pair, thrice")
    }

    @Test("Where fewer than two weights may move, that is said")
    func stuck() throws {
        let three = Self.told([(0, 1), (1, 2), (2, 3)])
        let all = try #require(try Self.fault(three, pinned: Market.criteria))
        #expect(all.pointer == "/pinned" && all.message.contains("pin fewer"))
        #expect(try Self.fault(three, pinned: Array(Market.criteria.prefix(3))) != nil)
        #expect(try Self.fault(three, pinned: Array(Market.criteria.prefix(2))) == nil)
        let alone = try #require(try Self.fault(three, raw: [1, 0, 0, 0]))
        #expect(alone.pointer == "/profile")
        let mistyped = try #require(try Self.fault(three, pinned: ["staf"]))
        #expect(mistyped.pointer == "/pinned/0" && mistyped.allowed.first == "staff")
    }

    @Test("Outcomes set all that did well before all that did not")
    func outcomes() {
        let pairs = Preference.list(good: [4, 2], poor: [0, 1, 3])
        #expect(pairs == Self.told([(4, 0), (4, 1), (4, 3), (2, 0), (2, 1), (2, 3)]))
        #expect(Preference.list(good: [1], poor: []).isEmpty)
    }
}
