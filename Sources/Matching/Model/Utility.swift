/// How well a value serves a profile on one criterion: a function onto the fixed scale 0...1, never
/// relative to other solutions.
public enum Utility: Sendable, Hashable {
    /// The weighted share of needed codes that are there, by affinity.
    case overlap
    /// 1 from the wanted value up, falling below it.
    case atLeast
    /// 1 up to the wanted value c, linear to 0 at 2c.
    case atMost
    /// As the profile's target says: at least, at most, or a trapezoid.
    case target
    /// 1 for the wanted truth value, else 0.
    case exactly
    /// A table from a scale's steps to utilities.
    case levels([String: Double])
    /// How far the region meets what the solution asks.
    case readiness
    /// How near the originator's region is.
    case proximity
    /// Known use in similar regions, shrunk toward none.
    case adoption
    /// The share of regions like this one that use it.
    case neighbours(Neighbourhood)
    /// What local users say, shrunk toward the middle.
    case feedback(FeedbackBounds)

    /// The name in a model's file.
    public var name: String {
        switch self {
        case .overlap: "overlap"
        case .atLeast: "atLeast"
        case .atMost: "atMost"
        case .target: "target"
        case .exactly: "is"
        case .levels: "levels"
        case .readiness: "readiness"
        case .proximity: "proximity"
        case .adoption: "adoption"
        case .neighbours: "neighbours"
        case .feedback: "feedback"
        }
    }

    /// The utilities of a name; `levels` gets its table separately.
    static let names = [
        "overlap", "atLeast", "atMost", "target", "is", "levels", "readiness", "proximity",
        "adoption", "neighbours", "feedback",
    ]
}
