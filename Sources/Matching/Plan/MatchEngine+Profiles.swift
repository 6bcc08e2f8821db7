public import Catalog

extension MatchEngine {
    /// Prepares an engine that differs from another only in its needs profiles.
    ///
    /// What is made from solutions and models is shared; only a region that no profile had so far
    /// is compared with the others.
    ///
    /// - Parameters:
    ///   - old: the engine before.
    ///   - snapshot: what ``Catalog/CatalogSnapshot/replacing(profiles:)`` made of its snapshot.
    /// - Complexity: O(*n*) in the number of profiles, O(*r*) in the regions for each new region.
    public convenience init(
        replacingProfilesOf old: MatchEngine,
        with snapshot: CatalogSnapshot
    ) {
        var similarities = old.similarities
        for profile in snapshot.profiles {
            guard let home = snapshot.geography.position(of: profile.region),
                similarities[home] == nil
            else { continue }
            similarities[home] = Self.similarity(from: home, snapshot)
        }
        self.init(of: old, snapshot: snapshot, similarities: similarities)
    }
}
