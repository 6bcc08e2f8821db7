extension Geography {
    /// What each of distance, WHO region and language takes at most between countries of which one
    /// has no figures.
    static let countryPart = 0.5 / 3
    /// What is taken for want of figures: as much as between regions of which no figure is known.
    static let figurelessPart = 0.5
    /// The distance from which countries are as far apart as can be, in km.
    static let farApart = 10_000.0

    /// Whether two regions are compared as countries: one of them is one, and one has no figures.
    func meetByCountry(_ a: Int, _ b: Int) -> Bool {
        guard regions[a].level == .country || regions[b].level == .country else { return false }
        return figures[a].allSatisfy(\.isNaN) || figures[b].allSatisfy(\.isNaN)
    }

    /// How far two countries differ in what brings countries close, each 0...1; nil where it is not
    /// known.
    func countryDifferences(
        _ a: String,
        _ b: String
    ) -> [(part: LikenessShare.Part, difference: Double?)] {
        let here = countries[a]
        let there = countries[b]
        var distance: Double?
        if let from = here?.position, let to = there?.position {
            distance = min(1, from.distance(to: to) / Self.farApart)
        }
        var office: Double?
        if let mine = here?.whoRegion, let yours = there?.whoRegion {
            office = mine == yours ? 0 : 1
        }
        var language: Double?
        if let mine = here?.languages, let yours = there?.languages, !mine.isEmpty, !yours.isEmpty {
            language = mine.contains(where: yours.contains) ? 0 : 1
        }
        return [(.distance, distance), (.whoRegion, office), (.language, language)]
    }

    /// What each thing compared takes away from how alike two regions are, in the order in which
    /// that is added up: 1 less their sum is ``similarity(_:_:_:)``, bit for bit. Nothing takes
    /// away anything between a region and itself.
    ///
    /// - Complexity: O(*p*) in the regions within, for the years of their figures.
    public func shares(
        _ a: Int,
        _ b: Int,
        _ weights: LikenessWeights = .equal
    ) -> [LikenessShare] {
        if meetByCountry(a, b), a != b {
            let parts = countryDifferences(regions[a].country, regions[b].country)
            return parts.map { part, difference in
                LikenessShare(
                    part: part,
                    weight: Self.countryPart,
                    likeness: difference.map { 1 - $0 },
                    share: Self.countryPart * (difference ?? 1)
                )
            } + [
                LikenessShare(
                    part: .figures,
                    weight: Self.figurelessPart,
                    share: Self.figurelessPart
                )
            ]
        }
        let here = comparedFigures(of: a)
        let there = comparedFigures(of: b)
        let likeness = likeness(a, b)
        return Indicator.compared.enumerated().map { index, indicator in
            let difference = abs(figures[a][index] - figures[b][index]) / spans[index]
            let counted = difference.isNaN ? weights.missing : min(1, difference)
            return LikenessShare(
                part: .indicator(indicator),
                weight: weights.weights[index],
                likeness: a == b ? 1 : likeness[index],
                share: a == b ? 0 : weights.weights[index] * counted,
                here: here[index],
                there: there[index]
            )
        }
    }

    /// The compared figures of a region with their years; nil where one is not known.
    ///
    /// - Complexity: O(*p*) in the regions within.
    public func comparedFigures(of position: Int) -> [LikenessShare.Figure?] {
        return Indicator.compared.enumerated().map { index, indicator in
            let value = figures[position][index]
            let years = parts[position].compactMap { regions[$0].indicators[indicator]?.year }
            guard !value.isNaN, let first = years.min(), let last = years.max() else { return nil }
            return LikenessShare.Figure(value: value, years: first...last)
        }
    }
}
