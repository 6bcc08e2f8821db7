/// How alike countries are that have no figures to be compared by: languages as bits, places as
/// directions, and each pair of countries worked out once.
struct CountryBonds {
    /// The country of each place among the columns below.
    private let countries: [Int]
    /// Where each country is; NaN where that is not known.
    private var directions: [SIMD3<Double>] = []
    /// The number of each country's WHO region; -1 where that is not known.
    private var offices: [Int] = []
    /// The official languages of each country, ``words`` words of bits each.
    private var languages: [UInt64] = []
    private let words: Int
    /// The similarities by country and country; NaN until one is asked for.
    private var known: [Double]

    /// From this half chord on, two countries are surely as far apart as can be.
    private static let farHalfChord = 0.7071

    /// Looks up the countries of some regions.
    ///
    /// - Complexity: O(*n*) in the regions.
    init(_ geography: Geography, of positions: [Int]) {
        var bits: [String: Int] = [:]
        for country in geography.countries.values {
            for language in country.languages where bits[language] == nil {
                bits[language] = bits.count
            }
        }
        words = (bits.count + 63) / 64
        var numbers: [String: Int] = [:]
        var offices: [String: Int] = [:]
        var places: [Int] = []
        for position in positions {
            let id = geography.regions[position].country
            if let number = numbers[id] {
                places.append(number)
                continue
            }
            let country = geography.countries[id]
            places.append(numbers.count)
            numbers[id] = numbers.count
            directions.append(country?.position?.direction ?? SIMD3(repeating: .nan))
            if let office = country?.whoRegion {
                offices[office] = offices[office] ?? offices.count
                self.offices.append(offices[office] ?? -1)
            } else {
                self.offices.append(-1)
            }
            languages += [UInt64](repeating: 0, count: words)
            let start = languages.count - words
            for bit in (country?.languages ?? []).compactMap({ bits[$0] }) {
                languages[start + bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        countries = places
        known = [Double](repeating: .nan, count: numbers.count * numbers.count)
    }

    /// How alike the countries of two of the regions are.
    ///
    /// - Complexity: O(1).
    mutating func similarity(_ a: Int, _ b: Int) -> Double {
        let (row, column) = (countries[a], countries[b])
        let count = directions.count
        let before = known[row * count + column]
        if !before.isNaN { return before }
        let value = worked(out: row, column)
        known[row * count + column] = value
        known[column * count + row] = value
        return value
    }

    private func worked(out a: Int, _ b: Int) -> Double {
        let part = Geography.countryPart
        var taken = part * distance(a, b)
        taken += offices[a] >= 0 && offices[a] == offices[b] ? 0 : part
        var isShared = false
        for word in 0..<words where languages[a * words + word] & languages[b * words + word] != 0 {
            isShared = true
        }
        taken += isShared ? 0 : part
        return 1 - (taken + Geography.figurelessPart)
    }

    /// How far apart two countries are, 0...1; 1 where that is not known.
    private func distance(_ a: Int, _ b: Int) -> Double {
        let (from, to) = (directions[a], directions[b])
        // 10,000 km are a quarter of the way around, less 7 km: no arc has to be found beyond that.
        let half = Country.Position.halfChord(between: from, and: to)
        guard half < Self.farHalfChord else { return 1 }
        return min(1, Country.Position.distance(between: from, and: to) / Geography.farApart)
    }
}
