import Catalog
import Documents
import TestSupport
import Testing

@testable import Search

@Suite("Likeness and counts")
struct LikenessTests {
    /// A catalogue of random code sets, some unknown, some known to be none.
    private func snapshot(seed: Int) -> CatalogSnapshot {
        var random = SplitMix64(seed: seed)
        let solutions = (0..<12).map { number in
            var solution = Solution(
                id: "s\(number)",
                name: "S\(number)",
                kind: ["software", "service"][random.below(2)],
                lists: random.below(2) == 0 ? [] : ["global-goods"],
                summary: LocalizedText(en: "a", ro: "b")
            )
            for feature in Feature.allCases where random.below(3) > 0 {
                let value: FeatureValue
                switch feature.kind {
                case .codeSet:
                    let all = SmallLists.all[feature.list]?.codes ?? []
                    value = .codes(all.filter { _ in random.below(3) == 0 })
                case .ordinal:
                    let all = SmallLists.all[feature.list]?.codes ?? []
                    value = .rank(all[random.below(all.count)])
                case .number: value = .number(Double(random.below(100)))
                case .boolean: value = .boolean(random.below(2) == 0)
                }
                solution.features[feature] = StatedFeature(
                    value: value,
                    source: "test",
                    date: PartialDate("2026")!,
                    basis: .measured
                )
            }
            return solution
        }
        return CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: [],
            geography: Geography(regions: [], countries: [], aliases: [:]),
            codeLists: SmallLists.all,
            labels: Labels()
        )
    }

    @Test("Likeness is symmetric, 1 to itself, and the mean of the parts", arguments: 0..<20)
    func symmetry(seed: Int) {
        let snapshot = snapshot(seed: seed)
        for first in snapshot.solutions.indices {
            for second in snapshot.solutions.indices {
                let there = SolutionLikeness(of: first, to: second, in: snapshot)
                let back = SolutionLikeness(of: second, to: first, in: snapshot)
                #expect(there.similarity == back.similarity, "seed \(seed), \(first), \(second)")
                #expect((0...1).contains(there.similarity))
                if first == second {
                    #expect(there.similarity == 1)
                } else {
                    let sum = there.parts.map(\.similarity).reduce(0, +)
                    #expect(there.similarity == sum / 12, "unknown features count 0 among the 12")
                }
            }
        }
    }

    @Test("A part is the share of all codes that both have; two that have none are alike")
    func parts() throws {
        let date = try #require(PartialDate("2026"))
        let pair = [[["ro", "en"], []], [["en", "fr"], []]].enumerated().map { number, codes in
            var solution = Solution(
                id: "s\(number)",
                name: "S",
                kind: "software",
                summary: LocalizedText(en: "a", ro: "b")
            )
            for (feature, value) in zip([Feature.languages, .standards], codes) {
                solution.features[feature] = StatedFeature(
                    value: .codes(value),
                    source: "test",
                    date: date,
                    basis: .measured
                )
            }
            return solution
        }
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: pair,
            profiles: [],
            geography: Geography(regions: [], countries: [], aliases: [:]),
            codeLists: SmallLists.all,
            labels: Labels()
        )
        let likeness = SolutionLikeness(of: 0, to: 1, in: snapshot)
        #expect(likeness.parts.map(\.feature) == [.languages, .standards])
        let third = 1.0 / 3
        #expect(likeness.parts.map(\.similarity) == [third, 1])
        #expect(likeness.parts.map(\.shared) == [["en"], []])
        let mean = (third + 1) / 12
        #expect(likeness.similarity == mean)
    }

    @Test("Known and unknown add up, and a code counts what lies below it", arguments: 0..<20)
    func counts(seed: Int) {
        let snapshot = snapshot(seed: seed)
        let counted = snapshot.solutions.indices.filter { $0 % 3 != 0 }
        let facets = FacetCount.all(in: snapshot, of: counted)
        let columns = Feature.allCases.count + 2
        #expect(facets.count == columns, "kind, lists and every feature")
        for facet in facets {
            #expect(facet.known + facet.unknown == counted.count, "seed \(seed), \(facet.name)")
            switch facet.values {
            case .codes(let list, let codes):
                for (code, count) in codes {
                    let having = counted.count { has(code, list, snapshot.solutions[$0]) }
                    #expect(count == having, "seed \(seed), \(facet.name) \(code)")
                }
                let total = codes.map(\.count).reduce(0, +)
                #expect(facet.name != "kind" || total == counted.count, "each has one kind")
            case .truths(let yes, let no): #expect(yes + no == facet.known)
            case .span(let span, _): #expect((span == nil) == (facet.known == 0))
            }
        }
    }

    /// Whether a solution has a code or, by the spelling of the tests' trees, one below it.
    private func has(_ code: String, _ list: String, _ solution: Solution) -> Bool {
        let codes: [String]
        switch list {
        case "kinds": codes = [solution.kind]
        case "lists": codes = solution.lists
        default:
            switch Feature(rawValue: list).flatMap({ solution.features[$0]?.value }) {
            case .codes(let set): codes = set
            case .rank(let rank): return rank == code
            default: codes = []
            }
        }
        return codes.contains { $0 == code || $0.hasPrefix(code + ".") }
    }
}
