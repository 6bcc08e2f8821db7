import Catalog
import Documents
import Experience
import Matching
import TestSupport
import Testing

@testable import Twinning

/// A network of random members, and the shipped model's form with random weights.
private struct SmallNetwork {
    static let geography = Geography(
        regions: ["HU31", "PL82", "RO21", "RO22"].map {
            Region(id: $0, name: $0, country: String($0.prefix(2)), level: .basic)
        },
        countries: [
            Country(id: "HU", isInEU: true, languages: ["hu"]),
            Country(id: "PL", isInEU: true, languages: ["pl"]),
            Country(id: "RO", isInEU: true, languages: ["ro"]),
        ],
        aliases: [:]
    )
    /// Two roots, each with two groups of two codes.
    static let tree = CodeList(
        id: "applications",
        version: "1",
        kind: .tree,
        source: "test",
        codes: [
            ("A", nil), ("A1", 0), ("A1a", 1), ("A1b", 1), ("A2", 0), ("B", nil), ("B1", 5),
        ]
    )
    static let snapshot = CatalogSnapshot(
        revision: 1,
        solutions: [],
        profiles: [],
        geography: geography,
        codeLists: ["applications": tree],
        labels: Labels()
    )

    static func model(_ weights: [Double], unknown: Double = 0) -> NetworkModel {
        let criteria = zip(NetworkModel.Reason.allCases, weights).map { reason, weight in
            Node.mapping([
                .init("id", .text(reason.rawValue)), .init("weight", .number(weight)),
                .init("unknown", .number(unknown)),
            ])
        }
        let title = LocalizedText(en: "a", ro: "b").node
        return NetworkModel(
            .mapping([
                .init("kind", .text("network")), .init("id", .text("network")),
                .init("version", .text("1")), .init("title", title),
                .init("criteria", .sequence(criteria)),
            ])
        )!
    }

    static func member(_ number: Int, _ card: NetworkMember.Card) -> NetworkMember {
        NetworkMember(
            number: number,
            version: 1,
            event: number,
            author: Pseudonym([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 32))!,
            portal: "p",
            card: card,
            consent: .init(date: CalendarDate("2026-01-01")!, purposes: ["suggested"])
        )
    }

    static func card(region: String = "RO21", _ skills: [String] = []) -> NetworkMember.Card {
        NetworkMember.Card(
            kind: "professional",
            name: "a",
            region: region,
            roles: [],
            skills: skills.isEmpty ? [:] : [.applications: skills]
        )
    }

    static func wanted(_ codes: [String: Double]) -> [NetworkQuestion.Wanted] {
        codes.sorted { $0.key < $1.key }.map {
            .init(feature: .applications, code: $0.key, weight: $0.value)
        }
    }
}

