/// One weighted line of a scoring model.
public struct Criterion: Sendable, Hashable {
    /// When a criterion counts.
    public enum Activation: String, Sendable, CaseIterable {
        /// When the profile states something for it.
        case stated
        /// For every profile.
        case always
    }

    /// The id, unique in its model.
    public var id: String
    /// The id of its group.
    public var group: String
    /// What it looks at in a solution.
    public var from: SolutionSide
    /// What it holds that against in a profile; nil where the scale stands for itself.
    public var against: ProfileSide?
    /// How well a value serves.
    public var utility: Utility
    /// The raw weight, >= 0.
    public var weight: Double
    /// The utility of an unknown value, 0...1.
    public var unknown: Double
    /// When it counts.
    public var active: Activation

    /// Makes a criterion.
    public init(
        id: String,
        group: String,
        from: SolutionSide,
        against: ProfileSide?,
        utility: Utility,
        weight: Double,
        unknown: Double = 0,
        active: Activation = .stated
    ) {
        self.id = id
        self.group = group
        self.from = from
        self.against = against
        self.utility = utility
        self.weight = weight
        self.unknown = unknown
        self.active = active
    }
}
