import Catalog
import TestSupport

/// A catalogue of a few codes, regions and solutions, made by hand.
enum SmallCatalog {
    static let codeLists = SmallLists.all

    static let geography = Geography(
        regions: [
            Region(id: "RO", name: "", country: "RO", level: .country),
            Region(id: "RO21", name: "Nord-Est", country: "RO", level: .basic),
            Region(id: "HR02", name: "Panonska", country: "HR", level: .basic),
            Region(id: "KE", name: "", country: "KE", level: .country),
        ],
        countries: [Country(id: "RO"), Country(id: "HR"), Country(id: "KE")],
        aliases: ["HR04": ["HR02", "HR05"]]
    )

    static let snapshot = CatalogSnapshot(
        revision: 1,
        solutions: ["openmrs", "dhis2"].map {
            Solution(id: $0, name: $0, kind: "software", summary: LocalizedText(en: "a", ro: "b"))
        },
        profiles: [],
        geography: geography,
        codeLists: codeLists,
        labels: Labels()
    )

    static let vocabulary = CatalogVocabulary(snapshot)
}
