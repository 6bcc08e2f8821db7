/// All smallest relaxations.
public struct RelaxAnswer: Sendable {
    /// How many solutions remain as it is.
    public var remaining: Int
    /// The relaxations, best first; none when nothing needs relaxing or nothing helps.
    public var relaxations: [Relaxation]
    /// Whether there may be more than are listed.
    public var isTruncated: Bool
}
