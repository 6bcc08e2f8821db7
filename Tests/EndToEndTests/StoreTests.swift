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

        @Test("What users say and regions do moves the next answer, and can be taken back")
        func feedback() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess("feedback.py", ["--endpoint", try daemon.ipc])
        }

        @Test("Whoever subscribes is told of every publication, in order, and of no text")
        func events() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess("events.py", ["--endpoint", try daemon.ipc])
        }

        @Test("Whoever subscribes is told how the top of a ranking changes, and why")
        func rankings() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess("rankings.py", ["--endpoint", try daemon.ipc])
        }
    }
}
