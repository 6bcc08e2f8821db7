import Catalog
import CatalogFiles
import Documents
import Experience
import Foundation
import Matching
import TestSupport
import Testing
import Twinning

/// A few countries with regions, and solutions that run in them.
struct PairWorld {
    /// The shipped model.
    static let model: TwinningModel? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let files = CatalogFolder.readDocuments(in: root + "/models", as: ModelSet.folder)
        // The others name codes of lists that these tests do not have.
        let mine = files.documents.filter { $0.node["kind"]?.text == TwinningModel.kind }
        let built = ProgrammeModels.build(mine, codeLists: SmallLists.all)
        for fault in files.faults + built.faults { Issue.record("\(fault)") }
        return built.models.model(TwinningModel.self)
    }()

    /// AA and BB are in the Union, KE is not; AA speaks ro, BB hu, KE en.
    static let geography = Geography(
        regions: [
            place("AA", "AA", .country), region("AA01", 10), region("AA02", 12),
            place("AA011", "AA", .small),
            place("BB", "BB", .country), region("BB01", 11), region("BB02", 30),
            place("BB011", "BB", .small), place("KE", "KE", .country),
        ],
        countries: [
            country("AA", 45, "ro", isInEU: true), country("BB", 47, "hu", isInEU: true),
            country("KE", 0, "en", isInEU: false),
        ],
        aliases: [:]
    )

    private static func place(_ id: String, _ country: String, _ level: Region.Level) -> Region {
        Region(id: id, name: id, country: country, level: level)
    }

    private static func region(_ id: String, _ gdp: Double) -> Region {
        var region = place(id, String(id.prefix(2)), .basic)
        region.indicators = [
            .gdpPerInhabitant: .init(value: gdp, year: 2020),
            .lifeExpectancy: .init(value: 60 + gdp, year: 2020),
        ]
        return region
    }

    private static func country(
        _ id: String,
        _ latitude: Double,
        _ language: String,
        isInEU: Bool
    ) -> Country {
        Country(
            id: id,
            nuts: isInEU ? id : nil,
            position: .init(latitude: latitude, longitude: 20),
            isInEU: isInEU,
            languages: [language]
        )
    }

    /// The day of every question.
    static let today = CalendarDate("2026-06-01")!

    /// A solution that meets the one need, or not.
    static func solution(
        _ id: String,
        meets: Bool = true,
        in places: [(region: String, level: String?)] = [],
        year: Int = 2026,
        from origin: String? = nil
    ) -> Solution {
        Solution(
            id: id,
            name: id,
            kind: "software",
            summary: LocalizedText(en: "a", ro: "b"),
            originator: .init(region: origin),
            features: [
                .applications: StatedFeature(
                    value: .codes(meets ? ["1.1"] : ["2.1"]),
                    source: "test",
                    date: PartialDate("2025-01")!,
                    basis: .reviewed
                )
            ],
            deployments: places.map {
                Deployment(region: $0.region, year: year, level: $0.level, source: "test")
            }
        )
    }

    /// A profile that needs one application.
    static func profile(_ id: String, region: String? = nil) -> NeedsProfile {
        var profile = NeedsProfile(
            id: id,
            region: region ?? id,
            name: LocalizedText(en: id, ro: id),
            model: "m"
        )
        profile.needs = [.applications: [.init(code: "1.1", weight: 1)]]
        return profile
    }

    let engine: MatchEngine

    /// Makes a world of some solutions and stored profiles.
    init(_ solutions: [Solution], profiles: [NeedsProfile] = []) {
        let applications = Criterion(
            id: "applications",
            group: "g",
            from: .feature(.applications),
            against: .needs(.applications),
            utility: .overlap,
            weight: 1
        )
        let model = ScoringModel(
            id: "m",
            version: "1",
            title: LocalizedText(en: "m", ro: "m"),
            groups: [.init(id: "g", title: LocalizedText(en: "g", ro: "g"))],
            criteria: [applications]
        )
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: profiles,
            geography: Self.geography,
            codeLists: SmallLists.all,
            labels: Labels()
        )
        engine = MatchEngine(snapshot: snapshot, models: ModelSet([model]))
    }

    /// The position of a region.
    static func position(_ id: String) throws -> Int { try #require(geography.position(of: id)) }

    /// The search for twins of a profile.
    func finder(
        _ profile: NeedsProfile,
        told book: AdoptionBook = AdoptionBook(),
        solution: String? = nil
    ) throws -> PairFinder {
        let model = try #require(Self.model)
        let snapshot = engine.snapshot
        let plan = try engine.plan(MatchQuery(profile: profile, asOf: Self.today))
        let table = FootholdTable(
            snapshot,
            told: book,
            solutions: Array(0..<snapshot.solutions.count),
            asOf: Self.today,
            reach: model.reach,
            places: snapshot.geography.regions.indices
        )
        return PairFinder(
            engine.rank(plan),
            home: try Self.position(profile.region),
            engine: engine,
            table: table,
            stored: RegionProfiles(snapshot),
            rules: PairRules(
                model: model,
                weights: try #require(model.weights()),
                likeness: .equal
            ),
            places: Self.geography.regions.indices,
            solution: solution.flatMap(snapshot.position(ofSolution:))
        )
    }

    /// The originators of all pairs of a profile, best first.
    func originators(_ profile: NeedsProfile) throws -> [String] {
        let regions = Self.geography.regions
        return try finder(profile).pairs(with: regions.indices).map { regions[$0.originator].id }
    }

    /// The pair with a region.
    func pair(_ profile: NeedsProfile, with id: String) throws -> TwinPair? {
        try finder(profile).pair(with: try Self.position(id))
    }
}
