import Foundation
import Testing

extension EndToEnd {
    /// Requests and replies, as clients of other languages see them.
    @Suite("Protocol")
    struct ProtocolTests {
        private let folder: TemporaryFolder
        private let catalog: URL

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        private func daemon() async throws -> DaemonUnderTest {
            try await DaemonUnderTest.ready(catalog: catalog)
        }

        @Test("Every method answers its golden requests with the recorded replies")
        func golden() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            let record = Project.isRecording ? ["--write"] : []
            try await Script.expectSuccess(
                "golden.py",
                [
                    "--endpoint", try daemon.ipc, "--control", try daemon.control, "--folder",
                    Project.golden.path,
                ] + record
            )
        }

        @Test("The daemon serves a valid OpenRPC document, and golden exchanges are as it says")
        func openRPC() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            let document = Project.root.appending(path: "docs/openrpc.json").path
            try await Script.expectSuccess(
                "openrpc_check.py",
                [
                    "--endpoint", try daemon.ipc, "--golden", Project.golden.path, "--document",
                    document,
                ]
            )
        }

        @Test("Two daemons on the same files answer with the same bytes")
        func sameBytes() async throws {
            let first = try await daemon()
            let second = try await daemon()
            let endpoints = ["--endpoint", try first.ipc, "--endpoint", try second.ipc]
            try await Script.expectSuccess(
                "same_bytes.py",
                endpoints + ["--golden", Project.golden.path]
            )
        }

        @Test("REQ, relaxed REQ and DEALER clients get the same replies at the same time")
        func fourClients() async throws {
            // On a slow machine a thousand requests at once may wait longer than a second.
            let daemon = try await DaemonUnderTest.ready(
                catalog: catalog,
                options: ["--admission-queue-delay-ms", "60000"]
            )
            let clients = [
                ("client_req.py", []), ("client_relaxed.py", []),
                ("client_dealer.py", ["--delimiter"]), ("client_dealer.py", []),
            ]
            var running: [Child] = []
            for (number, (script, more)) in clients.enumerated() {
                // Two by each transport.
                let endpoint = number.isMultiple(of: 2) ? try daemon.ipc : try daemon.tcp
                let record = folder.path("record\(number)")
                let arguments = ["--endpoint", endpoint, "--record", record] + more
                running.append(try Script.start(script, arguments))
            }
            var records: [String] = []
            for (number, client) in running.enumerated() {
                let status = try await client.exitCode(upTo: 120)
                #expect(status == 0, "\(clients[number]): \(client.errors)")
                let record = URL(fileURLWithPath: folder.path("record\(number)"))
                records.append((try? String(contentsOf: record, encoding: .utf8)) ?? "")
            }
            #expect(records[0].split(separator: "\n").count == 1000)
            for (number, record) in records.enumerated() {
                let same = record == records[0]
                #expect(same, "\(clients[number]) got other replies than REQ")
            }
        }

        @Test("The README's Python example runs as it is printed")
        func readme() async throws {
            let readme = Project.root.appending(path: "README.md").path
            let daemon = try await DaemonUnderTest.ready(queries: ["tcp://127.0.0.1:7461"])
            try await Script.expectSuccess("readme_snippet.py", ["--readme", readme])
            #expect(daemon.isRunning)
        }
    }

    /// The control socket.
    @Suite("Control")
    struct ControlTests {
        @Test("Health, figures and the contract are answered on both request sockets")
        func bothSockets() async throws {
            let daemon = try await DaemonUnderTest.ready()
            for side in [DaemonUnderTest.Side.query, .control] {
                let live = try await daemon.result("health.live", on: side)
                #expect(live["live"] == .boolean(true))
                let ready = try await daemon.result("health.ready", on: side)
                #expect(ready["ready"] == .boolean(true) && ready["reasons"].items.isEmpty)
                let info = try await daemon.result("server.info", on: side)
                #expect(info["name"] == .text("twinmatch"))
                let document = try await daemon.result("rpc.discover", on: side)
                #expect(document["openrpc"] == .text("1.3.2"))
            }
            let stats = try await daemon.result("server.stats", on: .control)
            #expect(stats["catalog"]["revision"] == .number(1))
        }

        @Test("The control socket refuses every method that belongs to the query socket")
        func queriesRefused() async throws {
            let daemon = try await DaemonUnderTest.ready()
            let methods = try await daemon.result("server.info")["methods"].texts.filter { name in
                !["server.", "health.", "rpc.", "admin."].contains { name.hasPrefix($0) }
            }
            #expect(methods.contains("match.query"))
            let calls = methods.map { Call($0) }
            let replies = try await daemon.replies(to: calls, on: .control)
            for (method, reply) in zip(methods, replies) {
                #expect(reply["error"]["code"] == .number(-32601), "\(method)")
                #expect(reply["error"]["message"].text?.contains("query socket") == true)
            }
        }

        @Test("The control socket answers while the query socket is flooded")
        func flood() async throws {
            // None of the flood may be refused for having waited: it would be over too early.
            let patient = ["--admission-queue-delay-ms", "60000"]
            let daemon = try await DaemonUnderTest.ready(options: patient)
            let endpoints = ["--query", try daemon.ipc, "--control", try daemon.control]
            try await Script.expectSuccess("flood.py", endpoints)
        }
    }
}
