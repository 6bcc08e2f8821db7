public import Documents
import RPC

/// One request in bytes, for whoever carries it elsewhere than over a socket.
public struct ClientRequest: Sendable {
    /// What the reply must carry.
    public let id: String
    /// The body.
    public let bytes: [UInt8]

    /// Writes a request.
    ///
    /// - Parameters:
    ///   - id: what the reply must carry, 1 to 64 characters.
    ///   - method: the method.
    ///   - params: its parameters, a mapping; numbers keep their source text.
    ///   - meta: members of `_meta`, but for those that the parameters hold already.
    /// - Complexity: O(*n*) in the size of the parameters.
    public init(id: String, method: String, params: Node, meta: [Node.Member] = []) {
        var params = params
        // What is no object is sent as it is: the daemon says what is wrong with it.
        if !meta.isEmpty, case .mapping(let own) = (params["_meta"] ?? .mapping([])).content {
            let more = meta.filter { member in !own.contains { $0.key == member.key } }
            let others = params.members.filter { $0.key != "_meta" }
            params = .mapping(others + [Node.Member("_meta", .mapping(own + more))])
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("jsonrpc")
        writer.value("2.0")
        writer.key("id")
        writer.value(id)
        writer.key("method")
        writer.value(method)
        writer.key("params")
        writer.value(params)
        writer.endObject()
        self.id = id
        bytes = writer.bytes
    }

    /// The result in the bytes of a reply.
    ///
    /// - Parameter reply: one JSON-RPC reply.
    /// - Throws: ``ClientError``: `remote` for an error reply, `malformed` for anything that is no
    ///   reply to this request.
    /// - Complexity: O(*n*) in the number of bytes.
    public func result(in reply: [UInt8]) throws(ClientError) -> Node {
        let node: Node
        do {
            node = try JSONReader.read(reply, limits: .reply)
        } catch {
            throw ClientError(.malformed, "the reply is not JSON: \(error)")
        }
        guard node["jsonrpc"]?.text == "2.0" else {
            throw ClientError(
                .malformed,
                "what answers there does not speak JSON-RPC 2.0; is it a twinmatchd?"
            )
        }
        // A request that could not be read is answered without its id.
        let isOurs = node["id"]?.text == id || (node["error"] != nil && node["id"]?.isNull == true)
        guard isOurs else {
            throw ClientError(.malformed, "the reply belongs to another request")
        }
        if let error = node["error"] {
            guard let refusal = Refusal(error) else {
                throw ClientError(.malformed, "the reply is an error without code and message")
            }
            throw ClientError(refusal)
        }
        guard let result = node["result"] else {
            throw ClientError(.malformed, "the reply has neither a result nor an error")
        }
        return result
    }
}
