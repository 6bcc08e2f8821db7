/// What a solution asks of a region before it can work there.
public struct Requirements: Sendable, Hashable {
    /// The lowest SCIROCCO level per dimension `S01`...`S12`, each 0...5.
    public var readiness: [String: Double]
    /// The lowest EMRAM stage, 0...7.
    public var emram: Double?
    /// The lowest bandwidth, in Mbit/s.
    public var bandwidth: Double?
    /// Whether a region that falls short is excluded (a constraint) or only scores less (a
    /// criterion). A requirement is never both.
    public var isHard: Bool

    /// Makes requirements.
    public init(
        readiness: [String: Double] = [:],
        emram: Double? = nil,
        bandwidth: Double? = nil,
        isHard: Bool = false
    ) {
        self.readiness = readiness
        self.emram = emram
        self.bandwidth = bandwidth
        self.isHard = isHard
    }
}
