public import Catalog
public import Documents

/// What is asked: whose needs, judged how, on which day.
public struct MatchQuery: Sendable {
    /// What an unknown value counts.
    public enum Unknowns: String, Sendable, CaseIterable {
        /// What the model says.
        case model
        /// Nothing.
        case pessimistic
        /// As if it fitted fully.
        case optimistic
    }

    /// The needs.
    public var profile: NeedsProfile
    /// The scoring model; the profile's own when nil.
    public var model: String?
    /// Raw weights by criterion or group that replace the profile's and the model's.
    public var weights: [NeedsProfile.Weight] = []
    /// What else a solution must satisfy; a solution stays only where it surely does.
    public var filter: Expression?
    /// The lowest score that is shown.
    public var minScore = 0.0
    /// What an unknown value counts.
    public var unknowns = Unknowns.model
    /// The day that decides which constraints are in force and how old deployments are.
    public var asOf: CalendarDate

    /// Makes a query that takes everything from its profile.
    public init(profile: NeedsProfile, asOf: CalendarDate) {
        self.profile = profile
        self.asOf = asOf
    }
}
