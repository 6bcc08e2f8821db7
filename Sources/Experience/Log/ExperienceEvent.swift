/// One line of the log of what users say and regions do.
public struct ExperienceEvent: Sendable {
    /// What it is about.
    public enum Content: Sendable {
        /// Somebody says what they think.
        case vote(Vote)
        /// A region tells how far it has come.
        case step(AdoptionStep)
        /// A twinning is opened or changed.
        case twinning(TwinningChange)
        /// Somebody joins the network, or changes their entry.
        case membership(NetworkMember)
        /// An earlier event no longer counts; where that is a withdrawal, what it withdrew counts
        /// again.
        case withdrawal(of: Int)
        /// Everything of some person was taken out; nothing tells of whom.
        case erasure
    }

    /// Its number, from 1; later events have larger ones.
    public var number: Int
    /// When it came, in ms since 1970.
    public var time: Int
    /// Who sent it.
    public var portal: String
    /// What it is about.
    public var content: Content

    /// Makes an event.
    public init(number: Int, time: Int, portal: String, content: Content) {
        self.number = number
        self.time = time
        self.portal = portal
        self.content = content
    }
}
