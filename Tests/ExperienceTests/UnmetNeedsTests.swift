import Catalog
import Documents
import Experience
import Matching
import TestSupport
import Testing

@Suite("A need is unmet where no solution has its code or one below it")
struct UnmetNeedsTests {
    /// A solution that has codes of some features.
    private func solution(_ id: String, _ features: [Feature: [String]]) -> Solution {
        var solution = Solution(
            id: id,
            name: id,
            kind: "software",
            summary: LocalizedText(en: "a", ro: "b")
        )
        for (feature, codes) in features {
            solution.features[feature] = StatedFeature(
                value: .codes(codes),
                source: "s",
                date: PartialDate("2025")!,
                basis: .reviewed
            )
        }
        return solution
    }

    /// A profile of a region with needs such as `1.1 0.5`.
    private func profile(_ id: String, _ needs: [Feature: [String]]) -> NeedsProfile {
        var profile = NeedsProfile(
            id: id,
            region: String(id.prefix(4)),
            name: LocalizedText(en: "a", ro: "b"),
            model: "m"
        )
        profile.needs = needs.mapValues { words in
            words.map { word in
                let parts = word.split(separator: " ")
                return NeedsProfile.Need(code: String(parts[0]), weight: Double(parts[1])!)
            }
        }
        return profile
    }

    private func unmet(
        _ profiles: [NeedsProfile],
        _ solutions: [Solution],
        _ features: [Feature] = Feature.codeSets
    ) -> UnmetNeeds {
        UnmetNeeds(
            of: profiles,
            features: features,
            in: CatalogSnapshot(
                revision: 1,
                solutions: solutions,
                profiles: profiles,
                geography: Story.geography,
                codeLists: SmallLists.all,
                labels: Labels()
            )
        )
    }

    @Test("The same code and one below it meet a need; what comes near is told with its solution")
    func met() throws {
        let profiles = [profile("RO21", [.applications: ["1 1", "1.1.1 1", "1.2 1", "2 1"]])]
        let unmet = unmet(
            profiles,
            [solution("b", [.applications: ["1.1.2"]]), solution("a", [.applications: ["1.1.2"]])]
        )
        #expect(unmet.asked == 4)
        #expect(unmet.needs.map(\.code) == ["1.1.1", "1.2", "2"], "1.1.2 lies below 1")
        let nearest = try #require(unmet.needs[0].nearest)
        #expect(nearest == UnmetNeeds.Nearest(solution: "a", code: "1.1.2", affinity: 0.5))
        #expect(unmet.needs[1].nearest?.affinity == 0.2, "the same group")
        #expect(unmet.needs[2].nearest == nil)
        #expect(unmet.needs.map(\.weight) == [0.25, 0.25, 0.25])
    }

    @Test("Weights are shares of their feature, added up over the profiles; most wanted first")
    func weights() {
        let profiles = [
            profile("HU31", [.applications: ["2.1 1", "1.2 3"], .users: ["1 0.2"]]),
            profile("RO21", [.applications: ["2.1 1", "2.10 0"]]),
            profile("RO21-b", [.applications: ["2.1 0.5", "1.1 0.5"]]),
        ]
        let unmet = unmet(profiles, [solution("a", [.applications: ["1.1"]]), solution("b", [:])])
        #expect(unmet.asked == 4, "a need of weight 0 is none")
        #expect(unmet.needs.map(\.code) == ["2.1", "1", "1.2"])
        #expect(unmet.needs.map(\.weight) == [0.25 + 1 + 0.5, 1, 0.75])
        #expect(unmet.needs.map(\.regions) == [["HU31", "RO21"], ["HU31"], ["HU31"]])
        #expect(unmet.needs.map(\.unknown) == [1, 2, 1], "of b nothing is known")
        let users = self.unmet(profiles, [], [.users])
        #expect(users.needs.map(\.feature) == [.users])
    }

    @Test("Of codes that come equally near, that of the first solution is told")
    func ties() {
        let profiles = [profile("RO21", [.applications: ["1.1.1 1"]])]
        for (first, second) in [("1", "1.1"), ("1.1", "1")] {
            let solutions = [
                solution("a", [.applications: [first]]), solution("b", [.applications: [second]]),
            ]
            let nearest = unmet(profiles, solutions).needs.first?.nearest
            #expect(nearest?.solution == "a" && nearest?.code == first, "\(first), \(second)")
        }
    }

    @Test("Who asks nothing lacks nothing")
    func nothing() {
        let unmet = unmet([profile("RO21", [:])], [solution("a", [:])])
        #expect(unmet.asked == 0 && unmet.needs.isEmpty)
    }
}
