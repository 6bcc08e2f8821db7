import Client
import Testing

@Suite("Where a client looks for the daemon")
struct DefaultEndpointTests {
    private let environment = [
        "TWINMATCH_ENDPOINT": "tcp://127.0.0.1:9", "XDG_RUNTIME_DIR": "/run/user/7",
    ]

    @Test("What the caller names comes first")
    func explicit() {
        let choice = DefaultEndpoint.choose(explicit: "ipc:///x", environment: environment)
        #expect(choice.endpoint == "ipc:///x")
        #expect(choice.source == .explicit)
    }

    @Test("Then the environment's endpoint")
    func variable() {
        let choice = DefaultEndpoint.choose(explicit: nil, environment: environment)
        #expect(choice.endpoint == "tcp://127.0.0.1:9")
        #expect(choice.source == .environment)
    }

    @Test(
        "Then the user's run directory, and without one the system's",
        arguments: [
            (
                ["TWINMATCH_ENDPOINT": "", "XDG_RUNTIME_DIR": "/run/user/7"],
                "/run/user/7/twinmatch"
            ),
            (["XDG_RUNTIME_DIR": ""], "/run/twinmatch"), ([:], "/run/twinmatch"),
        ] as [([String: String], String)]
    )
    func runDirectory(environment: [String: String], folder: String) {
        let choice = DefaultEndpoint.choose(explicit: nil, environment: environment)
        #expect(choice.endpoint == "ipc://\(folder)/query.sock")
        #expect(choice.source == .runDirectory)
    }

    @Test("The control socket lies beside the query socket, unless the caller names another")
    func control() {
        let run = "/run/user/7/twinmatch"
        let cases = [
            (nil, "", "ipc://\(run)/control.sock"),
            (nil, "ipc:///a/query.sock", "ipc:///a/control.sock"),
            (nil, "tcp://127.0.0.1:9", "tcp://127.0.0.1:9"),
            ("ipc:///b/query.sock", "", "ipc:///b/query.sock"),
        ]
        for (explicit, named, expected) in cases {
            let choice = DefaultEndpoint.choose(
                explicit: explicit,
                environment: ["TWINMATCH_ENDPOINT": named, "XDG_RUNTIME_DIR": "/run/user/7"],
                socket: .control
            )
            #expect(choice.endpoint == expected)
        }
        #expect(DefaultEndpoint.beside("ipc:///a/control.sock", .query) == "ipc:///a/query.sock")
        #expect(DefaultEndpoint.beside("tcp://query.sock/query.sock", .query) == nil)
    }
}
