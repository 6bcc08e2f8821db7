import Documents
import RPC
import Testing

/// What makes a body a request.
struct RequestTests {
    @Test("A request is read into id, method and parameters")
    func request() {
        let request = Self.read(
            #"{"jsonrpc":"2.0","id":"r1","method":"match.query","params":{"profile":"RO21"}}"#
        )
        let params = Node.mapping([Node.Member("profile", .text("RO21"))])
        #expect(
            request == .success(.init(id: .string("r1"), method: "match.query", params: params))
        )
    }

    @Test("Absent parameters are an empty object")
    func noParams() {
        let request = Self.read(#"{"id":1,"method":"health.live","jsonrpc":"2.0"}"#)
        #expect(request == .success(.init(id: .integer(1), method: "health.live")))
    }

    @Test("All ways to lend the bytes lead to the same request")
    func overloads() {
        let bytes = Array(#"{"jsonrpc":"2.0","id":1,"method":"x"}"#.utf8)
        let request = RPCRequest.read(bytes)
        #expect(bytes.withUnsafeBytes { RPCRequest.read($0) } == request)
        #expect(RPCRequest.read(bytes.span.bytes) == request)
    }

    @Test(
        "An id is a string of 1-64 characters or a whole number",
        arguments: [
            ("\"a\"", .string("a")), ("\"é😀\\n\"", .string("é😀\n")), ("\"7\"", .string("7")),
            (
                "\"" + String(repeating: "é", count: 64) + "\"",
                .string(String(repeating: "é", count: 64))
            ),
            ("0", .integer(0)), ("-5", .integer(-5)), ("10.0", .integer(10)), ("1e1", .integer(10)),
            ("9007199254740991", .integer(9_007_199_254_740_991)),
            ("-9007199254740991", .integer(-9_007_199_254_740_991)),
        ] as [(String, RequestID)]
    )
    func ids(_ text: String, _ id: RequestID) {
        let request = Self.read(#"{"jsonrpc":"2.0","id":\#(text),"method":"x"}"#)
        #expect(request == .success(.init(id: id, method: "x")))
    }

    @Test(
        "Any other id is INVALID_REQUEST with id null",
        arguments: [
            "null", "true", "{}", "[]", "1.5", "\"\"", "9007199254740992", "-9007199254740992",
            "1e300",
            "\"" + String(repeating: "x", count: 65) + "\"",
            "\"" + String(repeating: "e\u{301}", count: 33) + "\"",
        ]
    )
    func badIds(_ text: String) {
        Self.expect(
            #"{"jsonrpc":"2.0","id":\#(text),"method":"x"}"#,
            .invalidRequest,
            "/id",
            id: nil
        )
    }

    @Test(
        "A body that is no object is INVALID_REQUEST with id null",
        arguments: [
            "null", "[]", "1", "\"x\"", "true", #"[{"jsonrpc":"2.0","id":1,"method":"x"}]"#,
        ]
    )
    func notObject(_ text: String) { Self.expect(text, .invalidRequest, nil, id: nil) }

    @Test("A batch and a notification are told what to do instead")
    func subset() {
        #expect(Self.failure("[]")?.error.message.contains("batch") == true)
        let text = #"{"jsonrpc":"2.0","method":"x"}"#
        Self.expect(text, .invalidRequest, "/id", id: nil)
        #expect(Self.failure(text)?.error.message.contains("notification") == true)
    }

    @Test(
        "A body that isn't JSON is PARSE_ERROR with id null",
        arguments: [
            "", "{", "{}x", "\u{FEFF}{}",
            #"{"jsonrpc":"2.0","id":1,"method":"x","params":{"a":1e400}}"#,
            #"{"jsonrpc":"2.0","id":1,"id":1,"method":"x"}"#, #"{"id":1,"\u0069d":2}"#,
        ]
    )
    func notJSON(_ text: String) {
        #expect(Self.failure(text)?.error.reason == .parseError)
        #expect(Self.failure(text)?.id == nil)
    }

    @Test(
        "A faulty member is refused with its place and the request's id",
        arguments: [
            (#"{"id":7,"method":"x"}"#, "/jsonrpc"),
            (#"{"jsonrpc":2.0,"id":7,"method":"x"}"#, "/jsonrpc"),
            (#"{"jsonrpc":"1.0","id":7,"method":"x"}"#, "/jsonrpc"),
            (#"{"jsonrpc":"2.0","id":7}"#, "/method"),
            (#"{"jsonrpc":"2.0","id":7,"method":1}"#, "/method"),
            (#"{"jsonrpc":"2.0","id":7,"method":null}"#, "/method"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","params":[]}"#, "/params"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","params":null}"#, "/params"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","params":"a"}"#, "/params"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","parms":{}}"#, "/parms"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","a/b~":{}}"#, "/a~1b~0"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","_meta":{}}"#, "/_meta"),
            (#"{"jsonrpc":"2.0","id":7,"method":"x","result":1}"#, "/result"),
        ]
    )
    func members(_ text: String, _ path: String) {
        Self.expect(text, .invalidRequest, path, id: .integer(7))
    }

    @Test("A mistyped member is answered with the nearest known one")
    func nearest() {
        let failure = Self.failure(#"{"jsonrpc":"2.0","id":7,"method":"x","parms":{}}"#)
        #expect(failure?.error.allowed == ["params"])
    }

    @Test("The length of a method's name is bounded, and a long one is never echoed")
    func method() {
        let text = {
            #"{"jsonrpc":"2.0","id":7,"method":""# + String(repeating: "m", count: $0) + "\"}"
        }
        #expect((try? Self.read(text(64)).get())?.method.count == 64)
        Self.expect(text(65), .invalidRequest, "/method", id: .integer(7))
        Self.expect(text(64_000), .limitExceeded, "/method", id: .integer(7))
        for length in [65, 64_000] {
            var writer = JSONWriter()
            guard let failure = Self.failure(text(length)) else { continue }
            writer.writeErrorReply(failure.error, id: failure.id)
            #expect(writer.bytes.count < 300)
        }
    }

    @Test("A body over 256 KiB is LIMIT_EXCEEDED with id null")
    func body() {
        let text = #"{"jsonrpc":"2.0","id":7,"method":"x"}"#
        let padded = text + String(repeating: " ", count: 262_144 - text.utf8.count)
        #expect(Self.failure(padded) == nil)
        Self.expect(padded + " ", .limitExceeded, nil, id: nil)
        #expect(Self.failure(padded + " ")?.error.limit == "bodyBytes")
    }

    @Test("A request beyond another limit is refused with its id, wherever that stands")
    func limits() {
        let list = "[" + String(repeating: "1,", count: 1000) + "1]"
        let head = #"{"jsonrpc":"2.0","id":7,"method":"x","params":{"a":\#(list)}}"#
        let tail = #"{"jsonrpc":"2.0","method":"x","params":{"a":\#(list)},"id":7}"#
        for text in [head, tail] {
            Self.expect(text, .limitExceeded, "/params/a", id: .integer(7))
            #expect(Self.failure(text)?.error.limit == "arrayItems")
        }
        Self.expect(String(tail.dropLast()), .limitExceeded, "/params/a", id: nil)
        let deep = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        let place = "/params/a" + String(repeating: "/0", count: 30)
        Self.expect(
            #"{"jsonrpc":"2.0","method":"x","params":{"a":\#(deep)},"id":"q"}"#,
            .limitExceeded,
            place,
            id: .string("q")
        )
        let long = "\"" + String(repeating: "x", count: 10_000) + "\""
        Self.expect(
            #"{"jsonrpc":"2.0","id":\#(long),"method":"x"}"#,
            .limitExceeded,
            "/id",
            id: nil
        )
    }

    private static func read(_ text: String) -> Result<RPCRequest, RPCRequest.Failure> {
        RPCRequest.read(Array(text.utf8))
    }

    private static func failure(_ text: String) -> RPCRequest.Failure? {
        if case .failure(let failure) = read(text) { failure } else { nil }
    }

    private static func expect(
        _ text: String,
        _ reason: RPCError.Reason,
        _ path: String?,
        id: RequestID?
    ) {
        let failure = failure(text)
        #expect(failure?.error.reason == reason)
        #expect(failure?.error.path == path)
        #expect(failure?.id == id)
        #expect(failure != nil)
    }
}
