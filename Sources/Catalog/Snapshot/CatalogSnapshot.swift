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
    private let solutionPositions: [String: Int]
    private let profilePositions: [String: Int]

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
        solutionPositions = Dictionary(
            self.solutions.enumerated().map { ($0.element.id, $0.offset) }
        ) { first, _ in first }
        profilePositions = Dictionary(
            self.profiles.enumerated().map { ($0.element.id, $0.offset) }
        ) { first, _ in first }
    }

    /// The position of a solution in ``solutions``, or nil.
    public func position(ofSolution id: String) -> Int? { solutionPositions[id] }

    /// The profile of an id, or nil.
    public func profile(_ id: String) -> NeedsProfile? { profilePositions[id].map { profiles[$0] } }
}
