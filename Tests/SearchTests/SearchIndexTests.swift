import Catalog
import Documents
import TestSupport
import Testing

@testable import Search

@Suite("Searching")
struct SearchIndexTests {
    private static let labels = Labels([
        .en: ["applications": ["1": "Imaging", "1.1": "Viewer", "2": "Pharmacy"]],
        .ro: ["applications": ["1": "Imagistică", "1.1": "Vizualizator", "2": "Farmacie"]],
    ])

    private static func solution(
        _ id: String,
        _ name: String,
        _ english: String,
        _ romanian: String,
        applications: [String]? = nil
    ) -> Solution {
        var solution = Solution(
            id: id,
            name: name,
            kind: "software",
            summary: LocalizedText(en: english, ro: romanian)
        )
        if let applications, let date = PartialDate("2026") {
            solution.features[.applications] = StatedFeature(
                value: .codes(applications),
                source: "test",
                date: date,
                basis: .reviewed
            )
        }
        return solution
    }

    private static let index = SearchIndex(
        CatalogSnapshot(
            revision: 1,
            solutions: [
                solution("ward", "Open Ward", "Beds of a hospital", "Paturile unui spital"),
                solution("openward-plus", "Plus", "Open ward, and more", "Și mai mult"),
                solution("eye", "Eye", "Shows pictures", "Arată imagini", applications: ["1.1"]),
                solution("store", "Store", "Keeps pictures", "Ține imagini", applications: ["1"]),
                solution("call", "Call", "Telemedicine", "Telemedicină și țigări"),
            ],
            profiles: [],
            geography: Geography(regions: [], countries: [], aliases: [:]),
            codeLists: SmallLists.all,
            labels: labels
        )
    )

    private func found(_ text: String, among positions: [Int]? = nil) -> [String] {
        // By id: call, eye, openward-plus, store, ward.
        let ids = ["call", "eye", "openward-plus", "store", "ward"]
        return Self.index.search(text, among: positions).map { ids[$0.solution] }
    }

    @Test(
        "Case, diacritics of any spelling and one typing error do not matter",
        arguments: [
            "telemedicina", "TELEMEDICINĂ", "Telemedicina\u{306}", "telemdicina", "telemed",
        ]
    )
    func folding(text: String) {
        #expect(found(text) == ["call"], "'\(text)' means telemedicină")
    }

    @Test("Comma and cedilla below s and t are the same letter")
    func romanianLetters() {
        #expect(found("ţigări") == ["call"])
        #expect(found("țigari") == ["call"])
    }

    @Test("A name typed as a whole comes first, in one word or in two")
    func names() {
        #expect(found("open ward").first == "ward")
        #expect(found("openward").first == "ward")
        #expect(found("OpenWard").first == "ward")
    }

    @Test("A label leads to those that have the code, then to those that have one below it")
    func labelsLead() {
        #expect(found("imaging") == ["store", "eye"])
        #expect(found("imagistica") == ["store", "eye"])
        #expect(found("viewer") == ["eye"])
        #expect(found("pharmacy") == [], "nobody has that code")
    }

    @Test("Who has more of the words hides who has fewer")
    func manyWords() {
        #expect(found("keeps pictures") == ["store"])
        #expect(found("keeps nothingness") == ["store"], "a word nobody has is passed over")
        #expect(found("pictures").sorted() == ["eye", "store"])
    }

    @Test("Little words do not count unless there is nothing else")
    func stopWords() {
        #expect(found("spital de la unui").first == "ward")
        #expect(Self.index.search("și de la").allSatisfy { !$0.matches.isEmpty })
    }

    @Test("Only the given solutions are found, and a text without words finds nothing")
    func limits() {
        #expect(found("pictures", among: [1]) == ["eye"])
        #expect(found("?! …") == [])
        #expect(found("") == [])
        #expect(found(String(repeating: "pictures ward ", count: 500)).count > 0)
    }

    @Test("A hit tells where each word stands")
    func matches() throws {
        let hit = try #require(Self.index.search("beds ward").first)
        #expect(hit.matches.map(\.word) == ["beds", "ward"])
        #expect(hit.matches.map(\.field) == [.summary, .name])
    }
}
