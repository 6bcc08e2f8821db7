/// How far feedback may move a score, whoever speaks and however often.
///
/// One author counts once for a solution: no number bounds that further.
public struct FeedbackBounds: Sendable, Hashable {
    /// What the voice of another region counts at most: multiplied by how alike the two are.
    public var elsewhere: Double
    /// The largest share of all weight that one portal has, once there are two; 0.5...1.
    public var portal: Double
    /// The most whole votes that the voices of one hour count for a solution, all together.
    public var hour: Int

    /// Makes bounds.
    public init(elsewhere: Double = 0.5, portal: Double = 0.5, hour: Int = 20) {
        self.elsewhere = elsewhere
        self.portal = portal
        self.hour = hour
    }
}
