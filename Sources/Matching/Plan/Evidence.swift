/// What local users have said and what regions have done, as plain values by solution: kept and
/// added up elsewhere, read here.
public struct Evidence: Sendable {
    /// The voices about a solution that come from one region through one portal.
    ///
    /// Sums are whole numbers, so that the order in which voices came never matters, and taking one
    /// out leaves exactly what would be there without it.
    public struct Voices: Sendable, Hashable {
        /// The weight of one voice that no bound lowers.
        public static let unit = 1 << 16

        /// The position of the region.
        public var region: Int
        /// The number of the portal; equal numbers, equal portals.
        public var portal: Int
        /// How many voices there are.
        public var count: Int
        /// What they weigh together, in ``unit``.
        public var weight: Int
        /// The sum of weight x (score + 3), with the weight in ``unit``.
        public var favour: Int

        /// Makes a sum of voices.
        public init(region: Int, portal: Int, count: Int, weight: Int, favour: Int) {
            self.region = region
            self.portal = portal
            self.count = count
            self.weight = weight
            self.favour = favour
        }
    }

    /// Where and how far a solution has come, as regions have told.
    public struct Site: Sendable, Hashable {
        /// The position of the region.
        public var region: Int
        /// The year of the latest event.
        public var year: Int
        /// A code of `adoption-levels`; nil where it does not run.
        public var level: String?

        /// Makes a site.
        public init(region: Int, year: Int, level: String?) {
            self.region = region
            self.year = year
            self.level = level
        }
    }

    /// The revision, from 0; it counts up with every event.
    public var revision: Int
    /// The voices by solution; absent where nobody has said anything.
    public var voices: [String: [Voices]]
    /// The sites by solution: for the regions that are named they stand instead of what the
    /// solution's record says.
    public var sites: [String: [Site]]

    /// Makes evidence.
    public init(revision: Int, voices: [String: [Voices]] = [:], sites: [String: [Site]] = [:]) {
        self.revision = revision
        self.voices = voices
        self.sites = sites
    }

    /// No evidence at all.
    public static let none = Evidence(revision: 0)
}
