public import Matching

/// What users say and regions do, as queries read it: it never changes.
public struct Experience: Sendable {
    /// What users of one solution say, as far as no score tells.
    public struct Said: Sendable {
        /// The ratings by region and role, in the order of their ids.
        public var groups: [(region: String, role: String, ratings: Ratings)]
        /// How many hours had more votes than count whole.
        public var bursts: Int
    }

    /// What moves scores.
    public let evidence: Evidence
    /// What users say, by solution.
    public let said: [String: Said]
    /// What regions do.
    public let adoption: AdoptionBook

    /// The twinnings between regions.
    public let twinnings: TwinningBook
    /// Who is in the network.
    public let network: NetworkBook

    /// Puts them together.
    public init(
        evidence: Evidence,
        said: [String: Said],
        adoption: AdoptionBook,
        twinnings: TwinningBook = TwinningBook(),
        network: NetworkBook = NetworkBook()
    ) {
        self.evidence = evidence
        self.said = said
        self.adoption = adoption
        self.twinnings = twinnings
        self.network = network
    }

    /// Nothing said and nothing done.
    public static let none = Experience(evidence: .none, said: [:], adoption: AdoptionBook())
}
