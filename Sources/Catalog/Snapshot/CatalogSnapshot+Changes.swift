/// What follows a snapshot: everything that a change leaves untouched is shared, not copied.
extension CatalogSnapshot {
    /// The same revision with other needs profiles: solutions, regions, lists and
    /// labels are the very same objects.
    ///
    /// - Parameter changes: profiles that are added or replaced (a value) or removed (nil), by id;
    ///   they have been checked against this snapshot.
    /// - Returns: a snapshot equal to one that is made anew from the records.
    /// - Complexity: O(*n*) in the number of profiles, without touching a solution, and
    ///   O(*m* log *m*) in the number of changes.
    public func replacing(profiles changes: [String: NeedsProfile?]) -> CatalogSnapshot {
        let rows = profiles.merging(changes, by: \.id)
        let keepsPlaces = changes.allSatisfy { id, value in
            value != nil && position(ofProfile: id) != nil
        }
        return CatalogSnapshot(
            after: self,
            revision: revision,
            solutions: solutions,
            profiles: (rows, keepsPlaces ? profileIDs : rows.map(\.id))
        )
    }

    /// Another revision, in which some solutions are others.
    ///
    /// - Parameters:
    ///   - changes: solutions that are added or replaced (a value) or removed (nil), by id; they
    ///     have been checked against this snapshot, and their codes stand in the lists' order.
    ///   - revision: the number it gets.
    /// - Returns: a snapshot equal to one that is made anew from the records.
    /// - Complexity: O(*m* log *m*) in the number of changes, and what
    ///   ``SolutionTable/applying(_:)`` takes.
    public func applying(
        solutions changes: [String: Solution?],
        revision: Int
    ) -> CatalogSnapshot {
        CatalogSnapshot(
            after: self,
            revision: revision,
            solutions: solutions.applying(changes),
            profiles: (profiles, profileIDs)
        )
    }
}
