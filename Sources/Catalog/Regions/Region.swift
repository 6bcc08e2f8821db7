/// A region: a NUTS code of any level, or an ISO 3166 country.
public struct Region: Sendable {
    /// How large a region is.
    public enum Level: Int, Sendable {
        /// A country, ISO 3166-1 alpha-2.
        case country = 0
        /// NUTS 1: a major region.
        case major = 1
        /// NUTS 2: the region that twins.
        case basic = 2
        /// NUTS 3: a small region.
        case small = 3
    }

    /// A figure and its year.
    public struct Figure: Sendable, Hashable {
        /// The value in the indicator's unit.
        public var value: Double
        /// The year it is for.
        public var year: Int

        /// Makes a figure.
        public init(value: Double, year: Int) {
            self.value = value
            self.year = year
        }
    }

    /// The NUTS code or ISO 3166 code.
    public var id: String
    /// The official name; empty for a country, whose labels are in the list `countries`.
    public var name: String
    /// The country's ISO 3166 code.
    public var country: String
    /// How large it is.
    public var level: Level
    /// What is known of it; an absent figure is unknown.
    public var indicators: [Indicator: Figure]

    /// Makes a region.
    public init(
        id: String,
        name: String,
        country: String,
        level: Level,
        indicators: [Indicator: Figure] = [:]
    ) {
        self.id = id
        self.name = name
        self.country = country
        self.level = level
        self.indicators = indicators
    }
}

extension Region {
    /// Whether it is an area or lies within it.
    public func lies(within area: Region) -> Bool {
        // A longer NUTS code lies within the one that it begins with.
        area.level == .country ? country == area.id : id.hasPrefix(area.id)
    }
}
