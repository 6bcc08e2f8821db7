extension Geography {
    /// The positions of the NUTS 2 regions whose figures stand for each region: its own, or for a
    /// small region that above it, or for a larger one those within.
    static func parts(of regions: [Region]) -> [[Int]] {
        var basic: [String: Int] = [:]
        var within: [String: [Int]] = [:]
        for (position, region) in regions.enumerated() where region.level == .basic {
            basic[region.id] = position
            within[region.country, default: []].append(position)
            within[String(region.id.prefix(3)), default: []].append(position)
        }
        return regions.enumerated().map { position, region in
            switch region.level {
            case .basic: [position]
            case .small: basic[String(region.id.prefix(4))].map { [$0] } ?? []
            case .major, .country: within[region.id] ?? []
            }
        }
    }

    /// The compared figures of each region, as the mean of its parts; NaN where none is known.
    static func figures(of regions: [Region], _ parts: [[Int]]) -> [[Double]] {
        parts.map { parts in
            Indicator.compared.map { mean(of: $0, in: regions, parts) ?? .nan }
        }
    }

    /// The mean of a figure over some regions, weighted by population; nil where none is known.
    private static func mean(
        of indicator: Indicator,
        in regions: [Region],
        _ parts: [Int]
    ) -> Double? {
        if parts.count == 1 { return regions[parts[0]].indicators[indicator]?.value }
        var sum = 0.0
        var people = 0.0
        for part in parts {
            guard let figure = regions[part].indicators[indicator]?.value,
                let population = regions[part].indicators[.population]?.value
            else { continue }
            sum += figure * population
            people += population
        }
        return people > 0 ? sum / people : nil
    }

    /// Some figures of a region, in its own right or as the mean of the regions within; nil where
    /// one is not known.
    ///
    /// - Complexity: O(*p*) in the regions within.
    public func values(of indicators: [Indicator], at position: Int) -> [Double?] {
        indicators.map { Self.mean(of: $0, in: regions, parts[position]) }
    }

    /// The 5th to 95th percentile span of each compared indicator over the NUTS 2 regions, by
    /// linear interpolation between order statistics; infinite where fewer than two are known.
    static func spans(of regions: [Region]) -> [Double] {
        Indicator.compared.map { indicator in
            let values = regions.lazy.filter { $0.level == .basic }
                .compactMap { $0.indicators[indicator]?.value }.sorted()
            guard values.count >= 2 else { return .infinity }
            let span = percentile(0.95, of: values) - percentile(0.05, of: values)
            return span > 0 ? span : .infinity
        }
    }

    /// The value at a fraction of a sorted list, interpolated.
    private static func percentile(_ fraction: Double, of sorted: [Double]) -> Double {
        let place = fraction * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
}
