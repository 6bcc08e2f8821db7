public import Catalog

/// Engines that follow another one and share with it what is made of models, lists and regions.
extension MatchEngine {
    /// Prepares an engine that differs from another only in its needs profiles; what is made of
    /// solutions is shared too.
    ///
    /// - Parameters:
    ///   - old: the engine before.
    ///   - snapshot: what ``Catalog/CatalogSnapshot/replacing(profiles:)`` made of its snapshot.
    /// - Complexity: O(*n*) in the number of profiles, O(*r*) in the regions for each new home.
    public convenience init(
        replacingProfilesOf old: MatchEngine,
        with snapshot: CatalogSnapshot
    ) {
        self.init(
            of: old,
            snapshot: snapshot,
            index: old.index,
            evidence: old.evidence,
            changed: []
        )
    }

    /// Prepares an engine that differs from another in its solutions, and perhaps its profiles.
    ///
    /// - Parameters:
    ///   - old: the engine before.
    ///   - snapshot: what ``Catalog/CatalogSnapshot/applying(solutions:revision:)`` made of its
    ///     snapshot, perhaps with other profiles.
    /// - Complexity: O(*n*) in the solutions and profiles, O(*r*) in the regions for each new home.
    public convenience init(
        replacingSolutionsOf old: MatchEngine,
        with snapshot: CatalogSnapshot
    ) {
        self.init(
            of: old,
            snapshot: snapshot,
            index: SolutionIndex(snapshot),
            evidence: old.evidence,
            changed: []
        )
    }

    /// Prepares an engine that differs from another in what is said and done.
    ///
    /// - Parameters:
    ///   - old: the engine before.
    ///   - evidence: what is said and done by now.
    ///   - changed: the solutions about which that is something else than before.
    /// - Complexity: O(*h* x *v*) for *h* homes of profiles and *v* sums of voices about the
    ///   changed solutions, and O(*s*) in the sites told of by regions where these have changed.
    public convenience init(
        replacingEvidenceOf old: MatchEngine,
        with evidence: Evidence,
        changed: Set<String>
    ) {
        self.init(
            of: old,
            snapshot: old.snapshot,
            index: old.index,
            evidence: evidence,
            changed: changed
        )
    }
}
