import Catalog
import Documents
import Evaluation
import Matching

/// Four countries at one place, so small that every rank can be worked out by hand.
enum Case {
    /// What runs where: AA has a, b and c; BB a and b; CC a and c; DD b and d.
    static let pairs = [
        pair("AA", "a"), pair("AA", "b"), pair("AA", "c"), pair("BB", "a"), pair("BB", "b"),
        pair("CC", "a"), pair("CC", "c"), pair("DD", "b"), pair("DD", "d"),
    ]

    static func pair(_ country: String, _ solution: String) -> DeploymentTable.Pair {
        DeploymentTable.Pair(country: country, solution: solution)
    }

    /// A model by what neighbours use, without any constant that would hinder counting by hand.
    static let model = ScoringModel(
        id: "plain",
        version: "1",
        title: LocalizedText(en: "Plain", ro: "Simplu"),
        groups: [.init(id: "all", title: LocalizedText(en: "All", ro: "Toate"))],
        criteria: [
            Criterion(
                id: "neighbours",
                group: "all",
                from: .deployments,
                against: .region,
                utility: .neighbours(
                    Neighbourhood(
                        reach: 1000,
                        bond: 1,
                        rarity: 0,
                        sharpness: 1,
                        floor: 0,
                        doubt: 0,
                        spread: 0
                    )
                ),
                weight: 1,
                active: .always
            )
        ]
    )

    /// A catalogue of the four countries and some records.
    static func catalogue(_ records: [Solution] = []) -> CatalogSnapshot {
        let ids = ["AA", "BB", "CC", "DD"]
        let place = Country.Position(latitude: 1, longitude: 1)
        return CatalogSnapshot(
            revision: 1,
            solutions: records,
            profiles: [],
            geography: Geography(
                regions: ids.map { Region(id: $0, name: $0, country: $0, level: .country) },
                countries: ids.map { Country(id: $0, position: place) },
                aliases: [:]
            ),
            codeLists: [:],
            labels: Labels()
        )
    }

    /// The pairs, ready to be hidden.
    static func hidden(
        _ pairs: [DeploymentTable.Pair] = pairs,
        records: [Solution] = []
    ) -> HiddenDeployments {
        HiddenDeployments(
            DeploymentTable(pairs),
            in: catalogue(records),
            models: ModelSet([model]),
            today: CalendarDate("2026-03-01")!
        )
    }
}
