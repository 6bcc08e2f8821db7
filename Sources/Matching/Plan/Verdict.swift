import Catalog

/// What a constraint does to one solution.
enum Verdict: Sendable {
    case pass
    case warn
    case excludedAsNo
    case excludedAsUnknown

    init(_ truth: Truth, _ policy: NamedConstraint.UnknownPolicy) {
        switch (truth, policy) {
        case (.yes, _), (.unknown, .allow): self = .pass
        case (.no, _): self = .excludedAsNo
        case (.unknown, .warn): self = .warn
        case (.unknown, .block): self = .excludedAsUnknown
        }
    }

    var excludes: Bool { self == .excludedAsNo || self == .excludedAsUnknown }
}
