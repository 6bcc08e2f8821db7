import Client
import Documents
import Glibc
import Testing

@Suite("A client of a daemon")
struct DaemonClientTests {
    @Test("A result comes as it was sent, its numbers by their source text")
    func result() throws {
        let peer = try Peer { request, _ in
            Reply.result(#"{"score":0.7312500000000001,"name":"Iași"}"#, to: request)
        }
        let client = try DaemonClient(endpoint: peer.endpoint, name: "tests")
        let params = Node.mapping([.init("profile", .text("RO21"))])
        let result = try client.call("match.query", params: params, timeout: Peer.patience)
        #expect(result["score"]?.content == .scalar("0.7312500000000001", .number))
        #expect(result["name"]?.text == "Iași")

        let request = try #require(peer.requests.first)
        #expect(request["jsonrpc"]?.text == "2.0")
        #expect(request["method"]?.text == "match.query")
        #expect(request["params"]?["profile"]?.text == "RO21")
    }

    @Test("A request tells the daemon who asks and how long the answer is waited for")
    func meta() throws {
        let peer = try Peer { request, _ in Reply.result("{}", to: request) }
        let client = try DaemonClient(endpoint: peer.endpoint, name: "tests")
        _ = try client.call("server.info", timeout: .seconds(20))
        _ = try client.call("server.info", timeout: .seconds(3600))
        let own = Node.mapping([.init("_meta", .mapping([.init("client", .text("own"))]))])
        _ = try client.call("server.info", params: own, timeout: .seconds(20))

        let metas = peer.requests.map { $0["params"]?["_meta"] }
        #expect(metas[0]?["timeoutMs"]?.integer == 20_000)
        #expect(metas[0]?["client"]?.text == "tests")
        #expect(metas[1]?["timeoutMs"]?.integer == 60_000, "the daemon takes no longer time")
        #expect(metas[2]?["client"]?.text == "own", "what the caller says stands")
        #expect(metas[2]?["timeoutMs"]?.integer == 20_000, "what it does not say is added")
        #expect(Set(peer.requests.compactMap { $0["id"]?.text }).count == 3)
    }

    @Test("A refusal keeps every member")
    func refusal() throws {
        let peer = try Peer { request, _ in
            Reply.error(
                """
                {"code":-32014,"message":"too many","data":{"reason":"LIMIT_EXCEEDED",\
                "path":"/params/limit","allowed":["1","1000"],"retryAfterMs":250,"limit":"rows"}}
                """,
                to: request
            )
        }
        let error = try #require(try failure(of: client(of: peer)))
        #expect(error.code == .remote)
        let refusal = try #require(error.refusal)
        #expect(refusal.code == -32_014)
        #expect(refusal.reason == "LIMIT_EXCEEDED")
        #expect(refusal.message == "too many")
        #expect(refusal.path == "/params/limit")
        #expect(refusal.allowed == ["1", "1000"])
        #expect(refusal.retryAfterMs == 250)
        #expect(refusal.limit == "rows")
        #expect("\(error)" == "/params/limit: too many (did you mean 1, 1000?)")
    }

    @Test("A refusal of a reason that is not known, or without its id, is a refusal all the same")
    func sparseRefusal() throws {
        let peer = try Peer { request, number in
            number == 1
                ? Reply.error(
                    #"{"code":-32099,"message":"new","data":{"reason":"NEW"}}"#,
                    to: request
                )
                : Reply.body(
                    #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"what?"}}"#
                )
        }
        let client = try client(of: peer)
        let first = try #require(try failure(of: client))
        #expect(first.refusal?.reason == "NEW")
        #expect("\(first)" == "new")
        let second = try #require(try failure(of: client))
        #expect(second.refusal?.code == -32_700)
    }

    @Test("A socket file that is not there is told at once, whatever the timeout")
    func missingFile() throws {
        let directory = try TemporaryDirectory()
        let client = try DaemonClient(endpoint: directory.endpoint)
        let started = ContinuousClock.now
        let error = try #require(try failure(of: client, timeout: .seconds(600)))
        #expect(error.code == .unreachable)
        #expect(error.message.contains(directory.path))
        #expect(ContinuousClock.now - started < Peer.patience)
    }

    @Test("A socket file at which nobody listens any more is told long before the timeout")
    func staleFile() throws {
        let directory = try TemporaryDirectory()
        // A listener that was killed leaves its file behind.
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) {
            $0.copyBytes(from: "\(directory.path)/s".utf8)
        }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(listener)
        try #require(bound == 0)
        let started = ContinuousClock.now
        let client = try DaemonClient(endpoint: directory.endpoint)
        let error = try #require(try failure(of: client, timeout: .seconds(600)))
        #expect(error.code == .unreachable)
        #expect(ContinuousClock.now - started < Peer.patience)
    }

    @Test("A port at which nobody listens is told long before the timeout")
    func closedPort() throws {
        let peer = try Peer { _, _ in nil }
        let client = try DaemonClient(endpoint: peer.endpoint)
        try peer.end()
        let started = ContinuousClock.now
        let error = try #require(try failure(of: client, timeout: .seconds(600)))
        #expect(error.code == .unreachable)
        #expect(error.message.contains(peer.endpoint))
        #expect(ContinuousClock.now - started < Peer.patience)
    }

    @Test("A socket file that may not be written is told with advice", .enabled(if: geteuid() != 0))
    func closedFile() throws {
        let directory = try TemporaryDirectory()
        let peer = try Peer(at: directory.endpoint) { _, _ in nil }
        chmod("\(directory.path)/s", 0)
        let client = try DaemonClient(endpoint: directory.endpoint)
        let error = try #require(try failure(of: client))
        #expect(error.code == .unreachable)
        #expect(error.message.contains("group"))
        withExtendedLifetime(peer) {}
    }

