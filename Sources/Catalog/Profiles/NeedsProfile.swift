/// What a region wants: weighted needs, targets, constraints, and what it has to work with.
public struct NeedsProfile: Sendable, Hashable {
    /// A code that is needed, and how much.
    public struct Need: Sendable, Hashable {
        /// A code of the feature's list.
        public var code: String
        /// The weight among the needs of its feature, 0...1.
        public var weight: Double

        /// Makes a need.
        public init(code: String, weight: Double) {
            self.code = code
            self.weight = weight
        }
    }

    /// A level of readiness as its region judges it.
    public struct ReadinessLevel: Sendable, Hashable {
        /// The level on the SCIROCCO scale, 0...5.
        public var value: Double
        /// How far the judges disagree, in levels.
        public var spread: Double?

        /// Makes a level.
        public init(value: Double, spread: Double? = nil) {
            self.value = value
            self.spread = spread
        }
    }

    /// A raw weight for a criterion or a group of the scoring model.
    public struct Weight: Sendable, Hashable {
        /// The id of the criterion or group.
        public var name: String
        /// The raw weight, 0...1e6; weights are normalised before use.
        public var raw: Double

        /// Makes a weight.
        public init(name: String, raw: Double) {
            self.name = name
            self.raw = raw
        }
    }

    /// The id; several profiles may share a region.
    public var id: String
    /// The region that wants: a NUTS code or an ISO 3166 country.
    public var region: String
    /// The profile's name.
    public var name: LocalizedText
    /// Whether the needs are examples that the region has not confirmed.
    public var isIllustrative: Bool
    /// The id of the scoring model.
    public var model: String
    /// The needed codes by feature.
    public var needs: [Feature: [Need]]
    /// The wanted values of ordinals, numbers and booleans.
    public var targets: [Feature: Target]
    /// The hard requirements.
    public var constraints: [NamedConstraint]
    /// The region's readiness by SCIROCCO dimension.
    public var readiness: [String: ReadinessLevel]
    /// The EMRAM stage of the region's hospitals, 0...7.
    public var emram: Double?
    /// The bandwidth that sites have, in Mbit/s.
    public var bandwidth: Double?
    /// The staff there is, in full-time equivalents.
    public var staff: Double?
    /// The money there is for setting up, in EUR.
    public var setupBudget: Double?
    /// The money there is for each year, in EUR.
    public var yearBudget: Double?
    /// The languages that users read, ISO 639-1.
    public var languages: [String]
    /// Solutions and standards in place already.
    public var existing: [String]
    /// Raw weights that replace the model's.
    public var weights: [Weight]

    /// Makes a profile that states nothing but its region.
    public init(id: String, region: String, name: LocalizedText, model: String) {
        self.id = id
        self.region = region
        self.name = name
        self.model = model
        isIllustrative = false
        needs = [:]
        targets = [:]
        constraints = []
        readiness = [:]
        languages = []
        existing = []
        weights = []
    }
}
