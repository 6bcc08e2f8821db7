import Client
import Documents

/// Whoever answers the protocol's methods: a daemon, or the catalogue's files read in process.
protocol Answers {
    /// Calls a method.
    ///
    /// - Throws: `ClientError`, whoever answers.
    func call(_ method: String, _ params: Node) throws(ClientError) -> Node
}
