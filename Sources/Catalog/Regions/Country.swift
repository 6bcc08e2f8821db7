/// A country and what brings countries close.
public struct Country: Sendable {
    /// A place on the globe, in degrees.
    public struct Position: Sendable, Hashable {
        /// Degrees north, -90...90.
        public var latitude: Double
        /// Degrees east, -180...180.
        public var longitude: Double

        /// Makes a position.
        public init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// The ISO 3166-1 alpha-2 code.
    public var id: String
    /// The prefix of its NUTS codes, or nil outside NUTS.
    public var nuts: String?
    /// Its middle, where known.
    public var position: Position?
    /// Its region of the World Health Organization, where known.
    public var whoRegion: String?
    /// Whether it is a member of the European Union.
    public var isInEU: Bool
    /// Its official languages, ISO 639-1.
    public var languages: [String]

    /// Makes a country.
    public init(
        id: String,
        nuts: String? = nil,
        position: Position? = nil,
        whoRegion: String? = nil,
        isInEU: Bool = false,
        languages: [String] = []
    ) {
        self.id = id
        self.nuts = nuts
        self.position = position
        self.whoRegion = whoRegion
        self.isInEU = isInEU
        self.languages = languages
    }
}
