import Catalog
import Foundation
import Testing

@Suite("Closeness of countries")
struct ClosenessTests {
    private static func country(
        _ id: String,
        _ longitude: Double?,
        _ office: String?,
        _ languages: [String]
    ) -> Country {
        Country(
            id: id,
            position: longitude.map { Country.Position(latitude: 0, longitude: $0) },
            whoRegion: office,
            languages: languages
        )
    }

    private static let geography = Geography(
        regions: ["AA", "AA1", "BB", "CC", "DD"].map {
            Region(id: $0, name: $0, country: String($0.prefix(2)), level: .country)
        },
        countries: [
            country("AA", 0, "X", ["fr"]), country("BB", 9, "X", ["en", "fr"]),
            country("CC", 9, nil, ["pt"]), country("DD", nil, nil, []),
        ],
        aliases: [:]
    )

    @Test("Closeness falls with distance and grows with each bond")
    func closeness() {
        let found = Self.geography.closeness(from: 0, reach: 2000, bond: 3)
        // Nine degrees of the equator are a fortieth of its length.
        let ninth = exp(-2 * Double.pi * 6371 / 40 / 2000)
        let expected = [9, 9, 9 * ninth, ninth, exp(-Double.pi * 6371 / 2000)]
        for (got, wanted) in zip(found, expected) {
            #expect(abs(got - wanted) < 1e-9, "\(found), not \(expected)")
        }
    }
}
