import Catalog
import Documents
import Testing

@Suite("The quality of a catalogue")
struct CatalogQualityTests {
    private func solution(
        _ id: String,
        name: String? = nil,
        home: String? = nil,
        source: String? = nil,
        facts: [Feature: String] = [:]
    ) -> Solution {
        Solution(
            id: id,
            name: name ?? id,
            kind: "software",
            summary: LocalizedText(en: "a", ro: "b"),
            links: Solution.Links(home: home, source: source),
            features: StatedFeatures(
                facts.mapValues { date in
                    StatedFeature(
                        value: .number(1),
                        source: "test",
                        date: PartialDate(date)!,
                        basis: .reviewed
                    )
                }
            )
        )
    }

    private func quality(
        _ solutions: [Solution],
        staleBefore: CalendarDate? = nil
    ) -> CatalogQuality {
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: [],
            geography: SmallCatalog.geography,
            codeLists: SmallCatalog.codeLists,
            labels: Labels()
        )
        return CatalogQuality(snapshot, staleBefore: staleBefore)
    }

    @Test("Known facts are counted by solution and by feature")
    func completeness() {
        let found = quality([
            solution("a", facts: [.staff: "2025", .bandwidth: "2025"]), solution("b"),
            solution("c", facts: [.staff: "2026"]),
        ])
        #expect(found.knownFeatures == [2, 0, 1])
        #expect(found.knownSolutions == [.staff: 2, .bandwidth: 1])
        #expect(found.staleFacts.isEmpty, "nobody asked for an age")
    }

    @Test("A fact is stale once no day that its date can mean is young enough; oldest first")
    func stale() {
        let found = quality(
            [
                solution(
                    "a",
                    facts: [.staff: "2024", .bandwidth: "2024-05", .yearCost: "2024-06"]
                ),
                solution("b", facts: [.staff: "2023", .setupCost: "2024-05-31"]),
            ],
            staleBefore: CalendarDate("2024-06-01")
        )
        let told = found.staleFacts.map { "\($0.solution) \($0.feature) \($0.date.text)" }
        #expect(told == ["1 staff 2023", "0 bandwidth 2024-05", "1 setupCost 2024-05-31"])
    }

    @Test("Names, home pages and repositories that differ only in spelling make a pair")
    func duplicates() {
        let found = quality([
            solution("a", name: "Open Hospital", home: "https://www.Example.org/"),
            solution("b", name: "OpenHospital", source: "https://git.example/x.git"),
            solution("c", home: "http://example.org", source: "https://git.example/x/"),
            solution("d", home: "https://example.org/other"),
        ])
        let told = found.duplicates.map { pair in
            "\(pair.first)\(pair.second) \(pair.causes.map(\.rawValue).joined(separator: "+"))"
        }
        #expect(told == ["01 name", "02 home", "12 source"])
    }

    @Test("A hundred records with one home page make 99 pairs, not 4,950")
    func crowd() {
        let crowd = (100..<200).map { solution("s\($0)", home: "https://example.org") }
        let pairs = quality(crowd).duplicates
        #expect(pairs.count == 99 && pairs.allSatisfy { $0.first == 0 })
    }
}
