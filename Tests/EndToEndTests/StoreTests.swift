import Foundation
import Testing

extension EndToEnd {
    /// The daemon on a store.
    @Suite("Store")
    struct StoreTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        @Test("What is written is there, once, for every reader, and after a restart")
        func writes() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess("writes.py", ["--endpoint", try daemon.ipc])
            let before = try await daemon.result("catalog.revisions")
            daemon.send(SIGTERM)
            #expect(try await daemon.exitCode() == 0, "\(daemon.errors)")
            let again = try await DaemonUnderTest.ready(
                isStored: true,
                runFolder: daemon.runFolder
            )
            let after = try await again.result("catalog.revisions")
            #expect(before["revisions"] == after["revisions"])
        }

        @Test("Killed while it writes, it has every write that it acknowledged and invented none")
        func kills() async throws {
            let program = Project.binaries.appending(path: "twinmatchd").path
            try await Script.expectSuccess(
                "kill_writes.py",
                [
                    "--program", program, "--catalog", catalog.path, "--folder",
                    folder.path("kills"), "--rounds", "6", "--seed", "20261124",
                ]
            )
        }

        @Test(
            "Killed while it publishes 2,000 solutions, it has the old or the new catalogue, whole"
        )
        func killedChange() async throws {
            let program = Project.binaries.appending(path: "twinmatchd").path
            try await Script.expectSuccess(
                "kill_apply.py",
                [
                    "--program", program, "--catalog", catalog.path, "--folder",
                    folder.path("changes"), "--solutions", "2000", "--rounds", "4", "--seed", "3",
                ]
            )
        }

        @Test("A second daemon on the same store is refused, and the first goes on")
        func twice() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            let other = try TemporaryFolder()
            let store = daemon.runFolder.path("store")
            let second = try Child(
                Project.binaries.appending(path: "twinmatchd").path,
                ["serve", "--store", store, "--run-dir", other.url.path]
            )
            #expect(try await second.exitCode() == 75)
            #expect(second.errors.contains("another process holds"))
            #expect(try await daemon.result("health.ready")["ready"] == .boolean(true))
        }
    }
}
