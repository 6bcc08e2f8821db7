/// An active criterion with its weight and its measure.
struct PlannedCriterion: Sendable {
    /// The criterion of the model.
    var criterion: Criterion
    /// The raw weight.
    var raw: Double
    /// The normalised weight.
    var weight: Double
    /// What an unknown value counts, 0...1.
    var unknownUtility: Double
    /// The utility function.
    var measure: Measure
}
