/// That a solution is known in a place: it runs there, or comes from there.
public struct Foothold: Sendable, Hashable {
    /// The solution's place among those of its table.
    public var solution: Int
    /// The position of the region that the source names.
    public var region: Int
    /// How far it has come, a code of `adoption-levels`; nil where that is not told.
    public var level: String?
    /// The latest year for which it is reported; nil where only its makers are there.
    public var year: Int?
    /// The site within the region, where one is named.
    public var site: String?
    /// Whether it is known only to come from there.
    public var isOrigin: Bool
    /// Whether the source names only something that the place lies in, such as its country.
    public var isCountryWide: Bool
    /// What that is worth, 0...1: by level and age, and less for what is known of the country
    /// alone.
    public var worth: Double

    /// Whether this one says more of its solution than another.
    func precedes(_ other: Foothold) -> Bool {
        if worth != other.worth { return worth > other.worth }
        if isCountryWide != other.isCountryWide { return !isCountryWide }
        if region != other.region { return region < other.region }
        return (site ?? "") < (other.site ?? "")
    }
}