@Suite("Whom to bring in follows by weighted matching")
struct NetworkSearchTests {
    @Test("A small case is as worked out by hand")
    func byHand() throws {
        var question = NetworkQuestion()
        question.solution = SmallNetwork.wanted(["A1a": 1, "B": 1])
        question.needs = SmallNetwork.wanted(["A1": 0.5])
        question.regions = [2]
        question.languages = [["ro"], ["hu"]]
        question.roles = ["nurse"]
        var card = SmallNetwork.card(["A1b"])
        card.asks = [.applications: ["B1", "A1a"]]
        card.languages = ["ro", "en"]
        card.roles = ["nurse", "it"]
        let model = SmallNetwork.model([3, 2, 1, 1, 1, 2])
        let search = try #require(
            NetworkSearch(question, model, weights: [:], in: SmallNetwork.snapshot)
        )
        let row = try #require(search.suggestions(among: [SmallNetwork.member(1, card)]).first)
        // A1b has the parent of A1a (0.5) and nothing of B: (0.5 + 0) / 2. It lies below A1: 1.
        // B lies above B1 (0.5), A1a is itself: 1.5 / 2. The region is the same, one language of
        // two is spoken, the role is wanted.
        #expect(row.contributions.map(\.utility) == [0.25, 1, 0.75, 1, 0.5, 1])
        #expect(row.contributions.map(\.weight) == [0.3, 0.2, 0.1, 0.1, 0.1, 0.2])
        #expect(abs(row.score - 0.7) < 1e-12)
        let near = search.near(of: row.member)
        #expect(near.first.map { [$0.need, $0.have] } == ["A1", "A1b"])
        #expect(near.contains { $0.reason == .asks && $0.need == "A1a" && $0.affinity == 1 })
    }

    @Test("What nobody says counts as the model tells, and leaves the score open")
    func unknown() throws {
        var question = NetworkQuestion()
        question.solution = SmallNetwork.wanted(["A": 1])
        let model = SmallNetwork.model([1, 1, 1, 1, 1, 1], unknown: 0.25)
        let search = try #require(
            NetworkSearch(question, model, weights: [:], in: SmallNetwork.snapshot)
        )
        let silent = SmallNetwork.member(1, SmallNetwork.card())
        let row = try #require(search.suggestions(among: [silent]).first)
        #expect(row.contributions.map(\.reason) == [.skills, .asks], "only what the question asks")
        #expect(row.contributions.allSatisfy { !$0.isKnown })
        #expect([row.low, row.score, row.high] == [0, 0.25, 1])
    }

    @Test(
        "Equal scores stand in the order of joining, whatever order they come in",
        arguments: 0..<20
    )
    func order(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let codes = SmallNetwork.tree.codes
        var question = NetworkQuestion()
        question.solution = SmallNetwork.wanted([codes[random.below(7)]: 1])
        question.regions = [random.below(4)]
        let members = (1...30).map { number in
            let region = ["HU31", "PL82", "RO21", "RO22"][random.below(4)]
            let skills = random.below(3) == 0 ? [] : [codes[random.below(7)]]
            return SmallNetwork.member(number, SmallNetwork.card(region: region, skills))
        }
        let weights = (0..<6).map { _ in Double(1 + random.below(9)) }
        let model = SmallNetwork.model(weights, unknown: 0.5)
        let search = try #require(
            NetworkSearch(question, model, weights: [:], in: SmallNetwork.snapshot)
        )
        let rows = search.suggestions(among: members)
        let reversed = search.suggestions(among: members.reversed())
        #expect(rows.map(\.member.number) == reversed.map(\.member.number), "seed \(seed)")
        for (one, next) in zip(rows, rows.dropFirst()) {
            let isOrdered =
                one.score > next.score
                || one.score == next.score && one.member.number < next.member.number
            #expect(isOrdered, "seed \(seed): \(one.member.id) before \(next.member.id)")
        }
        for row in rows {
            let sum = row.contributions.reduce(0) { $0 + $1.value }
            #expect(sum == row.score, "seed \(seed): the contributions add up to the bit")
            #expect(row.low <= row.score && row.score <= row.high, "seed \(seed)")
        }
    }

    @Test("A weight of a query takes the place of the model's; none at all is no question")
    func weights() throws {
        var question = NetworkQuestion()
        question.solution = SmallNetwork.wanted(["A": 1])
        question.regions = [2]
        let model = SmallNetwork.model([1, 1, 1, 1, 1, 1])
        let search = try #require(
            NetworkSearch(
                question,
                model,
                weights: [.skills: 0, .asks: 0, .region: 3],
                in: SmallNetwork.snapshot
            )
        )
        let row = search.suggestions(among: [SmallNetwork.member(1, SmallNetwork.card())])[0]
        #expect(row.contributions.map(\.weight) == [0, 0, 1])
        let none: [NetworkModel.Reason: Double] = [.skills: 0, .asks: 0, .region: 0]
        #expect(NetworkSearch(question, model, weights: none, in: SmallNetwork.snapshot) == nil)
    }
}
