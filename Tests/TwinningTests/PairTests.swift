import Catalog
import Documents
import Experience
import TestSupport
import Testing
import Twinning

@Suite("Twins are ahead in what is needed, and alike")
struct PairTests {
    @Test("A region at which nothing runs that answers the needs is no twin, however alike it is")
    func nothingRuns() throws {
        let world = PairWorld([
            PairWorld.solution("a", in: [("BB02", "uptake")]),
            PairWorld.solution("b", meets: false, in: [("BB01", "scale-up"), ("KE", "scale-up")]),
        ])
        #expect(try world.originators(PairWorld.profile("AA01")) == ["BB02", "BB"])
    }

    @Test("A region is no twin of itself, nor of what lies within or around it")
    func nested() throws {
        let everywhere = PairWorld.geography.regions.map { (region: $0.id, level: String?.none) }
        let world = PairWorld([PairWorld.solution("a", in: everywhere)])
        // What runs at home already doesn't count, so nothing is left for AA01 itself.
        #expect(try world.originators(PairWorld.profile("AA01")).isEmpty)
        let elsewhere = everywhere.filter { $0.region != "AA01" && $0.region != "AA011" }
        let other = PairWorld([PairWorld.solution("a", in: elsewhere)])
        let found = Set(try other.originators(PairWorld.profile("AA01")))
        #expect(found == ["AA02", "BB", "BB01", "BB02", "BB011", "KE"])
        let country = Set(try other.originators(PairWorld.profile("p", region: "KE")))
        #expect(country.isEmpty, "it runs in KE")
    }

    @Test("What is known of a country counts half for a region in it, and is marked")
    func countryWide() throws {
        let world = PairWorld([PairWorld.solution("a", in: [("BB", "scale-up")])])
        let profile = PairWorld.profile("AA01")
        let country = try #require(try world.pair(profile, with: "BB")?.offers.first)
        let region = try #require(try world.pair(profile, with: "BB01")?.offers.first)
        #expect(country.foothold.worth == 1)
        #expect(!country.foothold.isCountryWide)
        #expect(region.foothold.worth == 0.5)
        #expect(region.foothold.isCountryWide)
        // What is known of the one country that both lie in tells nothing between them.
        let at = PairWorld([PairWorld.solution("a", in: [("AA", "scale-up")])])
        #expect(try at.pair(profile, with: "AA02") == nil)
        #expect(try at.pair(PairWorld.profile("BB01"), with: "AA02") != nil)
    }

    @Test("What runs in a part of a region runs in the region")
    func within() throws {
        let world = PairWorld([PairWorld.solution("a", in: [("BB011", "uptake")])])
        let profile = PairWorld.profile("AA01")
        for id in ["BB011", "BB01", "BB"] {
            let offer = try #require(try world.pair(profile, with: id)?.offers.first)
            #expect(offer.foothold.worth == 0.7, "\(id)")
        }
        #expect(try world.pair(profile, with: "BB02") == nil)
    }

