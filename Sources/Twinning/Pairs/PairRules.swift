public import Catalog

/// What pairs are judged by in one call: the model, its weights, and how alike regions are.
public struct PairRules: Sendable {
    /// The model.
    public let model: TwinningModel
    /// The normalised weights, by criterion.
    public let weights: [Double]
    /// What makes regions alike.
    public let likeness: LikenessWeights

    /// Puts them together.
    public init(model: TwinningModel, weights: [Double], likeness: LikenessWeights) {
        self.model = model
        self.weights = weights
        self.likeness = likeness
    }

    /// What each criterion adds for some utilities.
    public func contributions(_ utilities: [Double?]) -> [PairContribution] {
        PairCriterion.allCases.enumerated().map { place, criterion in
            PairContribution(
                criterion: criterion,
                weight: weights[place],
                utility: utilities[place] ?? model.lines[place].unknown,
                isKnown: utilities[place] != nil
            )
        }
    }

    /// The contributions of some utilities, added left to right.
    func score(_ utilities: [Double?]) -> Double {
        var score = 0.0
        for place in weights.indices {
            score += weights[place] * (utilities[place] ?? model.lines[place].unknown)
        }
        return score
    }
}
