/// What local users have said and done, as plain values by solution: computed elsewhere, read here.
public struct Evidence: Sendable {
    /// The revision, from 0; it counts up with every event.
    public let revision: Int
    /// The feedback signal by solution id, 0...1; absent without evidence.
    public let feedback: [String: Double]

    /// Makes evidence.
    public init(revision: Int, feedback: [String: Double]) {
        self.revision = revision
        self.feedback = feedback
    }

    /// No evidence at all.
    public static let none = Evidence(revision: 0, feedback: [:])
}
