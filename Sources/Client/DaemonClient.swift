public import Documents
import Glibc
import ZeroMQ

/// A client of one daemon, with one request at a time.
///
/// ```swift
/// let client = try DaemonClient(endpoint: "tcp://127.0.0.1:7461")
/// let ranking = try client.call(
///     "match.query",
///     params: .mapping([.init("profile", .text("RO21"))])
/// )
/// ```
///
/// Make it, use it and let it go on one thread: its socket never moves to another. Calls wait, so
/// keep them off the cooperative pool.
public final class DaemonClient {
    /// How long a connection may take to come about: on one machine it takes a millisecond.
    public static let longestConnect = Duration.seconds(2)
    /// How long a call takes at most when nothing else is said.
    public static let defaultTimeout = Duration.seconds(10)

    /// Where the daemon listens.
    public let endpoint: String
    /// What the daemon's log calls this client; at most 64 characters.
    public let name: String

    private let address: Endpoint
    private let security: SocketSecurity
    private var connection: ClientConnection?
    private var lastID = 0

    /// Makes a client; it connects with the first call.
    ///
    /// - Parameters:
    ///   - endpoint: `tcp://host:port` or `ipc://path`.
    ///   - name: what the daemon's log calls this client.
    ///   - keys: the keys that a daemon on another machine asks for; nil on this machine.
    /// - Throws: ``ClientError`` where the endpoint is none to connect to, or a key cannot be read.
    public init(
        endpoint: String,
        name: String = "swift-client",
        keys: ClientKeys? = nil
    ) throws(ClientError) {
        security = try keys?.security() ?? .open
        do {
            address = try Endpoint(endpoint)
        } catch {
            throw ClientError(.invalidEndpoint, error.message)
        }
        guard address.isExact else {
            throw ClientError(
                .invalidEndpoint,
                "\(endpoint) is no place to connect to; give the host and port that the daemon "
                    + "printed"
            )
        }
        self.endpoint = endpoint
        self.name = name
    }

    /// Calls a method and waits for its result.
    ///
    /// - Parameters:
    ///   - method: the method, such as `match.query`.
    ///   - params: its parameters, a mapping; what `_meta` lacks is added.
    ///   - timeout: the longest wait.
    /// - Returns: the result as the daemon sent it; numbers keep their source text.
    /// - Throws: ``ClientError``.
    /// - Complexity: O(*n*) in the size of the request and the reply.
    public func call(
        _ method: String,
        params: Node = .mapping([]),
        timeout: Duration = defaultTimeout
    ) throws(ClientError) -> Node {
        lastID += 1
        let (seconds, fraction) = timeout.components
        let millis = Int(seconds) * 1000 + Int(fraction / 1_000_000_000_000_000)
        let request = ClientRequest(
            id: "c\(lastID)",
            method: method,
            params: params,
            meta: [
                Node.Member("timeoutMs", .number(min(max(1, millis), 60_000))),
                Node.Member("client", .text(name)),
            ]
        )
        return try request.result(in: exchange(request.bytes, timeout: timeout))
    }

    /// Sends the bytes of one request and returns those of its reply.
    ///
    /// - Parameters:
    ///   - body: one JSON-RPC request; it is not looked at.
    ///   - timeout: the longest wait.
    /// - Throws: ``ClientError``; never `remote`, since the reply is not looked at either.
    public func exchange(
        _ body: [UInt8],
        timeout: Duration = defaultTimeout
    ) throws(ClientError) -> [UInt8] {
        try requireSocketFile()
        let now = ContinuousClock.now
        let current = try connected()
        do throws(ClientError) {
            return try current.exchange(
                body,
                deadline: now + timeout,
                connectDeadline: now + min(timeout, Self.longestConnect)
            )
        } catch {
            // A fresh socket finds a daemon that was restarted, and drops what is under way.
            connection = nil
            throw error
        }
    }

    private func connected() throws(ClientError) -> ClientConnection {
        if let connection { return connection }
        let fresh = try ClientConnection(to: address, security: security)
        connection = fresh
        return fresh
    }

    /// Says at once what a connection would only say by never coming about.
    private func requireSocketFile() throws(ClientError) {
        guard case .ipc(let path) = address.transport, access(path, W_OK) != 0 else { return }
        if errno == EACCES {
            throw ClientError(
                .unreachable,
                "this user may not write to \(path); join the daemon's group"
            )
        }
        throw ClientError(.unreachable, "no daemon listens at \(endpoint)")
    }
}

@available(*, unavailable, message: "a client stays on the thread that made it")
extension DaemonClient: Sendable {}
