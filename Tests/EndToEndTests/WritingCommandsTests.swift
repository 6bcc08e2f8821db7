import Foundation
import Testing

extension EndToEnd {
    /// The commands that change a store.
    @Suite("Writing commands")
    struct WritingCommandsTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        private func daemon() async throws -> DaemonUnderTest {
            try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
        }

        /// Changes the file of a solution and returns its path.
        private func edit(_ id: String, _ change: (String) -> String) throws -> String {
            let path = catalog.appending(path: "solutions/\(id).yaml").path
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let changed = change(text)
            #expect(changed != text, "nothing was changed in \(id)")
            try changed.write(toFile: path, atomically: false, encoding: .utf8)
            return path
        }

        @Test("A solution is added, changed and removed; revisions and differences tell of it")
        func solution() async throws {
            let daemon = try await daemon()
            let path = try edit("bahmni") { $0.replacing(/name: .*/, with: "name: Bahmni II") }
            let changed = try await daemon.done(["solutions", "put", path])
            #expect(changed.output == "bahmni was changed; the catalogue is at revision 2.\n")
            let again = try await daemon.done(["solutions", "put", path, "--format", "csv"])
            #expect(again.output.hasSuffix("bahmni,unchanged,2\r\n"))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let input = text.replacing("id: bahmni", with: "id: mine")
            let added = try await daemon.twinmatch(
                ["solutions", "put", "-", "--format", "json", "--expect-revision", "2"],
                input: input
            )
            #expect(added.json["outcome"] == .text("added"), "\(added.complaint)")
            let removed = try await daemon.done(["solutions", "remove", "mine", "--lang", "ro"])
            #expect(removed.output.hasPrefix("mine a fost eliminată; catalogul este la revizia 4"))
            let gone = try await daemon.twinmatch(["solutions", "remove", "mine"])
            #expect(gone.status == 1)
            let listed = try await daemon.done(["catalog", "revisions", "--format", "json"])
            #expect(listed.json["revisions"].items.map { $0["revision"].number } == [4, 3, 2, 1])
            let first = try await daemon.done(["catalog", "revisions", "--limit", "1"])
            #expect(first.output.contains("--before 4 shows earlier ones"))
            let rows = try await daemon.done(["catalog", "diff", "1", "3", "--format", "csv"])
            let lines = "changed,solutions,bahmni,/name\r\nadded,solutions,mine,\r\n"
            #expect(rows.output == "change,kind,id,fields\r\n" + lines)
            let page = try await daemon.done(["catalog", "diff", "1"])
            #expect(page.output.contains("From revision 1 to 4: 0 added, 1 changed, 0 removed."))
            let nothing = try await daemon.done(["catalog", "diff", "3", "3"])
            #expect(nothing.output == "Nothing differs between revisions 3 and 3.\n")
        }

        @Test("Everything that is wrong with a record is told, with its line, and nothing changes")
        func faults() async throws {
            let daemon = try await daemon()
            let path = try edit("openmrs") {
                $0.replacing("kind: software", with: "kind: sofware")
                    .replacing("offline: {value: full", with: "offline: {value: fully")
                    .replacing("date: 2025-10, basis: self-reported}", with: "date: 2999}")
            }
            let refused = try await daemon.twinmatch(["solutions", "put", path])
            #expect(refused.status == 65)
            for told in [
                "openmrs.yaml:3: /kind: 'sofware' is not known in kinds (did you mean software?)",
                "/features/offline/value: 'fully' is not known", "/features/licence/date: lies in",
                "/features/licence/basis: is missing",
            ] {
                #expect(refused.complaint.contains(told), "\(told): \(refused.complaint)")
            }
            let profile = folder.path("p.yaml")
            try "id: RO21\nregion: RO2X\nname: x\n"
                .write(toFile: profile, atomically: false, encoding: .utf8)
            let other = try await daemon.twinmatch(["profiles", "put", profile])
            #expect(other.status == 65)
            #expect(other.complaint.contains("p.yaml:2: /region: 'RO2X'"), "\(other.complaint)")
            #expect(other.complaint.contains("p.yaml:3: /name"), "\(other.complaint)")
            #expect(try daemon.announced.revision == 1)
            let nothing = try await daemon.done(["catalog", "diff", "1", "--format", "csv"])
            #expect(nothing.output == "change,kind,id,fields\r\n")
        }

