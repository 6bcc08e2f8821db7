import Catalog
import Documents
import RPC
import Twinning

extension MethodCall {
    /// What makes regions alike, by the model there is and the weights of the call: all indicators
    /// alike where there is no model, as it was before there were any.
    ///
    /// - Throws: `RPCError` for weights of something else, or that add up to nothing.
    func likenessWeights() throws(RPCError) -> LikenessWeights {
        let weights = NeedsProfile.Weight.list(params["weights"])
        try require(weights, among: SimilarityModel.names, noun: "compared indicator")
        let model = state.programme.model(SimilarityModel.self)
        if model == nil, weights.isEmpty { return .equal }
        var raw = model?.raw ?? SimilarityModel.names.map { _ in 1 }
        for weight in weights {
            if let place = SimilarityModel.names.firstIndex(of: weight.name) {
                raw[place] = weight.raw
            }
        }
        guard let likeness = LikenessWeights(raw: raw, missing: model?.missing ?? 0.5) else {
            throw Self.weightless("indicator")
        }
        return likeness
    }

    /// Checks that raw weights name what can be weighed.
    func require(
        _ weights: [NeedsProfile.Weight],
        among names: [String],
        noun: String
    ) throws(RPCError) {
        let faults = weights.filter { !names.contains($0.name) }.map { weight in
            Fault(
                pointer: "/params/weights/\(weight.name.clipped.pointerEscaped)",
                "'\(weight.name.clipped)' is no \(noun)",
                allowed: NearestWords.nearest(to: weight.name, among: names)
            )
        }
        if !faults.isEmpty { throw RPCError(faults) }
    }

    /// The error for weights that are all zero.
    static func weightless(_ noun: String) -> RPCError {
        RPCError(
            .invalidParams,
            "leaves nothing to judge by: give at least one \(noun) a weight above 0",
            path: "/params/weights"
        )
    }
}
