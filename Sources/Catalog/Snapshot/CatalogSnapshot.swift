/// One whole revision of the catalogue: nothing in it ever changes.
public final class CatalogSnapshot: Sendable {
    /// The revision, from 1.
    public let revision: Int
    /// The solutions, by id ascending.
    public let solutions: [Solution]
    /// The needs profiles, by id ascending.
    public let profiles: [NeedsProfile]
    /// The regions and countries.
    public let geography: Geography
    /// The code lists by id.
    public let codeLists: [String: CodeList]
    /// The words people read.
    public let labels: Labels
    let solutionPositions: [String: Int]
    /// The ids of the profiles, ascending: to look one up without touching the others.
    let profileIDs: [String]

    /// Makes a snapshot of records that have been checked.
    ///
    /// - Complexity: O(*n* log *n*) in the number of records.
    public init(
        revision: Int,
        solutions: [Solution],
        profiles: [NeedsProfile],
        geography: Geography,
        codeLists: [String: CodeList],
        labels: Labels
    ) {
        self.revision = revision
        self.solutions = solutions.sorted { $0.id < $1.id }
        self.profiles = profiles.sorted { $0.id < $1.id }
        self.geography = geography
        self.codeLists = codeLists
        self.labels = labels
        solutionPositions = Self.positions(of: self.solutions)
        profileIDs = self.profiles.map(\.id)
    }

    /// Makes the snapshot that follows another one and shares what the two have in common.
    ///
    /// - Parameters:
    ///   - old: the snapshot before.
    ///   - revision: the revision, the same as before where no solution changes.
    ///   - solutions: the solutions, by id ascending, and their positions.
    ///   - profiles: the needs profiles, by id ascending, and their ids.
    init(
        after old: CatalogSnapshot,
        revision: Int,
        solutions: (rows: [Solution], positions: [String: Int]),
        profiles: (rows: [NeedsProfile], ids: [String])
    ) {
        self.revision = revision
        self.solutions = solutions.rows
        self.profiles = profiles.rows
        geography = old.geography
        codeLists = old.codeLists
        labels = old.labels
        solutionPositions = solutions.positions
        profileIDs = profiles.ids
    }

    static func positions(of solutions: [Solution]) -> [String: Int] {
        Dictionary(solutions.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    }

    /// The position of a solution in ``solutions``, or nil.
    public func position(ofSolution id: String) -> Int? { solutionPositions[id] }

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
