import Catalog
import Documents
import Matching
import RPC

extension MethodCall {
    /// The solution a parameter names.
    func solution(_ id: String, at pointer: String) throws(RPCError) -> Int {
        guard let position = state.engine.snapshot.position(ofSolution: id) else {
            var error = Self.notFound(
                "solution",
                id,
                among: state.engine.snapshot.solutions.ids(near: id)
            )
            error.path = pointer
            throw error
        }
        return position
    }

    /// The region that `region` names, by its position.
    func region() throws(RPCError) -> Int {
        let geography = state.engine.snapshot.geography
        let id = params["region"]?.text ?? ""
        if let position = geography.position(of: id) { return position }
        var error = Self.notFound("region", id, among: geography.regions.map(\.id))
        if let successors = geography.aliases[id] {
            let names = successors.joined(separator: ", ")
            error.message = "region \(id) is obsolete; it became \(names)"
            error.allowed = successors
        }
        throw error
    }

    /// The country that `country` names, or nil where it names none.
    func country() throws(RPCError) -> String? {
        let countries = state.engine.snapshot.geography.countries
        guard let country = params["country"]?.text else { return nil }
        if countries[country] != nil { return country }
        var error = Self.notFound("country", country, among: countries.keys.sorted())
        // NUTS has codes of its own for two countries.
        if let nuts = countries.values.first(where: { $0.nuts == country }) {
            error.allowed = [nuts.id]
        }
        throw error
    }

    /// The filter, checked against the catalogue's codes.
    func filter() throws(RPCError) -> Expression? {
        guard let node = params["filter"] else { return nil }
        var checker = ShapeChecker(vocabulary: state.vocabulary, pointer: "/params/filter")
        checker.checkMeaning(ofExpression: node)
        if let fault = checker.faults.first { throw RPCError(fault) }
        return Expression(node)
    }
}
