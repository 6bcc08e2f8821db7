/// How large a JSON text and its parts may be before the reader refuses it.
///
/// The limits bound the work and the memory that one message can cause, so they hold for every
/// client, also a trusted one.
public struct JSONLimits: Sendable, Equatable {
    /// The longest text, in bytes.
    public var bodyBytes = 256 * 1024
    /// The deepest nesting of arrays and objects, in levels; a scalar stands at level 0.
    public var depthLevels = 32
    /// The longest string after unescaping, and the longest spelling of a number, in UTF-8 bytes.
    public var stringBytes = 4 * 1024
    /// The most values of one array.
    public var arrayItems = 1000
    /// The most members of one object.
    public var objectMembers = 256
    /// The longest member name after unescaping, in UTF-8 bytes.
    public var keyBytes = 64

    /// Makes the limits of a request; change single ones by assignment.
    public init() {}

    /// The limits of a request.
    public static let request = JSONLimits()

    /// The limits of a reply: what a daemon that is trusted may send at the most.
    public static let reply: JSONLimits = {
        var limits = JSONLimits()
        limits.bodyBytes = 32 << 20
        limits.stringBytes = 1 << 20
        limits.arrayItems = 1_000_000
        limits.objectMembers = 1_000_000
        limits.keyBytes = 4 * 1024
        return limits
    }()

    /// The nesting that no limit goes beyond: the reader calls itself once a level, and a thread's
    /// stack is finite.
    public static let deepestLevels = 256
}
