/// What a pair of regions is judged by. The order of the cases is that in which contributions are
/// added.
public enum PairCriterion: String, Sendable, CaseIterable, Hashable {
    /// What runs at or comes from the originator and fits the adopter's needs.
    case solutions
    /// How much of all that would fit runs there.
    case experience
    /// How alike the regions are.
    case likeness
    /// How far the originator's readiness is above the adopter's.
    case readiness
    /// Whether the two have a language in common.
    case language
    /// How near their countries are.
    case proximity
}
