import Client
import Documents

/// The answers of a daemon.
struct RemoteAnswers: Answers {
    private let client: DaemonClient
    private let timeout: Duration

    /// - Parameter timeout: the longest wait for one answer.
    init(endpoint: String, timeout: Duration, keys: ClientKeys?) throws(ClientError) {
        client = try DaemonClient(endpoint: endpoint, name: "twinmatch", keys: keys)
        self.timeout = timeout
    }

    func call(_ method: String, _ params: Node) throws(ClientError) -> Node {
        try Progress.during("waiting for \(client.endpoint)") { () throws(ClientError) in
            try client.call(method, params: params, timeout: timeout)
        }
    }
}
