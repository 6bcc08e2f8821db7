/// What makes regions neighbours that a solution's use is counted among: the constants of the
/// utility `neighbours`.
public struct Neighbourhood: Sendable, Hashable {
    /// The distance at which a region counts 1/e of one at hand, in km.
    public var reach: Double
    /// What a shared official language, and likewise the same WHO region, multiplies a region with.
    public var bond: Double
    /// How much more a rare solution in common says than one that runs everywhere: each counts
    /// 1 / (regions that use it)^rarity.
    public var rarity: Double
    /// The power that solutions in common are raised to: above 1 the most alike regions stand out.
    public var sharpness: Double
    /// What a region counts without any solution in common, beside 1 for the one with the most.
    public var floor: Double
    /// The weight of the belief that a solution is used here as often as anywhere.
    public var doubt: Double
    /// How far wide use counts for less: the share is divided by (regions that use it)^spread.
    public var spread: Double

    /// Makes constants; those of the shipped model where nothing else is said.
    public init(
        reach: Double = 3500,
        bond: Double = 2.5,
        rarity: Double = 0.6,
        sharpness: Double = 1.5,
        floor: Double = 0.1,
        doubt: Double = 3,
        spread: Double = 0.3
    ) {
        self.reach = reach
        self.bond = bond
        self.rarity = rarity
        self.sharpness = sharpness
        self.floor = floor
        self.doubt = doubt
        self.spread = spread
    }

    /// The constants by their names in a model's file, in the order people read them.
    public var values: [(name: String, value: Double)] {
        [
            ("reach", reach), ("bond", bond), ("rarity", rarity), ("sharpness", sharpness),
            ("floor", floor), ("doubt", doubt), ("spread", spread),
        ]
    }
}
