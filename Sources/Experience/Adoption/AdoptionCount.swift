/// How much runs somewhere.
public struct AdoptionCount: Sendable, Hashable {
    /// The places where a solution runs: each solution counts at each of them.
    public var places = 0
    /// The different solutions that run.
    public var solutions = 0
    /// The places of which nobody says how far the solution has come.
    public var unstated = 0
    /// The other places by what they have come to, a code of `adoption-levels`.
    public var levels: [String: Int] = [:]

    /// Nothing runs.
    public init() {}
}
