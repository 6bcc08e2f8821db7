public import Catalog

/// What somebody of the network would be brought in for.
public struct NetworkQuestion: Sendable {
    /// A code that is wanted.
    public struct Wanted: Sendable, Hashable {
        /// The feature whose list it is of.
        public var feature: Feature
        /// The code.
        public var code: String
        /// How much it is wanted, > 0.
        public var weight: Double

        /// Makes a wanted code.
        public init(feature: Feature, code: String, weight: Double) {
            self.feature = feature
            self.code = code
            self.weight = weight
        }
    }

    /// What the solution is about, by feature and list order.
    public var solution: [Wanted] = []
    /// What the region needs, by feature and list order.
    public var needs: [Wanted] = []
    /// The positions of the regions on either side.
    public var regions: [Int] = []
    /// The languages of each side, ISO 639-1; a side that nobody knows them of is left out.
    public var languages: [[String]] = []
    /// The roles that the stage wants; nil where there is no stage.
    public var roles: Set<String>?

    /// Asks nothing yet.
    public init() {}

    /// What a solution is about.
    public static func wanted(of solution: Solution) -> [Wanted] {
        Feature.competences.flatMap { feature in
            guard case .codes(let codes)? = solution.features[feature]?.value else {
                return [Wanted]()
            }
            return codes.map { Wanted(feature: feature, code: $0, weight: 1) }
        }
    }

    /// What a profile needs.
    public static func wanted(by profile: NeedsProfile) -> [Wanted] {
        Feature.competences.flatMap { feature in
            (profile.needs[feature] ?? []).filter { $0.weight > 0 }
                .map { Wanted(feature: feature, code: $0.code, weight: $0.weight) }
        }
    }

    /// Whether a reason says anything here.
    func isActive(_ reason: NetworkModel.Reason) -> Bool {
        switch reason {
        case .skills, .asks: !solution.isEmpty
        case .needs: !needs.isEmpty
        case .region: !regions.isEmpty
        case .languages: !languages.isEmpty
        case .role: roles != nil
        }
    }
}
