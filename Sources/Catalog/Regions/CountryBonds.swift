import Glibc

/// How alike countries are that have no figures to be compared by, each pair of them worked out
/// once: languages as bits, and what a distance takes of sines and cosines ahead.
struct CountryBonds {
    private struct Facts {
        var position: Country.Position?
        var cosine = 0.0
        var office: String?
        var languages: [UInt64]
    }

    private let facts: [Facts]
    /// The country of each place among ``facts``.
    private let countries: [Int]
    /// The similarities by country and country; NaN until one is asked for.
    private var known: [Double]

    /// Looks up the countries of some regions.
    ///
    /// - Complexity: O(*n*) in the regions.
    init(_ geography: Geography, of positions: [Int]) {
        var numbers: [String: Int] = [:]
        var facts: [Facts] = []
        var bits: [String: Int] = [:]
        for country in geography.countries.values {
            for language in country.languages where bits[language] == nil {
                bits[language] = bits.count
            }
        }
        let words = (bits.count + 63) / 64
        countries = positions.map { position in
            let id = geography.regions[position].country
            if let number = numbers[id] { return number }
            let country = geography.countries[id]
            var languages = [UInt64](repeating: 0, count: words)
            for bit in (country?.languages ?? []).compactMap({ bits[$0] }) {
                languages[bit >> 6] |= 1 << UInt64(bit & 63)
            }
            let north = country?.position?.latitude ?? 0
            facts.append(
                Facts(
                    position: country?.position,
                    cosine: cos(north * (Double.pi / 180)),
                    office: country?.whoRegion,
                    languages: languages
                )
            )
            numbers[id] = facts.count - 1
            return facts.count - 1
        }
        self.facts = facts
        known = [Double](repeating: .nan, count: facts.count * facts.count)
    }

    /// How alike the countries of two of the regions are.
    ///
    /// - Complexity: O(1).
    mutating func similarity(_ a: Int, _ b: Int) -> Double {
        let (row, column) = (countries[a], countries[b])
        let place = row * facts.count + column
        if !known[place].isNaN { return known[place] }
        let value = worked(out: facts[row], facts[column])
        known[place] = value
        known[column * facts.count + row] = value
        return value
    }

    private func worked(out a: Facts, _ b: Facts) -> Double {
        let part = Geography.countryPart
        var taken = part
        if let from = a.position, let to = b.position {
            let distance = from.distance(to: to, cosines: a.cosine * b.cosine)
            taken = part * min(1, distance / Geography.farApart)
        }
        taken += a.office != nil && a.office == b.office ? 0 : part
        let isShared = zip(a.languages, b.languages).contains { $0 & $1 != 0 }
        taken += isShared ? 0 : part
        return 1 - (taken + Geography.figurelessPart)
    }
}
