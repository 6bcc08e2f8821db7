import Catalog
import TestSupport
import Testing

@Suite("Code lists")
struct CodeListTests {
    @Test("A tree knows the places, parents and roots of its codes")
    func tree() throws {
        let list = SmallLists.list(
            "t",
            .tree,
            ["1", "1.1<1", "1.1.1<1.1", "2", "2.1<2", "1.2<1"]
        )
        #expect(list.codes == ["1", "1.1", "1.1.1", "2", "2.1", "1.2"])
        #expect(list.parents == [nil, 0, 1, nil, 3, 0])
        #expect(list.roots == [0, 0, 0, 3, 3, 0])
        #expect(list.position(of: "1.2") == 5)
        #expect(list.position(of: "1.3") == nil)
        #expect(list.lies(2, below: 0))
        #expect(list.lies(2, below: 1))
        #expect(!list.lies(0, below: 2))
        #expect(!list.lies(1, below: 1))
        #expect(!list.lies(4, below: 0))
        #expect(list.inOrder(["1.2", "x", "2", "1"]) == ["1", "2", "1.2", "x"])
    }

    @Test(
        "In any tree a code lies below exactly its ancestors, and the last of them is its root",
        arguments: 1...50
    )
    func randomTree(seed: Int) {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...30, using: &random)
        let parents = (0..<count).map { place in
            place > 0 && Bool.random(using: &random)
                ? Int.random(in: 0..<place, using: &random) : nil
        }
        let list = CodeList(
            id: "t",
            version: "1",
            kind: .tree,
            source: "",
            codes: parents.enumerated().map { ("c\($0.offset)", $0.element) }
        )
        for place in 0..<count {
            var ancestors: [Int] = []
            while let parent = parents[ancestors.last ?? place] { ancestors.append(parent) }
            #expect(list.roots[place] == ancestors.last ?? place, "seed \(seed)")
            for other in 0..<count {
                #expect(
                    list.lies(place, below: other) == ancestors.contains(other),
                    "seed \(seed): \(place) below \(other)"
                )
            }
        }
    }

    @Test("Every code set and scale is named after its list, and every feature has a kind")
    func features() {
        #expect(Feature.codeSets.count == 12)
        #expect(Feature.allCases.count == 21)
        #expect(Feature.careSettings.list == "care-settings")
        #expect(Feature.bandwidth.kind == .number(unit: "Mbit/s"))
        #expect(Feature.staff.kind == .number(unit: "FTE"))
        #expect(Feature.setupCost.kind == .number(unit: "EUR"))
        #expect(Feature.yearCost.kind == .number(unit: "EUR"))
        #expect(Feature.translatable.kind == .boolean)
        #expect([Feature.offline, .trl, .maturity, .evidence].allSatisfy { $0.kind == .ordinal })
    }

    @Test("A label is the code itself where none is known")
    func labels() {
        let labels = Labels([.ro: ["trl": ["1": "Principii"]]])
        #expect(labels.label(of: "1", in: "trl", .ro) == "Principii")
        #expect(labels.label(of: "1", in: "trl", .en) == "1")
        #expect(labels.label(of: "9", in: "trl", .ro) == "9")
        #expect(labels.labels(in: "trl", .ro) == ["1": "Principii"])
        #expect(labels.labels(in: "emram", .ro) == [:])
    }

    @Test("A snapshot keeps its records by id and finds them again")
    func snapshot() {
        let snapshot = SmallCatalog.snapshot
        #expect(snapshot.solutions.map(\.id) == ["dhis2", "openmrs"])
        #expect(snapshot.position(ofSolution: "openmrs") == 1)
        #expect(snapshot.position(ofSolution: "x") == nil)
        #expect(snapshot.profile("x") == nil)
    }
}