    @Test("A report loses half of its worth in five years, and where makers are counts as itself")
    func age() throws {
        let old = PairWorld([PairWorld.solution("a", in: [("BB01", "scale-up")], year: 2021)])
        let offer = try #require(
            try old.pair(PairWorld.profile("AA01"), with: "BB01")?.offers.first
        )
        #expect(offer.foothold.worth == 0.5)
        let made = PairWorld([PairWorld.solution("a", from: "BB01")])
        let origin = try #require(try made.pair(PairWorld.profile("AA01"), with: "BB01"))
        #expect(origin.offers[0].foothold.isOrigin)
        #expect(origin.offers[0].foothold.worth == 0.4)
        #expect(origin.type == .exchange, "it is not known to run there")
    }

    @Test("What a region has told stands in place of the record, site by site the best")
    func told() throws {
        let world = PairWorld([
            PairWorld.solution("a", in: [("BB01", "scale-up"), ("BB02", "adoption")])
        ])
        var log = ExperienceLog(geography: PairWorld.geography, votesAnHour: 20)
        let steps: [(String, String, String?)] = [
            ("BB01", "", nil), ("BB02", "North", "adoption"), ("BB02", "South", "uptake"),
        ]
        for (index, step) in steps.enumerated() {
            let told = AdoptionStep(
                number: index + 1,
                solution: "a",
                region: step.0,
                site: step.1,
                stage: "deploying",
                level: step.2,
                date: CalendarDate("2026-01-01")!
            )
            log.append(
                ExperienceEvent(number: index + 1, time: 0, portal: "p", content: .step(told))
            )
        }
        let book = log.publish().experience.adoption
        let finder = try world.finder(PairWorld.profile("AA01"), told: book)
        #expect(try finder.pair(with: PairWorld.position("BB01")) == nil, "it does not run there")
        let south = try #require(try finder.pair(with: PairWorld.position("BB02"))?.offers.first)
        #expect(south.foothold.site == "South")
        #expect(south.foothold.worth == 0.7)
    }

    @Test("The contributions added left to right are the score, bit for bit")
    func sums() throws {
        let world = PairWorld([
            PairWorld.solution("a", in: [("BB01", nil), ("KE", "uptake")]),
            PairWorld.solution("b", in: [("BB", "scale-up")]),
        ])
        let finder = try world.finder(PairWorld.profile("AA01"))
        let pairs = finder.pairs(with: PairWorld.geography.regions.indices)
        #expect(pairs.count == 5)
        for pair in pairs {
            var sum = 0.0
            for part in finder.rules.contributions(pair.utilities) { sum += part.value }
            #expect(sum.bitPattern == pair.score.bitPattern)
        }
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.precedes($1) })
    }

    @Test("Readiness counts where both have told of it, and is unknown elsewhere")
    func readiness() throws {
        var there = PairWorld.profile("BB01")
        there.readiness = ["S04": .init(value: 3), "S05": .init(value: 1), "S06": .init(value: 5)]
        let world = PairWorld(
            [PairWorld.solution("a", in: [("BB01", "scale-up"), ("BB02", "scale-up")])],
            profiles: [there]
        )
        var here = PairWorld.profile("AA01")
        #expect(try world.pair(here, with: "BB01")?[.readiness] == .some(nil))
        here.readiness = ["S04": .init(value: 2), "S05": .init(value: 4)]
        let pair = try #require(try world.pair(here, with: "BB01"))
        // S04: one level of two that count fully; S05: behind.
        #expect(pair[.readiness] == 0.25)
        #expect(pair.gap == 0.5)
        #expect(try world.pair(here, with: "BB02")?[.readiness] == .some(nil))
    }

    @Test("The type follows the gap: exchange, adaptation, in part, in full")
    func types() throws {
        let level = { (value: Double) in ["S04": NeedsProfile.ReadinessLevel(value: value)] }
        var there = PairWorld.profile("BB01")
        there.readiness = level(4)
        let world = PairWorld(
            [PairWorld.solution("a", in: [("BB01", "scale-up"), ("BB", "scale-up")])],
            profiles: [there]
        )
        var here = PairWorld.profile("AA01")
        #expect(try world.pair(here, with: "BB01")?.type == .partial, "readiness is not known")
        here.readiness = level(4)
        #expect(try world.pair(here, with: "BB01")?.type == .full)
        #expect(try world.pair(here, with: "BB02")?.type == .partial, "the country alone is known")
        here.readiness = level(3)
        #expect(try world.pair(here, with: "BB01")?.type == .partial)
        here.readiness = level(2)
        #expect(try world.pair(here, with: "BB01")?.type == .exchange)
    }

    @Test(
        "Languages: shared is 1, the Union's own a half, none 0; all but the first are barriers"
    )
    func languages() throws {
        let world = PairWorld([PairWorld.solution("a", in: [("BB01", nil), ("KE", nil)])])
        var profile = PairWorld.profile("AA01")
        #expect(try world.pair(profile, with: "BB01")?[.language] == 0.5)
        #expect(try world.pair(profile, with: "KE")?[.language] == 0)
        let finder = try world.finder(profile)
        let codes = { (id: String) throws -> [String] in
            let pair = try #require(try finder.pair(with: PairWorld.position(id)))
            return finder.detail(of: pair).barriers.map(\.code)
        }
        #expect(try codes("BB01") == ["working-language"])
        #expect(try codes("KE") == ["language", "law"])
        profile.languages = ["ro", "en"]
        #expect(try world.pair(profile, with: "KE")?[.language] == 1)
    }

    @Test("Leads and gifts go to the side that stands higher, and small differences to nobody")
    func leads() throws {
        var there = PairWorld.profile("BB02")
        there.readiness = ["S04": .init(value: 3), "S05": .init(value: 1)]
        there.emram = 4
        let world = PairWorld(
            [
                PairWorld.solution("a", in: [("BB02", nil)]),
                PairWorld.solution("mine", in: [("AA01", "uptake")]),
            ],
            profiles: [there]
        )
        var here = PairWorld.profile("AA01")
        here.readiness = ["S04": .init(value: 2), "S05": .init(value: 2)]
        here.emram = 4
        let finder = try world.finder(here)
        let pair = try #require(try finder.pair(with: PairWorld.position("BB02")))
        let reversed = try world.finder(there)
        let detail = finder.detail(
            of: pair,
            gifts: reversed.gifts(from: try PairWorld.position("AA01"))
        )
        #expect(detail.better.map(\.what) == ["readiness:S04", "indicator:life-expectancy"])
        #expect(detail.ahead.map(\.what) == ["readiness:S05"])
        #expect(detail.gifts.map(\.profile) == ["BB02"])
        #expect(detail.gifts.map(\.solution) == [1])
        #expect(detail.votes == 0)
    }

    @Test("A solution that is named counts alone, however little it fits")
    func named() throws {
        let world = PairWorld([
            PairWorld.solution("a", in: [("BB01", nil)]),
            PairWorld.solution("b", meets: false, in: [("BB02", nil)]),
        ])
        let places = PairWorld.geography.regions.indices
        let profile = PairWorld.profile("AA01")
        let found = try world.finder(profile, solution: "a").pairs(with: places)
        #expect(found.allSatisfy { $0.offers.map(\.foothold.solution) == [0] })
        let none = try world.finder(profile, solution: "b").pairs(with: places)
        #expect(none.isEmpty, "it fits not at all")
    }
}
