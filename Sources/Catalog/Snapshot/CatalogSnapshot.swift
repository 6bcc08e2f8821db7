/// One whole revision of the catalogue: nothing in it ever changes.
public final class CatalogSnapshot: Sendable {
    /// The revision, from 1.
    public let revision: Int
    /// The solutions, by id ascending.
    public let solutions: SolutionTable
    /// The needs profiles, by id ascending.
    public let profiles: [NeedsProfile]
    /// The regions and countries.
    public let geography: Geography
    /// The code lists by id.
    public let codeLists: [String: CodeList]
    /// The words people read.
    public let labels: Labels
    /// The ids of the profiles, ascending: to look one up without touching the others.
    let profileIDs: [String]

    /// Makes a snapshot of records that have been checked.
    ///
    /// - Complexity: O(*n* log *n*) in the number of profiles.
    public init(
        revision: Int,
        solutions: SolutionTable,
        profiles: [NeedsProfile],
        geography: Geography,
        codeLists: [String: CodeList],
        labels: Labels
    ) {
        self.revision = revision
        self.solutions = solutions
        self.profiles = profiles.sorted { $0.id < $1.id }
        self.geography = geography
        self.codeLists = codeLists
        self.labels = labels
        profileIDs = self.profiles.map(\.id)
    }

    /// Makes the snapshot that follows another one and shares what the two have in common.
    ///
    /// - Parameters:
    ///   - old: the snapshot before.
    ///   - revision: the revision, the same as before where no solution changes.
    ///   - solutions: the solutions.
    ///   - profiles: the needs profiles, by id ascending, and their ids.
    init(
        after old: CatalogSnapshot,
        revision: Int,
        solutions: SolutionTable,
        profiles: (rows: [NeedsProfile], ids: [String])
    ) {
        self.revision = revision
        self.solutions = solutions
        self.profiles = profiles.rows
        geography = old.geography
        codeLists = old.codeLists
        labels = old.labels
        profileIDs = profiles.ids
    }

    /// Makes a snapshot of records that have been checked, with the solutions as values.
    ///
    /// - Complexity: O(*n* log *n*) in the number of records.
    public convenience init(
        revision: Int,
        solutions: some Sequence<Solution>,
        profiles: [NeedsProfile],
        geography: Geography,
        codeLists: [String: CodeList],
        labels: Labels
    ) {
        self.init(
            revision: revision,
            solutions: SolutionTable(solutions),
            profiles: profiles,
            geography: geography,
            codeLists: codeLists,
            labels: labels
        )
    }

    /// The position of a solution in ``solutions``, or nil.
    ///
    /// - Complexity: O(log *n*).
    public func position(ofSolution id: String) -> Int? { solutions.position(of: id) }

    /// The profile of an id, or nil.
    ///
    /// - Complexity: O(log *n*) in the number of profiles.
    public func profile(_ id: String) -> NeedsProfile? {
        position(ofProfile: id).map { profiles[$0] }
    }

    /// The position of a profile in ``profiles``, or nil.
    ///
    /// - Complexity: O(log *n*) in the number of profiles.
    public func position(ofProfile id: String) -> Int? {
        let place = profileIDs.place(of: id) { $0 }
        return place < profileIDs.count && profileIDs[place] == id ? place : nil
    }
}