        @Test("65 where the catalogue moved on, 77 without the role, 69 without a daemon, 64 wrong")
        func refusals() async throws {
            let daemon = try await daemon()
            let path = catalog.appending(path: "solutions/bahmni.yaml").path
            let stale = try await daemon.twinmatch(
                ["solutions", "put", path, "--expect-revision", "7"]
            )
            #expect(stale.status == 65)
            #expect(stale.complaint.contains("--expect-revision: the catalogue is at revision 1"))
            let visitor = try await daemon.twinmatch(
                ["solutions", "put", path],
                endpoint: daemon.tcp
            )
            #expect(visitor.status == 77)
            #expect(visitor.complaint.hasPrefix("twinmatch: solutions.put needs the role catalog"))
            let dry = ["catalog", "apply", catalog.path, "--dry-run"]
            #expect(try await daemon.twinmatch(dry, endpoint: daemon.tcp).status == 77)
            for command in [
                ["solutions", "put", path], ["solutions", "remove", "bahmni"],
                ["profiles", "put", catalog.appending(path: "profiles/RO21.yaml").path],
                ["profiles", "remove", "RO21"], ["catalog", "apply", catalog.path],
                ["catalog", "revisions"], ["catalog", "diff", "1"], ["catalog", "export"],
                ["diff-match", "RO21", "--from", "1"], ["admin", "drain"],
            ] {
                let nowhere = "ipc://\(folder.path("none.sock"))"
                let alone = try await daemon.twinmatch(command, endpoint: nowhere)
                #expect(alone.status == 69, "\(command): \(alone.complaint)")
                #expect(alone.complaint.contains("twinmatchd serve --store DIR"))
                #expect(!alone.complaint.contains("--local"))
                let files = try await daemon.twinmatch(command + ["--local", catalog.path])
                #expect(files.status == 64, "\(command): \(files.complaint)")
            }
            for wrong in [
                ["solutions", "put", path, "--idempotency-key", "short"], ["solutions", "put"],
                ["catalog", "diff"], ["catalog", "diff", "one"], ["catalog", "diff", "3", "1"],
                ["catalog", "revisions", "--limit", "0"], ["diff-match", "RO21"],
                ["diff-match", "RO21", "--from", "3", "--to", "1"],
            ] {
                let outcome = try await daemon.twinmatch(wrong)
                #expect(outcome.status == 64, "\(wrong): \(outcome.complaint)")
            }
        }

        @Test("A key makes two sendings one write, and says so")
        func key() async throws {
            let daemon = try await daemon()
            let command = [
                "solutions", "remove", "bahmni", "--idempotency-key", "0123456789abcdef",
            ]
            let first = try await daemon.done(command)
            #expect(!first.output.contains("earlier call"))
            let second = try await daemon.done(command)
            #expect(second.output.contains("the answer to an earlier call with the same key"))
            let path = catalog.appending(path: "solutions/bahmni.yaml").path
            _ = try await daemon.done(["solutions", "put", path])
            // Neither a fresh key nor another method is taken for it.
            #expect(try await daemon.twinmatch(["solutions", "remove", "bahmni"]).status == 0)
        }

        @Test("A profile goes from version to version")
        func profile() async throws {
            let daemon = try await daemon()
            let path = catalog.appending(path: "profiles/RO21.yaml").path
            let next = try await daemon.done(["profiles", "put", path, "--expect-version", "1"])
            #expect(next.output == "RO21 is at version 2 now.\n")
            let stale = try await daemon.twinmatch(
                ["profiles", "remove", "RO21", "--expect-version", "1"]
            )
            #expect(stale.status == 65)
            #expect(stale.complaint.contains("--expect-version: profile RO21 is at version 2"))
            let removed = try await daemon.done(["profiles", "remove", "RO21", "--format", "csv"])
            #expect(removed.output == "profile,version\r\nRO21,3\r\n")
            #expect(try await daemon.twinmatch(["profiles", "remove", "RO21"]).status == 1)
            #expect(try await daemon.twinmatch(["match", "RO21"]).status == 1)
        }
    }
}
