import Catalog

/// What a solution with hard requirements demands of the region: the constraints of its side.
enum HardRequirement {
    /// The id under which a demand is reported and counted.
    static func id(_ demand: String) -> String { "requires.\(demand)" }

    /// What can be demanded, in the order in which it is told.
    static let names = Scirocco.dimensions + ["emram", "bandwidth"]

    /// One demand and how the region stands to it.
    struct Demand {
        var name: String
        var need: Double
        var have: Double?

        /// Whether the region meets it.
        var truth: Truth {
            guard let have else { return .unknown }
            return Truth(have >= need)
        }

        /// The verdict: an unknown level warns, for the region can find out before it decides.
        var verdict: Verdict { Verdict(truth, .warn) }
    }

    /// The demands of a solution, in a fixed order; none unless its requirements are hard.
    static func demands(_ requirements: Requirements?, of profile: NeedsProfile) -> [Demand] {
        guard let requirements, requirements.isHard else { return [] }
        var demands: [Demand] = []
        for dimension in Scirocco.dimensions {
            if let need = requirements.readiness[dimension] {
                let have = profile.readiness[dimension]?.value
                demands.append(Demand(name: dimension, need: need, have: have))
            }
        }
        if let need = requirements.emram {
            demands.append(Demand(name: "emram", need: need, have: profile.emram))
        }
        if let need = requirements.bandwidth {
            demands.append(Demand(name: "bandwidth", need: need, have: profile.bandwidth))
        }
        return demands
    }
}
