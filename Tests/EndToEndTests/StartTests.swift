import Foundation
import Testing

extension EndToEnd {
    /// What the daemon says and does when it starts, or does not.
    @Suite("Start")
    struct StartTests {
        @Test("The ready line names every endpoint as it is bound, the revision and the solutions")
        func readyLine() async throws {
            let catalog = try TemporaryFolder()
            let daemon = try await DaemonUnderTest.ready(
                catalog: catalog.copyGlobalGoods(),
                queries: ["tcp://127.0.0.1:0", "tcp://127.0.0.1:0"]
            )
            let folder = daemon.runFolder.url.path
            let announced = try daemon.announced
            let tcp = #/tcp://127\.0\.0\.1:([1-9][0-9]*)/#
            let ports = announced.queries.dropFirst().compactMap { $0.wholeMatch(of: tcp)?.1 }
            #expect(ports.count == 2 && Set(ports).count == 2)
            #expect(
                daemon.output == """
                    ready query=ipc://\(folder)/query.sock \
                    query=tcp://127.0.0.1:\(ports.first ?? "") \
                    query=tcp://127.0.0.1:\(ports.last ?? "") \
                    control=ipc://\(folder)/control.sock revision=1 solutions=48

                    """
            )
            for endpoint in announced.queries + [announced.control] {
                let arguments = ["--endpoint", endpoint]
                let input = Call("health.ready").line
                let script = try await Script.run("call.py", arguments, input: input)
                #expect(script.output.contains(#""ready":true"#), "\(endpoint)")
            }
        }

        @Test("A tcp endpoint that is taken ends it with 78")
        func occupiedEndpoint() async throws {
            let first = try await DaemonUnderTest.ready()
            let taken = try first.tcp
            let second = try DaemonUnderTest(queries: [taken])
            try await second.expectRefusal(saying: taken)
            #expect(try await first.result("health.ready")["ready"] == .boolean(true))
        }

        @Test("A run directory that is not there ends it with 78 and says how to make it")
        func missingRunDirectory() async throws {
            let daemon = try DaemonUnderTest(runDirectory: "/tmp/tm-nothing-here")
            try await daemon.expectRefusal(saying: "/tmp/tm-nothing-here is not there")
        }

        @Test("A run directory whose ipc path is over 107 bytes ends it with 78")
        func longPath() async throws {
            let folder = try TemporaryFolder()
            let long = folder.path(String(repeating: "x", count: 100))
            try FileManager.default.createDirectory(
                atPath: long,
                withIntermediateDirectories: false
            )
            try await DaemonUnderTest(runDirectory: long).expectRefusal(saying: "may have 107")
        }

        @Test(
            "An endpoint that other machines reach, or that is none, ends it with 78",
            arguments: [
                "tcp://0.0.0.0:0", "tcp://192.0.2.1:7461", "tcp://*:0", "tcp://[::]:0",
                "tcp://localhost.example:0", "inproc://query", "pgm://127.0.0.1:1", "127.0.0.1:1",
                "tcp://127.0.0.1", "tcp://127.0.0.1:65536", "tcp://127.0.0.1:http", "ipc://", "",
            ]
        )
        func foreignEndpoint(endpoint: String) async throws {
            let daemon = try DaemonUnderTest(queries: [endpoint])
            try await daemon.expectRefusal(
                saying: endpoint.isEmpty ? "must not be empty" : endpoint
            )
        }

        @Test("A control endpoint that other machines reach ends it with 78")
        func foreignControl() async throws {
            let daemon = try DaemonUnderTest(options: ["--control", "tcp://0.0.0.0:0"])
            try await daemon.expectRefusal(saying: "tcp://0.0.0.0:0")
        }

        @Test("A catalogue that is not there ends it with 65")
        func missingCatalog() async throws {
            let catalog = URL(fileURLWithPath: "/tmp/tm-nothing-here")
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "/tmp/tm-nothing-here")
        }

        @Test("A catalogue without solutions ends it with 65")
        func emptyCatalog() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let solutions = catalog.appending(path: "solutions")
            try FileManager.default.removeItem(at: solutions)
            try await DaemonUnderTest(catalog: catalog).expectRefusal(code: 65, saying: "solution")
        }

        @Test("Options that do not exist end it with 64")
        func usage() async throws {
            let daemon = try DaemonUnderTest(options: ["--colour", "blue"])
            try await daemon.expectRefusal(code: 64, saying: "--colour")
        }
    }
}

extension DaemonUnderTest {
    /// Expects that the daemon does not start: its exit code, a sentence, and no ready line.
    func expectRefusal(
        code: Int32 = 78,
        saying text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let exit = try await exitCode()
        #expect(exit == code, "\(errors)", sourceLocation: sourceLocation)
        #expect(errors.contains(text), "\(errors)", sourceLocation: sourceLocation)
        #expect(!errors.contains("Fatal error"), "\(errors)", sourceLocation: sourceLocation)
        #expect(output.isEmpty, "\(output)", sourceLocation: sourceLocation)
    }
}
