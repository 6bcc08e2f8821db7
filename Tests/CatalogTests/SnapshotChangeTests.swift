import Documents
import TestSupport
import Testing

@testable import Catalog

@Suite("A snapshot that follows another")
struct SnapshotChangeTests {
    /// The same catalogue made from nothing.
    private static func made(
        _ revision: Int,
        _ solutions: [String: Solution],
        _ profiles: [String: NeedsProfile]
    ) -> CatalogSnapshot {
        CatalogSnapshot(
            revision: revision,
            solutions: Array(solutions.values),
            profiles: Array(profiles.values),
            geography: SmallCatalog.geography,
            codeLists: SmallCatalog.codeLists,
            labels: Labels()
        )
    }

    private static let ids = (0..<12).map { "id\($0)" } + ["", "z", "țară"]

    @Test("It equals one that is made from nothing", arguments: 0..<40)
    func changes(seed: Int) {
        var records = RandomRecords(seed: seed)
        var solutions: [String: Solution] = [:]
        var profiles: [String: NeedsProfile] = [:]
        var snapshot = Self.made(1, solutions, profiles)
        for revision in 2..<20 {
            var changedSolutions: [String: Solution?] = [:]
            var changedProfiles: [String: NeedsProfile?] = [:]
            for id in Self.ids where records.chance(0.3) {
                var solution = records.solution()
                solution.id = id
                var profile = records.profile()
                profile.id = id
                changedSolutions[id] = .some(records.chance(0.6) ? solution : nil)
                changedProfiles[id] = .some(records.chance(0.6) ? profile : nil)
            }
            for (id, value) in changedSolutions { solutions[id] = value }
            for (id, value) in changedProfiles { profiles[id] = value }
            snapshot = snapshot.applying(solutions: changedSolutions, revision: revision)
                .replacing(profiles: changedProfiles)
            let twin = Self.made(revision, solutions, profiles)
            #expect(snapshot.revision == twin.revision)
            #expect(Array(snapshot.solutions) == Array(twin.solutions), "seed \(seed)")
            #expect(snapshot.profiles == twin.profiles, "seed \(seed)")
            let words = CatalogVocabulary(snapshot)
            for id in Self.ids + ["nobody"] {
                #expect(snapshot.position(ofSolution: id) == twin.position(ofSolution: id))
                #expect(snapshot.profile(id) == profiles[id], "seed \(seed), \(id)")
                #expect(words.knows(id, in: "solutions") == (solutions[id] != nil))
                #expect(words.knows(id, in: "profiles") == (profiles[id] != nil))
            }
        }
    }

    @Test("Words that have come and gone are those of the snapshot that follows", arguments: 0..<20)
    func words(seed: Int) {
        var records = RandomRecords(seed: seed)
        var words = CatalogVocabulary(SmallCatalog.snapshot)
        var changes: [String: Solution?] = [:]
        for _ in 0..<10 {
            var solution = records.solution()
            solution.id = records.pick(Self.ids + ["openmrs", "dhis2"])
            let isThere = records.chance(0.5)
            words.setSolution(solution.id, isThere: isThere)
            changes[solution.id] = .some(isThere ? solution : nil)
        }
        let next = SmallCatalog.snapshot.applying(solutions: changes, revision: 2)
        for list in ["solutions", "profiles", "existing", "standards"] {
            #expect(words.words(in: list) == CatalogVocabulary(next).words(in: list), "\(seed)")
        }
    }
}
