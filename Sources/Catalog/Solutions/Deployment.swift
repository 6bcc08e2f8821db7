/// A place where a solution is known to run.
public struct Deployment: Sendable, Hashable {
    /// The region: a NUTS code or an ISO 3166 country.
    public var region: String
    /// The latest year for which the source reports it.
    public var year: Int
    /// How far it has come, a code of `adoption-levels`; nil when the source does not say.
    public var level: String?
    /// Who says so.
    public var source: String

    /// Makes a deployment.
    public init(region: String, year: Int, level: String? = nil, source: String) {
        self.region = region
        self.year = year
        self.level = level
        self.source = source
    }
}
