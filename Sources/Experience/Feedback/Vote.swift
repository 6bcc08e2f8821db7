/// What one person says of a solution.
public struct Vote: Sendable, Hashable {
    /// The scores that may be given.
    public static let scores = -3...3

    /// The solution's id.
    public var solution: String
    /// The id of the region that the person speaks from.
    public var region: String
    /// Who speaks.
    public var author: Pseudonym
    /// As what, a code of `feedback-roles`.
    public var role: String
    /// How far the solution has come there, a code of `adoption-levels`.
    public var level: String
    /// From -3, strongly against, to 3, strongly for.
    public var score: Int

    /// Makes a vote.
    public init(
        solution: String,
        region: String,
        author: Pseudonym,
        role: String,
        level: String,
        score: Int
    ) {
        self.solution = solution
        self.region = region
        self.author = author
        self.role = role
        self.level = level
        self.score = score
    }
}
