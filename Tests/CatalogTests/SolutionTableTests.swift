import Documents
import TestSupport
import Testing

@testable import Catalog

@Suite("Solutions in a table")
struct SolutionTableTests {
    private static func id(_ number: Int) -> String { "s\(number)" }

    /// Random solutions with ids of their own, in random order.
    private static func solutions(_ count: Int, seed: Int) -> [Solution] {
        var records = RandomRecords(seed: seed)
        return (0..<count).map { number in
            var solution = records.solution()
            solution.id = id(number)
            return solution
        }.shuffled(using: &records.random)
    }

    /// A small solution.
    private static func plain(_ number: Int, named name: String) -> Solution {
        Solution(
            id: id(number),
            name: name,
            kind: "software",
            summary: LocalizedText(en: "a", ro: "b")
        )
    }

    @Test("Every solution is decoded as it was encoded, by id ascending", arguments: 1...4)
    func roundTrip(seed: Int) {
        let solutions = Self.solutions(700, seed: seed)
        let table = SolutionTable(solutions)
        let sorted = solutions.sorted { $0.id < $1.id }
        #expect(table.count == sorted.count)
        for (position, solution) in sorted.enumerated() {
            #expect(table[position] == solution, "seed \(seed), \(solution.id)")
            #expect(table.id(at: position) == solution.id, "seed \(seed)")
            #expect(table.name(at: position) == solution.name, "seed \(seed)")
            #expect(table.position(of: solution.id) == position, "seed \(seed)")
        }
        for id in ["", "a", "s", "s00", "s1-", "s10x", "s7000", "zz"] {
            #expect(table.position(of: id) == nil, "seed \(seed), '\(id)'")
        }
    }

    private static func value(
        _ value: SolutionFacts.Value,
        in table: SolutionTable
    ) -> FeatureValue? {
        switch value {
        case .unknown: nil
        case .sharedSet, .codes: table.codes(of: value).map(FeatureValue.codes)
        case .rank(let word): .rank(table.words[word])
        case .number(let number): .number(number)
        case .boolean(let truth): .boolean(truth)
        }
    }

    @Test("Facts say what the solution says", arguments: 1...3)
    func facts(seed: Int) {
        let table = SolutionTable(Self.solutions(600, seed: seed))
        var visited = 0
        let check = { (position: Int, facts: borrowing SolutionFacts) in
            let solution = table[position]
            visited += 1
            for feature in Feature.allCases {
                let value = solution.features[feature]?.value
                let stated = Self.value(facts[feature], in: table)
                #expect(stated == value, "seed \(seed), \(solution.id), \(feature)")
            }
            let words = table.words
            #expect(words[facts.kind] == solution.kind)
            #expect(facts.lists.map { words[$0] } == solution.lists)
            #expect(facts.origin.map { words[$0] } == solution.originator.region)
            #expect(facts.requirements == solution.requires)
            #expect(facts.sites.map { words[$0.region] } == solution.deployments.map(\.region))
            #expect(facts.sites.map(\.year) == solution.deployments.map(\.year))
            let levels = facts.sites.map { $0.level.map { words[$0] } }
            #expect(levels == solution.deployments.map(\.level))
        }
        table.forEachFacts(check)
        table.forEachFacts(of: [599, 0, 300], check)
        #expect(visited == 603)
    }

    @Test("A table read from its image is the same, wherever the image stands", arguments: 1...3)
    func image(seed: Int) {
        let gone: Solution? = nil
        let table = SolutionTable(Self.solutions(520, seed: seed)).applying(["s3": gone])
        var bytes: [UInt8] = Array("before".utf8)
        table.writeImage { bytes += $0 }
        let end = bytes.count
        bytes += Array("behind".utf8)
        let read = SolutionTable(image: bytes, 6..<end)
        #expect(read.elementsEqual(table), "seed \(seed)")
        // What joins later goes on from the same words.
        let fresh = Self.solutions(30, seed: seed + 100)
        let changes = Dictionary(uniqueKeysWithValues: fresh.map { ($0.id, Optional($0)) })
        #expect(read.applying(changes).elementsEqual(table.applying(changes)), "seed \(seed)")
    }

