import Catalog
import TestSupport
import Testing

@Suite("How alike regions are, share by share")
struct SimilarityTests {
    /// Raw weights from a seed; some are zero, never all.
    static func weights(_ random: inout SplitMix64) -> LikenessWeights {
        var raw = Indicator.compared.map { _ in
            Bool.random(using: &random) ? Double.random(in: 0...10, using: &random) : 0
        }
        raw[random.below(raw.count)] = 1
        return LikenessWeights(raw: raw, missing: Double.random(in: 0...1, using: &random))!
    }

    @Test(
        "One less the shares, added left to right, is the likeness bit for bit",
        arguments: 1...40
    )
    func sums(seed: Int) {
        var random = SplitMix64(seed: seed)
        let geography = GeographyPropertyTests.world(&random)
        for weights in [.equal, Self.weights(&random)] {
            for a in geography.regions.indices {
                for b in geography.regions.indices {
                    var sum = 0.0
                    for share in geography.shares(a, b, weights) { sum += share.share }
                    let likeness = geography.similarity(a, b, weights)
                    let names =
                        "seed \(seed): \(geography.regions[a].id) \(geography.regions[b].id)"
                    #expect((1 - sum).bitPattern == likeness.bitPattern, "\(names)")
                }
            }
        }
    }

    @Test("A matrix of all against all holds the plain numbers bit for bit", arguments: 1...40)
    func matrix(seed: Int) {
        var random = SplitMix64(seed: seed)
        let geography = GeographyPropertyTests.world(&random)
        let chosen = geography.regions.indices.filter { _ in random.below(4) > 0 }
        for weights in [.equal, Self.weights(&random)] {
            let matrix = SimilarityMatrix(geography, of: chosen, weights)
            for (row, a) in chosen.enumerated() {
                for (column, b) in chosen.enumerated() {
                    #expect(
                        matrix[row, column].bitPattern
                            == geography.similarity(a, b, weights).bitPattern,
                        "seed \(seed): \(geography.regions[a].id) \(geography.regions[b].id)"
                    )
                }
            }
        }
    }

    @Test(
        "With any weights likeness is symmetric, from 0 to 1, and 1 for the region itself",
        arguments: 1...40
    )
    func properties(seed: Int) {
        var random = SplitMix64(seed: seed)
        let geography = GeographyPropertyTests.world(&random)
        let weights = Self.weights(&random)
        for a in geography.regions.indices {
            #expect(geography.similarity(a, a, weights) == 1)
            for b in geography.regions.indices {
                let likeness = geography.similarity(a, b, weights)
                let names = "seed \(seed): \(geography.regions[a].id) \(geography.regions[b].id)"
                #expect(likeness == geography.similarity(b, a, weights), "\(names)")
                // Weights are rounded when they are normalised, so a sum may pass 1 by an ulp or
                // so.
                #expect(likeness >= -1e-15 && likeness <= 1, "\(names): \(likeness)")
            }
        }
    }

    @Test("With equal weights likeness is the mean of the differences, to the bit")
    func equal() {
        var random = SplitMix64(seed: 7)
        let geography = GeographyPropertyTests.world(&random)
        for a in geography.regions.indices {
            for b in geography.regions.indices where a != b {
                let shares = geography.shares(a, b)
                guard case .indicator = shares[0].part else { continue }
                var sum = 0.0
                for share in shares { sum += share.likeness.map { 1 - $0 } ?? 0.5 }
                #expect(abs(geography.similarity(a, b) - (1 - sum / 8)) < 1e-15)
            }
        }
    }

    @Test("An indicator without weight takes nothing, and the others take all there is")
    func weightless() throws {
        let geography = Geography(
            regions: [
                GeographyTests.region("AA01", "AA", [10, 1, 1, 1, 1, 1, 1, 1]),
                GeographyTests.region("AA02", "AA", [20, 1, 1, 1, 1, 1, 1, 1]),
            ],
            countries: [],
            aliases: [:]
        )
        var raw = [Double](repeating: 1, count: 8)
        #expect(geography.similarity(0, 1) == 1 - 1.0 / 8)
        raw[0] = 0
        let without = try #require(LikenessWeights(raw: raw))
        #expect(geography.similarity(0, 1, without) == 1)
        let alone = try #require(LikenessWeights(raw: [1, 0, 0, 0, 0, 0, 0, 0]))
        #expect(geography.similarity(0, 1, alone) == 0)
        #expect(LikenessWeights(raw: [Double](repeating: 0, count: 8)) == nil)
    }

    @Test("A larger region tells the years of the figures within, a region its own")
    func years() throws {
        var first = GeographyTests.region("AA01", "AA", people: 1, [10])
        first.indicators[.gdpPerInhabitant]?.year = 2017
        let geography = Geography(
            regions: [
                first, GeographyTests.region("AA02", "AA", people: 3, [30]),
                Region(id: "AA", name: "", country: "AA", level: .country),
            ],
            countries: [Country(id: "AA")],
            aliases: [:]
        )
        let country = try #require(geography.position(of: "AA"))
        let region = try #require(geography.position(of: "AA01"))
        let gdp = try #require(geography.shares(country, region).first)
        #expect(gdp.here == .init(value: 25, years: 2017...2020))
        #expect(gdp.there == .init(value: 10, years: 2017...2017))
        #expect(geography.shares(country, region)[1].here == nil)
    }
}
