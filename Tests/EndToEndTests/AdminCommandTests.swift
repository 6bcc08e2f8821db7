import Foundation
import Testing

extension EndToEnd {
    /// The commands that look after a daemon.
    @Suite("Admin commands")
    struct AdminCommandTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        @Test("The control socket is found beside the query socket, and --endpoint names another")
        func endpoint() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let found = try await daemon.done(["admin", "keys", "--format", "json"])
            #expect(found.json["keys"] == .list([]))
            let named = try await daemon.twinmatch(["admin", "keys"], endpoint: daemon.control)
            #expect(
                named.output == "There are no keys: the allow list is empty, or there is none.\n"
            )
            for other in [try daemon.ipc, try daemon.tcp] {
                let refused = try await daemon.twinmatch(["admin", "keys"], endpoint: other)
                #expect(refused.status == 64)
                #expect(refused.complaint.contains("--endpoint ipc://RUN-DIR/control.sock"))
            }
        }

        @Test("Faulty files are told and exit 1, sound ones are read")
        func reload() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let same = try await daemon.done(["admin", "reload", "--format", "json"])
            #expect(same.json["outcome"].text == "unchanged")
            let path = catalog.appending(path: "solutions/bahmni.yaml").path
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try "id: [".write(toFile: path, atomically: false, encoding: .utf8)
            let refused = try await daemon.twinmatch(["admin", "reload"])
            #expect(refused.status == 1)
            #expect(refused.output.contains("bahmni.yaml"), "\(refused.output)")
            let better = text.replacing(/name: .*/, with: "name: Bahmni II")
            try better.write(toFile: path, atomically: false, encoding: .utf8)
            let read = try await daemon.done(["admin", "reload", "--format", "csv"])
            #expect(read.output.contains("outcome,reloaded\r\n"))
            let backup = try await daemon.twinmatch(["admin", "backup"])
            #expect(backup.status == 75)
            #expect(backup.complaint.contains("serves files"))
        }

        @Test("A copy of the store is written once, figures are Prometheus text, and drain ends it")
        func store() async throws {
            let daemon = try await DaemonUnderTest.ready(
                catalog: catalog,
                isStored: true,
                options: ["--log-slow-ms", "1"]
            )
            let copy = folder.path("copy.db")
            let made = try await daemon.done(["admin", "backup", copy, "--format", "json"])
            #expect(made.json["path"].text == copy)
            #expect(FileManager.default.fileExists(atPath: copy))
            #expect(try await daemon.twinmatch(["admin", "backup", copy]).status == 65)
            let text = try await daemon.done(["server", "metrics"])
            #expect(text.output.hasPrefix("# HELP twinmatch_"))
            #expect(text.output.contains("\ntwinmatch_ready 1\n"))
            let rows = try await daemon.done(["server", "metrics", "--format", "csv"])
            #expect(rows.output.contains("\r\ntwinmatch_ready,1\r\n"))
            let slow = try await daemon.done(["admin", "slowlog"])
            #expect(slow.output.contains("admin.backup"), "\(slow.output)")
            let drained = try await daemon.done(["admin", "drain"])
            #expect(drained.output == "draining  yes\n")
            #expect(try await daemon.exitCode() == 0)
        }
    }
}
