import Client
import Documents
import Protocol

/// The answers of a daemon's control socket, with those that only the query socket gives, such as
/// labels, from the socket beside it.
struct ControlAnswers: Answers {
    /// The control socket.
    let control: any Answers
    /// The query socket; nil where nobody knows where it is.
    let query: (any Answers)?

    func call(_ method: String, _ params: Node) throws(ClientError) -> Node {
        let isQuery = MethodTable[method]?.sockets == .query
        return try (isQuery ? query ?? control : control).call(method, params)
    }
}