    @Test("Silence is a timeout, and its late reply is not taken for the next")
    func silence() throws {
        let peer = try Peer { request, number in
            number == 1 ? nil : Reply.result(String(number), to: request)
        }
        let client = try client(of: peer)
        let error = try #require(try failure(of: client, timeout: .milliseconds(200)))
        #expect(error.code == .timeout)
        #expect(error.message.contains("more time"))
        // It may never have been sent where the machine was busy.
        let count = peer.requests.count
        let next = try client.call("a", timeout: Peer.patience)
        #expect(next.integer ?? 0 > count)
    }

    @Test(
        "What is no reply to the request is malformed, and the client goes on",
        arguments: [
            "", "null", "[]", "7", "hello", "{}", #"{"jsonrpc":"2.0","id":"c1"}"#,
            #"{"jsonrpc":"1.0","id":"c1","result":{}}"#,
            #"{"jsonrpc":"2.0","id":"c9","result":{}}"#, #"{"jsonrpc":"2.0","result":{}}"#,
            #"{"jsonrpc":"2.0","id":null,"result":{}}"#,
            #"{"jsonrpc":"2.0","id":"c1","error":{}}"#,
            #"{"jsonrpc":"2.0","id":"c1","error":"no"}"#,
            #"{"jsonrpc":"2.0","id":"c1","result":{}} x"#, "HTTP/1.1 400 Bad Request\r\n\r\n",
        ]
    )
    func rubbish(_ text: String) throws {
        let peer = try Peer { request, number in
            number == 1 ? Reply.body(text) : Reply.result("{}", to: request)
        }
        let client = try client(of: peer)
        #expect(try failure(of: client)?.code == .malformed, "\(text)")
        #expect(try failure(of: client) == nil)
    }

    @Test("A reply of several frames is malformed, and the client goes on")
    func frames() throws {
        let peer = try Peer { request, number in
            let reply = Reply.result("{}", to: request)
            return number == 1 ? reply + reply : reply
        }
        let client = try client(of: peer)
        #expect(try failure(of: client)?.code == .malformed)
        #expect(try failure(of: client) == nil)
    }

    @Test("The same client works again when its daemon comes back")
    func restart() throws {
        let directory = try TemporaryDirectory()
        let answer: Peer.Answer = { request, _ in Reply.result("{}", to: request) }
        let first = try Peer(at: directory.endpoint, answer)
        let client = try client(of: first)
        #expect(try failure(of: client) == nil)
        try first.end()
        #expect(try failure(of: client)?.code == .unreachable)

        let second = try Peer(at: directory.endpoint, answer)
        #expect(try failure(of: client) == nil)
        #expect(second.requests.count == 1)
    }

    @Test("A daemon that was replaced between two calls is found, at the latest by the second try")
    func replaced() throws {
        let directory = try TemporaryDirectory()
        let answer: Peer.Answer = { request, _ in Reply.result("{}", to: request) }
        let first = try Peer(at: directory.endpoint, answer)
        let client = try client(of: first)
        #expect(try failure(of: client) == nil)
        try first.end()
        let second = try Peer(at: directory.endpoint, answer)
        // The request may still have gone to the connection that was just ending.
        if let error = try failure(of: client, timeout: .seconds(3)) {
            #expect(error.code == .timeout || error.code == .unreachable)
            #expect(try failure(of: client) == nil)
        }
        #expect(second.requests.count > 0)
    }

    @Test("A request and a reply of many kilobytes go through unchanged")
    func large() throws {
        let peer = try Peer { request, _ in
            let text = request["params"]?["text"]?.text ?? ""
            return Reply.result(#""\#(text + text + text + text)""#, to: request)
        }
        let text = String(repeating: "ș23456789", count: 20_000)
        let params = Node.mapping([.init("text", .text(text))])
        let result = try client(of: peer).call("echo", params: params, timeout: Peer.patience)
        #expect(result.text == text + text + text + text)
    }

    @Test("Bytes are carried as they are, both ways")
    func bytes() throws {
        let peer = try Peer { _, _ in [[1, 0, 255]] }
        let client = try client(of: peer)
        let reply = try client.exchange(Array("[1]".utf8), timeout: Peer.patience)
        #expect(reply == [1, 0, 255])
        #expect(peer.requests == [.sequence([.number(1)])])
    }

    @Test(
        "An endpoint that is none to connect to is refused when the client is made",
        arguments: [
            "", "query.sock", "http://127.0.0.1:1", "tcp://*:7461", "tcp://127.0.0.1:0",
            "tcp://127.0.0.1", "ipc://", "ipc:///tmp/" + String(repeating: "x", count: 120),
        ]
    )
    func endpoints(_ text: String) throws {
        let error = #expect(throws: ClientError.self) { try DaemonClient(endpoint: text) }
        #expect(error?.code == .invalidEndpoint)
        #expect(error?.message.isEmpty == false)
    }

    private func client(of peer: Peer) throws -> DaemonClient {
        try DaemonClient(endpoint: peer.endpoint, name: "tests")
    }

    /// How a call of no importance fails; nil where it does not.
    private func failure(
        of client: DaemonClient,
        timeout: Duration = Peer.patience
    ) throws -> ClientError? {
        do throws(ClientError) {
            _ = try client.call("a", timeout: timeout)
            return nil
        } catch {
            return error
        }
    }
}
