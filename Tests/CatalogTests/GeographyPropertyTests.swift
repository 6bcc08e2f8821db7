import Catalog
import TestSupport
import Testing

@Suite("Regions at random")
struct GeographyPropertyTests {
    /// A world of some countries, some of them with NUTS regions, with holes everywhere.
    static func world(_ random: inout SplitMix64) -> Geography {
        var regions: [Region] = []
        var countries: [Country] = []
        for id in ["AA", "BB", "CC", "DD", "EE"] {
            var country = Country(id: id, isInEU: Bool.random(using: &random))
            if Bool.random(using: &random) {
                country.position = .init(
                    latitude: Double.random(in: -90...90, using: &random),
                    longitude: Double.random(in: -180...180, using: &random)
                )
            }
            country.whoRegion = ["EURO", "AFRO", nil].randomElement(using: &random) ?? nil
            country.languages = ["en", "fr", "ro"].filter { _ in Bool.random(using: &random) }
            countries.append(country)
            regions.append(Region(id: id, name: "", country: id, level: .country))
            for digit in 0..<Int.random(in: 0...4, using: &random) {
                var region = Region(id: "\(id)1\(digit)", name: "", country: id, level: .basic)
                for indicator in Indicator.allCases where Int.random(in: 0..<3, using: &random) > 0
                {
                    region.indicators[indicator] = .init(
                        value: Double(Int.random(in: 0...20, using: &random)),
                        year: 2020
                    )
                }
                regions.append(region)
                regions.append(Region(id: "\(id)1\(digit)1", name: "", country: id, level: .small))
            }
            regions.append(Region(id: "\(id)1", name: "", country: id, level: .major))
        }
        return Geography(regions: regions, countries: countries, aliases: [:])
    }

    @Test(
        "Likeness and nearness are symmetric, from 0 to 1, and 1 for the region itself",
        arguments: 1...60
    )
    func properties(seed: Int) {
        var random = SplitMix64(seed: seed)
        let geography = Self.world(&random)
        for a in geography.regions.indices {
            #expect(geography.similarity(a, a) == 1)
            #expect(geography.proximity(a, a) == 1)
            for b in geography.regions.indices where a < b {
                let likeness = geography.similarity(a, b)
                let nearness = geography.proximity(a, b)
                let names = "seed \(seed): \(geography.regions[a].id), \(geography.regions[b].id)"
                #expect(likeness.bitPattern == geography.similarity(b, a).bitPattern, "\(names)")
                #expect(nearness.bitPattern == geography.proximity(b, a).bitPattern, "\(names)")
                #expect((0...1).contains(likeness), "\(names)")
                #expect((0.1...1).contains(nearness), "\(names)")
                #expect(nearness >= 0.8 * likeness, "\(names)")
            }
        }
    }

    @Test("Who has no figures at all is never liked above 0.5", arguments: 1...60)
    func withoutFigures(seed: Int) {
        var random = SplitMix64(seed: seed)
        let geography = Self.world(&random)
        let known = Set(
            geography.basicRegions.filter { region in
                Indicator.compared.contains { region.indicators[$0] != nil }
            }.flatMap { [$0.id, $0.id + "1", $0.country, $0.country + "1"] }
        )
        for a in geography.regions.indices where !known.contains(geography.regions[a].id) {
            for b in geography.regions.indices where a != b {
                #expect(
                    geography.similarity(a, b) <= 0.5,
                    "seed \(seed): \(geography.regions[a].id), \(geography.regions[b].id)"
                )
            }
        }
    }

    @Test("The likeness of two regions is what the definition says, bit for bit", arguments: 1...60)
    func twin(seed: Int) {
        var random = SplitMix64(seed: seed)
        let geography = Self.world(&random)
        let basic = geography.basicRegions
        for a in basic {
            for b in basic where a.id != b.id {
                guard let left = geography.position(of: a.id),
                    let right = geography.position(of: b.id)
                else { continue }
                #expect(
                    geography.similarity(left, right) == Self.likeness(a, b, basic),
                    "seed \(seed): \(a.id), \(b.id)"
                )
            }
        }
    }

    /// 1 - mean of d over the compared figures; d = min(1, |a - b| / (95th - 5th percentile)), and
    /// 0.5 where a figure is missing on either side.
    private static func likeness(_ a: Region, _ b: Region, _ all: [Region]) -> Double {
        var sum = 0.0
        for indicator in Indicator.compared {
            guard let here = a.indicators[indicator]?.value,
                let there = b.indicators[indicator]?.value
            else {
                sum += 0.5
                continue
            }
            let known = all.compactMap { $0.indicators[indicator]?.value }.sorted()
            let span = percentile(95, known) - percentile(5, known)
            sum += span > 0 ? min(1, abs(here - there) / span) : 0
        }
        return 1 - sum / 8
    }

    private static func percentile(_ percent: Int, _ sorted: [Double]) -> Double {
        let place = Double(percent) / 100 * Double(sorted.count - 1)
        let low = sorted[Int(place.rounded(.down))]
        let high = sorted[Int(place.rounded(.up))]
        return low + (place - place.rounded(.down)) * (high - low)
    }
}
