/// What one thing takes away from how alike two regions are.
public struct LikenessShare: Sendable, Hashable {
    /// What is compared.
    public enum Part: Sendable, Hashable {
        /// A figure of both regions.
        case indicator(Indicator)
        /// How far apart the middles of the countries are.
        case distance
        /// Whether the countries are of one region of the World Health Organization.
        case whoRegion
        /// Whether the countries share an official language.
        case language
        /// That there are no figures to compare: a fixed share.
        case figures

        /// What answers call it.
        public var name: String {
            switch self {
            case .indicator(let indicator): indicator.rawValue
            case .distance: "distance"
            case .whoRegion: "who-region"
            case .language: "language"
            case .figures: "figures"
            }
        }
    }

    /// A figure as it was compared.
    public struct Figure: Sendable, Hashable {
        /// The value in the indicator's unit; of a larger region the mean of those within.
        public var value: Double
        /// The years it is for; of a larger region those of the regions within.
        public var years: ClosedRange<Int>

        /// Makes a figure.
        public init(value: Double, years: ClosedRange<Int>) {
            self.value = value
            self.years = years
        }
    }

    /// What is compared.
    public var part: Part
    /// The most it can take away, 0...1.
    public var weight: Double
    /// How alike the two are in it, 0...1; nil where that is not known.
    public var likeness: Double?
    /// What it takes away.
    public var share: Double
    /// The figure of the one region, where there is one.
    public var here: Figure?
    /// The figure of the other region, where there is one.
    public var there: Figure?
}
