public import Catalog

/// The stored profile that speaks for each region: of several the first by id.
public struct RegionProfiles: Sendable {
    /// The profiles by the position of their region.
    public private(set) var profiles: [Int: NeedsProfile] = [:]

    /// Picks them.
    ///
    /// - Complexity: O(*n*) in the stored profiles.
    public init(_ snapshot: CatalogSnapshot) {
        for profile in snapshot.profiles {
            guard let region = snapshot.geography.position(of: profile.region) else { continue }
            if profiles[region] == nil { profiles[region] = profile }
        }
    }

    /// The profile of a region, or nil.
    public subscript(region: Int) -> NeedsProfile? { profiles[region] }
}

extension NeedsProfile {
    /// What a region says of its readiness: the SCIROCCO dimensions that it states and its EMRAM
    /// stage, in a fixed order.
    public var levels: [(name: String, level: Double)] {
        let stated = Scirocco.dimensions.compactMap { name in
            readiness[name].map { (name: name, level: $0.value) }
        }
        return stated + (emram.map { [(name: "emram", level: $0)] } ?? [])
    }
}
