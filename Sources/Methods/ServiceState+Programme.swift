import RPC
import Twinning

extension ServiceState {
    /// The model about regions of a kind.
    ///
    /// - Throws: `RPCError` with UNAVAILABLE where the store is older than it.
    func programmeModel<Model: ProgrammeModel>(
        _ kind: Model.Type = Model.self
    ) throws(RPCError) -> Model {
        if let model = programme.model(kind) { return model }
        throw RPCError(
            .unavailable,
            "this store has no model of the kind \(Model.kind); twinmatchd update brings it"
        )
    }
}
