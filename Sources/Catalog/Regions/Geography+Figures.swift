extension Geography {
    /// The compared figures of each region: its own, or for a small region those of the region
    /// above it, or for a larger one the mean of the regions within, weighted by population.
    static func figures(of regions: [Region]) -> [[Double]] {
        var basic: [String: Region] = [:]
        var within: [String: [Region]] = [:]
        for region in regions where region.level == .basic {
            basic[region.id] = region
            within[region.country, default: []].append(region)
            within[String(region.id.prefix(3)), default: []].append(region)
        }
        return regions.map { region in
            switch region.level {
            case .basic: figures(of: [region])
            case .small: figures(of: basic[String(region.id.prefix(4))].map { [$0] } ?? [])
            case .major, .country: figures(of: within[region.id] ?? [])
            }
        }
    }

    /// The population-weighted means of the compared indicators; NaN where no figure is known.
    private static func figures(of parts: [Region]) -> [Double] {
        Indicator.compared.map { mean(of: $0, in: parts) ?? .nan }
    }

    /// The mean of a figure over some regions, weighted by population; nil where none is known.
    private static func mean(of indicator: Indicator, in parts: [Region]) -> Double? {
        if parts.count == 1 { return parts[0].indicators[indicator]?.value }
        var sum = 0.0
        var people = 0.0
        for part in parts {
            guard let figure = part.indicators[indicator]?.value,
                let population = part.indicators[.population]?.value
            else { continue }
            sum += figure * population
            people += population
        }
        return people > 0 ? sum / people : nil
    }

    /// The NUTS 2 regions whose figures stand for a region: itself, the one above a small region,
    /// or those within a larger one.
    ///
    /// - Complexity: O(*r*) in the regions for one that holds others.
    func parts(of position: Int) -> [Region] {
        let region = regions[position]
        return switch region.level {
        case .basic: [region]
        case .small: self.region(String(region.id.prefix(4))).map { [$0] } ?? []
        case .major: basicRegions.filter { $0.id.hasPrefix(region.id) }
        case .country: basicRegions.filter { $0.country == region.id }
        }
    }

    /// Some figures of a region, in its own right or as the mean of the regions within; nil where
    /// one is not known.
    ///
    /// - Complexity: O(*r*) in the regions for one that holds others.
    public func values(of indicators: [Indicator], at position: Int) -> [Double?] {
        let parts = parts(of: position)
        return indicators.map { Self.mean(of: $0, in: parts) }
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
