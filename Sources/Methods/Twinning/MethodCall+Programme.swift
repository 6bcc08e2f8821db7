import RPC
import Twinning

extension MethodCall {
    /// The model of a kind.
    ///
    /// - Throws: UNAVAILABLE where the state has none: a store from before there was one.
    func programmeModel<Model: ProgrammeModel>(_ kind: Model.Type) throws(RPCError) -> Model {
        if let model = state.programme.model(kind) { return model }
        throw RPCError(
            .unavailable,
            "this store has no model of the kind \(Model.kind); twinmatchd update brings it"
        )
    }
}
