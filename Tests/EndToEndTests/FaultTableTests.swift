import Foundation
import Testing

extension EndToEnd {
    /// Every row of the table of faults, in its short form; `make faults` runs the long ones.
    @Suite("Faults")
    struct FaultTableTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        /// Runs a script that starts and breaks daemons of its own.
        private func campaign(_ script: String, _ options: String...) async throws {
            let program = Project.binaries.appending(path: "twinmatchd").path
            let places = [
                "--program", program, "--catalog", catalog.path, "--folder", folder.path("run"),
            ]
            try await Script.expectSuccess(script, places + options)
        }

        @Test("kill -9 at random times under write load: nothing acknowledged is lost or invented")
        func killedWriting() async throws {
            try await campaign("kill_writes.py", "--rounds", "6", "--seed", "20261124")
        }

        @Test("An erased person leaves no byte and moves no score, also after an older backup")
        func erasure() async throws {
            try await campaign("erasure.py")
        }

        @Test("kill -9 while a change is published: the old or the new catalogue, whole")
        func killedPublishing() async throws {
            try await campaign(
                "kill_apply.py",
                "--solutions",
                "2000",
                "--rounds",
                "3",
                "--seed",
                "3"
            )
        }

        @Test("fsync or pwrite fails at the k-th call, disk full, read-only: never answered OK")
        func failingDisk() async throws {
            try await campaign("disk_faults.py", "--most", "3")
        }

        @Test("A disk that is really full: told, reads go on, and it recovers")
        func fullDisk() async throws {
            try await campaign("full_disk.py")
        }

        @Test("A store that is missing, empty, garbage, newer, foreign or damaged is never served")
        func damagedStore() async throws {
            try await campaign("damaged_store.py", "--pages", "12")
        }

        @Test("Two daemons on one data directory: the second is refused, the first goes on")
        func twoDaemons() async throws {
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

        @Test("Two daemons on one ipc path: the second is refused, the first goes on")
        func twoDaemonsOnOnePath() async throws {
            let daemon = try await DaemonUnderTest.ready()
            let folder = daemon.runFolder.url.path
            let second = try DaemonUnderTest(runDirectory: folder)
            try await second.expectRefusal(saying: "another daemon runs in \(folder)")
            #expect(try await daemon.result("health.ready")["ready"] == .boolean(true))
        }

        @Test("A bad catalogue on reload is not taken; under load each reply is of one revision")
        func reloads() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let endpoints = ["--query", try daemon.ipc, "--control", try daemon.control]
            try await Script.expectSuccess(
                "reload_under_load.py",
                endpoints + ["--pid", "\(daemon.id)", "--catalog", catalog.path]
            )
        }

        @Test("Publishing under load: each reply comes from exactly one revision")
        func publications() async throws {
            try await campaign("publish_under_load.py", "--rounds", "60")
        }

        @Test("Overload ten times over is answered: results in time, or when to come back")
        func overload() async throws {
            try await campaign("overload.py", "--seconds", "2")
        }

        @Test("Slow, stopped, coming and going, and too many clients harm nobody else")
        func connections() async throws {
            try await campaign("connections.py", "--connects", "2000", "--flood", "6000")
        }

        @Test("SIGTERM under load: whoever is in flight is answered, nothing acknowledged is lost")
        func stopped() async throws {
            try await campaign("stop_writes.py", "--rounds", "6", "--seed", "20261124")
        }

        @Test("The clock jumps: timeouts do not notice, numbers stay unique, nothing is dropped")
        func clock() async throws {
            try await campaign("clock_jumps.py")
        }

        @Test("Doubled, reordered and late requests have one effect and one answer")
        func replays() async throws {
            try await campaign("replays.py", "--rounds", "6", "--seed", "20261124")
        }
    }
}
