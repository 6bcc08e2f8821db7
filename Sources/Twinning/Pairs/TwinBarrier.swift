/// What is to be settled before a twinning begins.
public enum TwinBarrier: Sendable, Hashable {
    /// Nobody knows whether a solution meets one of the adopter's requirements.
    case requirement(constraint: String, solution: Int)
    /// The two have no language in common on record; whether the Union's working languages are
    /// left.
    case language(isInUnion: Bool)
    /// A solution asks for more readiness than the adopter has, or than it has told.
    case readiness(dimension: String, required: Double, present: Double?, solution: Int)
    /// Setting a solution up costs more than the adopter has, in EUR.
    case budget(cost: Double, budget: Double, solution: Int)
    /// Where a solution runs is known of the country alone: the hospital is still to be found.
    case place(solution: Int, region: Int)
    /// One of the two lies outside the European Union: data and contracts need other grounds.
    case law(region: Int)

    /// What answers call it.
    public var code: String {
        switch self {
        case .requirement: "requirement"
        case .language(let isInUnion): isInUnion ? "working-language" : "language"
        case .readiness: "readiness"
        case .budget: "budget"
        case .place: "place"
        case .law: "law"
        }
    }
}