    @Test("Changes one after the other leave what a new table of the rest holds", arguments: 1...4)
    func changes(seed: Int) {
        var random = SplitMix64(seed: seed)
        var expected: [String: Solution] = [:]
        var table = SolutionTable([])
        for turn in 0..<40 {
            var changes: [String: Solution?] = [:]
            // Many at first, so that pages split; then many go, so that pages end.
            for _ in 0..<(turn % 3 == 0 ? 400 : 5) {
                let number = random.below(3000)
                let goes = random.below(10) < (turn < 20 ? 2 : 8)
                let solution = Self.plain(number, named: "turn \(turn)")
                changes.updateValue(goes ? nil : solution, forKey: solution.id)
            }
            let before = table
            let old = expected
            for (id, solution) in changes { expected[id] = solution }
            table = table.applying(changes)
            let sorted = expected.values.sorted { $0.id < $1.id }
            #expect(table.elementsEqual(sorted), "seed \(seed), turn \(turn)")
            #expect(before.count == old.count, "a table does not change")
            #expect(table.pages.allSatisfy { $0.count > 0 && $0.count <= SolutionPage.most })
        }
    }

    @Test("A change copies the pages it touches and no other")
    func sharing() {
        let table = SolutionTable((1000..<11_000).map { Self.plain($0, named: "before") })
        let changed = table.applying(["s5000": Self.plain(5000, named: "behind")])
        let same = zip(table.pages, changed.pages).count { one, other in
            one.bytes.withUnsafeBytes { one in
                other.bytes.withUnsafeBytes { one.baseAddress == $0.baseAddress }
            }
        }
        #expect(changed.pages.count == table.pages.count && same == table.pages.count - 1)
    }

    @Test("Sets of codes beyond those that are shared are written out")
    func manySets() {
        let date = PartialDate("2026")!
        let count = SharedWords.mostSets + 100
        let table = SolutionTable(
            (0..<count).lazy.map { number in
                var solution = Self.plain(100_000 + number, named: "n")
                solution.features[.users] = StatedFeature(
                    value: .codes(["a\(number % 300)", "b\(number / 300)"]),
                    source: "tests",
                    date: date,
                    basis: .reviewed
                )
                return solution
            }
        )
        #expect(table.sharedSets.count == SharedWords.mostSets)
        for number in [0, count - 101, count - 100, count - 1] {
            let codes = FeatureValue.codes(["a\(number % 300)", "b\(number / 300)"])
            #expect(table[number].features[.users]?.value == codes, "number \(number)")
            table.forEachFacts(of: [number]) { _, facts in
                #expect(Self.value(facts[.users], in: table) == codes, "number \(number)")
            }
        }
    }

    @Test("Suggestions come from around an id where there are many")
    func near() {
        let table = SolutionTable((1000..<5000).map { Self.plain($0, named: "n") })
        #expect(table.ids(near: "s3000", most: 5000).count == 4000)
        let near = table.ids(near: "s300x", most: 100)
        #expect(near.count == 100 && near.contains("s3009") && near.contains("s3010"))
        #expect(table.ids(near: "a", most: 10) == (1000..<1010).map(Self.id))
        #expect(table.ids(near: "z", most: 10) == (4990..<5000).map(Self.id))
    }

    @Test("Features are read and written like a dictionary", arguments: 1...3)
    func features(seed: Int) {
        var records = RandomRecords(seed: seed)
        var features: StatedFeatures = [:]
        var expected: [Feature: StatedFeature] = [:]
        for turn in 0..<300 {
            let feature = records.pick(Feature.allCases)
            let stated = records.maybe {
                StatedFeature(
                    value: $0.value(of: feature),
                    source: $0.text(),
                    date: PartialDate("2026")!,
                    basis: .measured
                )
            }
            features[feature] = stated
            expected[feature] = stated
            #expect(features.count == expected.count, "seed \(seed), turn \(turn)")
            for feature in Feature.allCases {
                #expect(features[feature] == expected[feature], "seed \(seed), turn \(turn)")
            }
            let order = Feature.allCases.filter { expected[$0] != nil }
            #expect(features.map(\.key) == order, "seed \(seed), turn \(turn)")
            #expect(features.map(\.value) == features.values, "seed \(seed), turn \(turn)")
        }
    }

    @Test("A feature's place is that of its declaration")
    func places() {
        #expect(Feature.allCases.map(\.place) == Array(Feature.allCases.indices))
    }
}
