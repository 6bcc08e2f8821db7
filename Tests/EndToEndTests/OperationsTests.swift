import Foundation
import Testing

extension EndToEnd {
    /// What an operator does.
    @Suite("Operations")
    struct OperationsTests {
        @Test("Settings, signs of life, figures, copies, logs and stopping are as promised")
        func operations() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyGlobalGoods()
            let shipped = Project.root.appending(path: "packaging/debian/twinmatchd.yaml")
            try await Script.expectSuccess(
                "operations.py",
                [
                    "--binaries", Project.binaries.path, "--catalog", catalog.path, "--shipped",
                    shipped.path, "--folder", folder.path("run"),
                ]
            )
        }

        @Test("The sample clients of the documentation run, and print the same")
        func samples() async throws {
            let daemon = try await DaemonUnderTest.ready()
            let samples = Project.root.appending(path: "docs/clients")
            try await Script.expectSuccess(
                "clients.py",
                [
                    "--samples", samples.path, "--endpoint", try daemon.ipc, "--endpoint",
                    try daemon.tcp,
                ]
            )
        }
    }
}
