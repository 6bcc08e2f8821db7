import Foundation
import Testing

extension EndToEnd {
    /// Keys and users.
    @Suite("Access")
    struct AccessTests {
        @Test("No key, an unknown, an expired, a reader's and a revoked key: each its refusal")
        func access() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyGlobalGoods()
            try await Script.expectSuccess(
                "access.py",
                [
                    "--binaries", Project.binaries.path, "--catalog", catalog.path, "--folder",
                    folder.path("access"),
                ]
            )
        }

        @Test("A port that other machines reach is not opened without keys")
        func remote() async throws {
            let daemon = try DaemonUnderTest(queries: ["tcp://0.0.0.0:0"])
            #expect(try await daemon.exitCode() == 78)
            #expect(daemon.errors.contains("--server-key"))
        }

        @Test("By loopback without a key one may read, and nothing else")
        func loopback() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyGlobalGoods()
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess(
                "loopback.py",
                ["--tcp", try daemon.tcp, "--ipc", try daemon.ipc]
            )
        }
    }
}
