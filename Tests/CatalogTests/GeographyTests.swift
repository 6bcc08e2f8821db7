import Catalog
import Testing

@Suite("Regions")
struct GeographyTests {
    /// A NUTS 2 region with figures of the compared indicators, in their order; nil where unknown.
    static func region(
        _ id: String,
        _ country: String,
        people: Double? = nil,
        _ figures: [Double?] = []
    ) -> Region {
        var region = Region(id: id, name: id, country: country, level: .basic)
        for (indicator, value) in zip(Indicator.compared, figures) {
            region.indicators[indicator] = value.map { .init(value: $0, year: 2020) }
        }
        region.indicators[.population] = people.map { .init(value: $0, year: 2020) }
        return region
    }

    private func similarity(_ geography: Geography, _ a: String, _ b: String) throws -> Double {
        let left = try #require(geography.position(of: a))
        let right = try #require(geography.position(of: b))
        return geography.similarity(left, right)
    }

    @Test("Regions are compared by eight figures")
    func compared() {
        #expect(
            Indicator.compared.map(\.rawValue) == [
                "gdp-per-inhabitant", "disposable-income", "life-expectancy", "unemployment",
                "density",
                "deaths-all", "deaths-ischaemic", "tertiary-education",
            ]
        )
    }

    @Test("A difference counts in units of the span between the 5th and 95th percentile")
    func spans() throws {
        let names = ["AA01", "AA02", "AA03", "AA04", "AA05"]
        let geography = Geography(
            regions: zip(names, [50.0, 10, 40, 20, 30]).map { Self.region($0, "AA", [$1]) }
                + [Self.region("AA06", "AA")],
            countries: [],
            aliases: [:]
        )
        // The 5th percentile of 10...50 is 12, the 95th 48: the span is 36.
        #expect(
            try abs(similarity(geography, "AA02", "AA04") - (1 - (10.0 / 36 + 3.5) / 8)) < 1e-15
        )
        #expect(
            try abs(similarity(geography, "AA02", "AA03") - (1 - (30.0 / 36 + 3.5) / 8)) < 1e-15
        )
        #expect(try similarity(geography, "AA02", "AA01") == 1 - (1 + 3.5) / 8)
        #expect(try similarity(geography, "AA06", "AA01") == 0.5)
        #expect(try similarity(geography, "AA06", "AA06") == 1)
    }

    @Test("A figure that is missing on either side counts as half a difference")
    func missing() throws {
        let full: [Double?] = [1, 2, 3, 4, 5, 6, 7, 8]
        var holed = full
        holed[2] = nil
        holed[7] = nil
        let geography = Geography(
            regions: [
                Self.region("AA01", "AA", full), Self.region("AA02", "AA", full),
                Self.region("AA03", "AA", holed),
                Self.region("AA04", "AA", full.map { $0.map { $0 + 100 } }),
            ],
            countries: [],
            aliases: [:]
        )
        #expect(try similarity(geography, "AA01", "AA02") == 1)
        #expect(try similarity(geography, "AA01", "AA03") == 1 - 1.0 / 8)
        #expect(try similarity(geography, "AA03", "AA03") == 1)
        #expect(try similarity(geography, "AA01", "AA04") == 0)
        #expect(try similarity(geography, "AA03", "AA04") == 1 - (6 + 1.0) / 8)
    }

    @Test("A small region has the figures of the region above it")
    func smallRegions() throws {
        let geography = Geography(
            regions: [
                Self.region("RO21", "RO", [10, 1]), Self.region("RO22", "RO", [20, 2]),
                Self.region("RO31", "RO", [30, 3]),
                Region(id: "RO211", name: "Bacău", country: "RO", level: .small),
                Region(id: "RO221", name: "Brăila", country: "RO", level: .small),
                Region(id: "RO999", name: "?", country: "RO", level: .small),
            ],
            countries: [],
            aliases: [:]
        )
        for other in ["RO22", "RO31"] {
            #expect(
                try similarity(geography, "RO211", other) == similarity(geography, "RO21", other)
            )
        }
        #expect(
            try similarity(geography, "RO211", "RO221") == similarity(geography, "RO21", "RO22")
        )
        #expect(try similarity(geography, "RO211", "RO21") == 1 - 6 * 0.5 / 8)
        #expect(try similarity(geography, "RO999", "RO21") == 0.5)
    }

    @Test("A larger region and a country have the mean of the regions within, weighted by people")
    func largerRegions() throws {
        let geography = Geography(
            regions: [
                Self.region("EL30", "GR", people: 1, [10]),
                Self.region("EL31", "GR", people: 3, [30]),
                Self.region("EL41", "GR", people: 4, [50]), Self.region("EL42", "GR", [1000]),
                Self.region("AA01", "AA", people: 5, [25]),
                Self.region("AA02", "AA", people: 5, [37.5]),
                Region(id: "EL3", name: "", country: "GR", level: .major),
                Region(id: "GR", name: "", country: "GR", level: .country),
            ],
            countries: [Country(id: "GR", nuts: "EL"), Country(id: "AA")],
            aliases: [:]
        )
        // EL3 has (10 + 3 x 30) / 4 = 25; Greece has (10 + 90 + 200) / 8 = 37.5, since EL42 has no
        // people.
        #expect(try similarity(geography, "EL3", "AA01") == 1 - 7 * 0.5 / 8)
        #expect(try similarity(geography, "GR", "AA02") == 1 - 7 * 0.5 / 8)
        #expect(try similarity(geography, "GR", "AA01") < similarity(geography, "GR", "AA02"))
    }

    @Test("Countries without figures meet by distance, WHO region and language, never above 0.5")
    func figurelessCountries() throws {
        let place = { (latitude: Double, longitude: Double) in
            Country.Position(latitude: latitude, longitude: longitude)
        }
        let countries = [
            Country(id: "AA", position: place(0, 0), whoRegion: "AFRO", languages: ["en", "sw"]),
            Country(id: "BB", position: place(0, 0), whoRegion: "AFRO", languages: ["sw"]),
            Country(id: "CC", position: place(0, 45), whoRegion: "EURO", languages: ["fr"]),
            Country(id: "DD", position: place(0, 180), whoRegion: "AFRO", languages: ["fr"]),
            Country(id: "EE"),
            Country(id: "FF", whoRegion: "EURO", languages: ["en"]),
        ]
        let geography = Geography(
            regions: countries.map { Region(id: $0.id, name: "", country: $0.id, level: .country) }
                + [Self.region("FF01", "FF", [1, 2]), Self.region("FF02", "FF", [2, 3])],
            countries: countries,
            aliases: [:]
        )
        #expect(try similarity(geography, "AA", "BB") == 0.5)
        // An eighth of the equator is 5003.77 km: closeness 0.4996, a third of it, half of that.
        #expect(try abs(similarity(geography, "AA", "CC") - 0.5 * (1 - 0.500377) / 3) < 1e-6)
        #expect(try abs(similarity(geography, "AA", "DD") - 0.5 / 3) < 1e-15)
        #expect(try similarity(geography, "AA", "EE") == 0)
        #expect(try similarity(geography, "EE", "EE") == 1)
        // FF meets FF01 by its own figures, but AA, which has none, by nearness.
        #expect(try abs(similarity(geography, "AA", "FF") - 0.5 / 3) < 1e-15)
        #expect(try similarity(geography, "AA", "FF01") == similarity(geography, "AA", "FF"))
    }

    @Test("Proximity is the best of likeness, country, language and union")
    func proximity() throws {
        let countries = [
            Country(id: "AA", isInEU: true, languages: ["ro", "en"]),
            Country(id: "BB", isInEU: false, languages: ["en"]),
            Country(id: "CC", isInEU: true, languages: ["fr"]),
            Country(id: "DD", isInEU: false, languages: ["de"]),
        ]
        let low: [Double?] = Array(repeating: 0, count: 8)
        let high: [Double?] = Array(repeating: 100, count: 8)
        let geography = Geography(
            regions: [
                Self.region("AA01", "AA", low), Self.region("AA02", "AA", high),
                Self.region("BB01", "BB", high),
                Self.region("CC01", "CC", high), Self.region("DD01", "DD", high),
                Self.region("DD02", "DD", low),
            ],
            countries: countries,
            aliases: [:]
        )
        let nearness = { (other: String) in
            let home = try #require(geography.position(of: "AA01"))
            let there = try #require(geography.position(of: other))
            #expect(geography.proximity(home, there) == geography.proximity(there, home))
            return geography.proximity(home, there)
        }
        #expect(try nearness("AA01") == 1)
        #expect(try nearness("AA02") == 0.5)
        #expect(try nearness("BB01") == 0.3)
        #expect(try nearness("CC01") == 0.2)
        #expect(try nearness("DD01") == 0.1)
        #expect(try nearness("DD02") == 0.8)
    }

    @Test("Regions are found by id and kept in its order, with their levels")
    func order() {
        let geography = Geography(
            regions: [
                Self.region("RO22", "RO"), Self.region("RO21", "RO"),
                Region(id: "KE", name: "", country: "KE", level: .country),
            ],
            countries: [],
            aliases: [:]
        )
        #expect(geography.regions.map(\.id) == ["KE", "RO21", "RO22"])
        #expect(geography.basicRegions.map(\.id) == ["RO21", "RO22"])
        #expect(geography.region("RO21")?.level == .basic)
        #expect(geography.position(of: "HR04") == nil)
    }
}
