import Testing
import ZeroMQ

@Suite("Endpoints")
struct EndpointTests {
    @Test(
        "A valid endpoint is written back as ZeroMQ takes it",
        arguments: [
            ("tcp://127.0.0.1:7461", "tcp://127.0.0.1:7461"),
            ("tcp://127.0.0.1:0", "tcp://127.0.0.1:*"),
            ("tcp://127.0.0.1:*", "tcp://127.0.0.1:*"),
            ("tcp://localhost:7461", "tcp://127.0.0.1:7461"),
            ("tcp://*:7461", "tcp://*:7461"),
            ("tcp://[::1]:7461", "tcp://[::1]:7461"),
            ("tcp://[FE80::1%eth0]:7461", "tcp://[fe80::1%eth0]:7461"),
            ("tcp://Match.Example.org:65535", "tcp://match.example.org:65535"),
            ("ipc:///run/twinmatch/query.sock", "ipc:///run/twinmatch/query.sock"),
            ("ipc://run/query.sock", "ipc://run/query.sock"),
        ]
    )
    func valid(text: String, written: String) throws {
        let endpoint = try Endpoint(text)
        #expect(endpoint.text == written)
        #expect(try Endpoint(written) == endpoint)
    }

    @Test(
        "An endpoint that cannot be used is refused with what to write instead",
        arguments: [
            ("", "tcp://host:port or ipc://path"),
            ("inproc://x", "tcp://host:port or ipc://path"),
            ("127.0.0.1:7461", "tcp://host:port or ipc://path"),
            ("TCP://127.0.0.1:7461", "tcp://host:port or ipc://path"),
            ("tcp://127.0.0.1", "add the port: tcp://127.0.0.1:7461"),
            ("tcp://127.0.0.1:", "the port must be a number"),
            ("tcp://127.0.0.1:65536", "the port must be a number"),
            ("tcp://127.0.0.1:-1", "the port must be a number"),
            ("tcp://127.0.0.1:+1", "the port must be a number"),
            ("tcp://127.0.0.1:7461/", "the port must be a number"),
            ("tcp://:7461", "add the host"),
            ("tcp://127.0.1:7461", "four numbers"),
            ("tcp://256.0.0.1:7461", "four numbers"),
            ("tcp://::1:7461", "in brackets"),
            ("tcp://[::1:7461", "must be an IPv6 address"),
            ("tcp://[]:7461", "must be an IPv6 address"),
            ("tcp://[127.0.0.1]:7461", "must be an IPv6 address"),
            ("tcp://a;b:7461", "letters, digits, dots and hyphens"),
            ("tcp://a b:7461", "letters, digits, dots and hyphens"),
            ("ipc://", "give the path"),
            ("ipc://*", "a path in the file system"),
            ("ipc://@abstract", "a path in the file system"),
            ("ipc:///run/twinmatch/", "not of its directory"),
            ("ipc:///run/a\u{0}b", "control characters"),
        ]
    )
    func invalid(text: String, advice: String) {
        let error = Bench.error { () throws(ZeroMQError) in _ = try Endpoint(text) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(advice) == true, "\(error?.message ?? "no error")")
        #expect(error?.endpoint == text)
    }

    @Test("An ipc path may have 107 bytes and not 108")
    func pathLimit() throws {
        let longest = "/" + String(repeating: "a", count: 106)
        #expect(try Endpoint.ipc(path: longest).text == "ipc://\(longest)")
        let error = Bench.error { () throws(ZeroMQError) in
            _ = try Endpoint.ipc(path: longest + "a")
        }
        #expect(error?.code == .nameTooLong)
        #expect(error?.message.contains("108 bytes and may have 107") == true)
    }

    @Test(
        "Only ipc and numeric loopback addresses are loopback",
        arguments: [
            ("tcp://127.0.0.1:1", true), ("tcp://127.8.9.10:1", true), ("tcp://localhost:1", true),
            ("tcp://[::1]:1", true), ("tcp://[::ffff:127.0.0.1]:1", true), ("ipc:///s", true),
            ("tcp://*:1", false), ("tcp://0.0.0.0:1", false), ("tcp://10.0.0.1:1", false),
            ("tcp://[::]:1", false), ("tcp://[::ffff:10.0.0.1]:1", false),
            ("tcp://lo:1", false), ("tcp://127.0.0.1.example.org:1", false),
        ]
    )
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try Endpoint(text).isLoopback == isLoopback)
    }
}
