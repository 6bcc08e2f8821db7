import Foundation
import Testing

extension EndToEnd {
    /// SIGTERM and SIGHUP.
    @Suite("Signals")
    struct SignalTests {
        @Test(
            "It ends with 0 on SIGTERM and SIGINT, and its sockets answer nobody any more",
            arguments: [SIGTERM, SIGINT]
        )
        func end(signal: Int32) async throws {
            let daemon = try await DaemonUnderTest.ready()
            _ = try await daemon.result("health.live")
            daemon.send(signal)
            #expect(try await daemon.exitCode() == 0, "\(daemon.errors)")
            let again = try DaemonUnderTest(
                queries: [try daemon.tcp],
                runDirectory: daemon.runFolder.url.path
            )
            try await again.waitUntilReady()
            #expect(try await again.result("health.live")["live"] == .boolean(true))
        }

        @Test("On SIGTERM every request in flight is answered, then it ends with 0")
        func drain() async throws {
            let daemon = try await DaemonUnderTest.ready()
            for endpoint in [try daemon.ipc] {
                try await Script.expectSuccess(
                    "drain.py",
                    ["--endpoint", endpoint, "--pid", "\(daemon.id)"]
                )
            }
            #expect(try await daemon.exitCode() == 0, "\(daemon.errors)")
        }

        @Test("On SIGTERM requests over tcp are answered too")
        func drainTCP() async throws {
            let daemon = try await DaemonUnderTest.ready()
            try await Script.expectSuccess(
                "drain.py",
                ["--endpoint", try daemon.tcp, "--pid", "\(daemon.id)"]
            )
            #expect(try await daemon.exitCode() == 0, "\(daemon.errors)")
        }

        @Test("SIGHUP with a changed catalogue publishes it under the next revision")
        func changedCatalog() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyGlobalGoods()
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            try FileManager.default.removeItem(at: catalog.appending(path: "solutions/odk.yaml"))
            let stats = try await daemon.reload()
            #expect(stats["catalog"]["revision"] == .number(2))
            #expect(stats["catalog"]["solutions"] == .number(47))
            #expect(stats["reloads"]["succeeded"] == .number(1))
            let list = try await daemon.result("solutions.list")
            #expect(list["total"] == .number(47))
            #expect(list["_meta"]["state"]["catalogRevision"] == .number(2))
            let gone = try await daemon.reply("solutions.get", #"{"solution": "odk"}"#)
            #expect(gone["error"]["data"]["reason"] == .text("NOT_FOUND"))
        }

        @Test("SIGHUP with a changed model publishes it too")
        func changedModel() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonUnderTest.ready(catalog: folder.copyCatalog())
            let model = folder.url.appending(path: "models/hospital-it.yaml")
            let text = try String(contentsOf: model, encoding: .utf8)
            try text.replacing("version: \"1\"", with: "version: \"2\"")
                .write(to: model, atomically: true, encoding: .utf8)
            #expect(try await daemon.reload()["catalog"]["revision"] == .number(2))
            let model2 = try await daemon.result("models.get", #"{"model": "hospital-it"}"#)
            #expect(model2["model"]["version"] == .text("2"))
        }

        @Test("SIGHUP with the same files keeps the revision")
        func sameCatalog() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonUnderTest.ready(catalog: folder.copyCatalog())
            let stats = try await daemon.reload()
            #expect(stats["catalog"]["revision"] == .number(1))
            #expect(stats["reloads"]["succeeded"] == .number(1))
            #expect(stats["reloads"]["refused"] == .number(0))
        }

        @Test("SIGHUP with a faulty catalogue keeps the old one, and server.stats says so")
        func faultyCatalog() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyGlobalGoods()
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let question = #"{"profile": "RO21", "asOf": "2026-03-01", "explain": "none"}"#
            let before = try await daemon.result("match.query", question)
            let odk = catalog.appending(path: "solutions/odk.yaml")
            try Data("id: odk\nkind: sofware\n".utf8).write(to: odk)
            let stats = try await daemon.reload()
            #expect(stats["catalog"]["revision"] == .number(1))
            #expect(stats["catalog"]["solutions"] == .number(48))
            #expect(stats["reloads"]["refused"] == .number(1))
            let faults = stats["reloads"]["faults"].texts
            #expect(faults.contains { $0.hasPrefix("solutions/odk.yaml:2: /kind") }, "\(faults)")
            let after = try await daemon.result("match.query", question)
            #expect(after["matches"] == before["matches"])
            #expect(after["_meta"]["state"] == before["_meta"]["state"])
            #expect(try await daemon.result("health.ready")["ready"] == .boolean(true))
        }
    }
}

extension DaemonUnderTest {
    /// Sends SIGHUP and waits until the daemon has counted the reload.
    ///
    /// - Returns: the figures then.
    func reload() async throws -> JSON {
        let count = { (stats: JSON) -> Double in
            (stats["reloads"]["succeeded"].number ?? 0) + (stats["reloads"]["refused"].number ?? 0)
        }
        let before = count(try await result("server.stats", on: .control))
        send(SIGHUP)
        var stats = JSON.null
        try await wait(for: "the reload") {
            stats = try await result("server.stats", on: .control)
            return count(stats) > before
        }
        return stats
    }
}
