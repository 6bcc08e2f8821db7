import Catalog
import Documents
import TestSupport

/// The lists and regions of the tests' catalogues.
enum World {
    /// Small lists for every feature.
    static let codeLists = SmallLists.all

    /// Six places, some with figures.
    static let geography = Geography(
        regions: [
            Region(id: "RO", name: "", country: "RO", level: .country),
            region("RO21", "RO", [.gdpPerInhabitant: 6800, .lifeExpectancy: 74.9]),
            region("RO22", "RO", [.gdpPerInhabitant: 8900, .lifeExpectancy: 74.1, .density: 70]),
            region("HR02", "HR", [.gdpPerInhabitant: 8100, .unemployment: 9.5]),
            region("HR05", "HR", [:]),
            Region(id: "KE", name: "", country: "KE", level: .country),
        ],
        countries: [
            Country(
                id: "RO",
                nuts: "RO",
                position: Country.Position(latitude: 45.9, longitude: 25),
                whoRegion: "EURO",
                isInEU: true,
                languages: ["ro"]
            ),
            Country(
                id: "HR",
                nuts: "HR",
                position: Country.Position(latitude: 45.7, longitude: 16.4),
                whoRegion: "EURO",
                isInEU: true,
                languages: ["hr"]
            ),
            Country(id: "KE", languages: ["en"]),
        ],
        aliases: [:]
    )

    private static func region(
        _ id: String,
        _ country: String,
        _ figures: [Indicator: Double]
    ) -> Region {
        var region = Region(id: id, name: id, country: country, level: .basic)
        region.indicators = figures.mapValues { Region.Figure(value: $0, year: 2018) }
        return region
    }

    /// A solution of which nothing but its name is known.
    static func solution(_ id: String) -> Solution {
        Solution(id: id, name: id, kind: "software", summary: LocalizedText(en: "a", ro: "b"))
    }

    /// A profile of North-East Romania that states nothing.
    static func profile(model: String = "m") -> NeedsProfile {
        NeedsProfile(
            id: "RO21",
            region: "RO21",
            name: LocalizedText(en: "North-East", ro: "Nord-Est"),
            model: model
        )
    }

    /// A stated value.
    static func stated(_ value: FeatureValue) -> StatedFeature {
        StatedFeature(
            value: value,
            source: "test",
            date: PartialDate("2025-01")!,
            basis: .reviewed
        )
    }

    /// A snapshot of some solutions.
    static func snapshot(_ solutions: [Solution], profiles: [NeedsProfile] = []) -> CatalogSnapshot
    {
        CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: profiles,
            geography: geography,
            codeLists: codeLists,
            labels: Labels()
        )
    }

    /// The day of every query that does not say another.
    static let today = CalendarDate("2026-03-01")!
}
