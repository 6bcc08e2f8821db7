import Foundation
import Testing

extension EndToEnd {
    /// The commands that publish a folder, fetch it back, and tell what it moved.
    @Suite("Publishing commands")
    struct ApplyCommandTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        private func daemon() async throws -> DaemonUnderTest {
            try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
        }

        private func file(_ id: String) -> String {
            catalog.appending(path: "solutions/\(id).yaml").path
        }

        private func edit(_ id: String, as copy: String? = nil, _ change: (String) -> String) throws
        {
            let text = try String(contentsOfFile: file(id), encoding: .utf8)
            let changed = change(text)
            #expect(changed != text, "nothing was changed in \(id)")
            try changed.write(toFile: file(copy ?? id), atomically: false, encoding: .utf8)
        }

        /// One added, one changed and one removed.
        private func editThree() throws {
            try edit("openmrs", as: "mine") { $0.replacing("id: openmrs", with: "id: mine") }
            // No language that RO21 takes.
            try edit("openmrs") { $0.replacing("[de, en, es, fr, pt]", with: "[de, es]") }
            try FileManager.default.removeItem(atPath: file("spice"))
        }

        @Test("A folder is published whole; what is there already is left as it is")
        func apply() async throws {
            let daemon = try await daemon()
            let same = try await daemon.done(["catalog", "apply", catalog.path])
            #expect(same.output.hasPrefix("Nothing changed: revision 1 holds all of "))
            try editThree()
            let plan = try await daemon.done(["catalog", "apply", catalog.path, "--dry-run"])
            #expect(plan.output.contains("+ added    mine\n"), "\(plan.output)")
            #expect(plan.output.contains("~ changed  openmrs  Interface languages\n"))
            #expect(plan.output.contains("1 to add, 1 to change, 0 to remove. Nothing was"))
            #expect(plan.output.contains("1 solution of the catalogue is not in"))
            let pruned = ["catalog", "apply", catalog.path, "--prune"]
            let rows = try await daemon.done(pruned + ["--dry-run", "--format", "csv"])
            #expect(rows.output.contains("removed,solutions,spice,\r\n"))
            let kept = try await daemon.done(["catalog", "revisions", "--format", "csv"])
            #expect(kept.output.split(separator: "\r\n").count == 2, "a dry run published")
            let stale = try await daemon.twinmatch(pruned + ["--expect-revision", "2"])
            #expect(stale.status == 65)
            let done = try await daemon.done(pruned + ["--expect-revision", "1"])
            #expect(done.output == "Revision 2 is published: 1 added, 1 changed, 1 removed.\n")
            let diff = try await daemon.done(["catalog", "diff", "1", "--format", "json"])
            #expect(
                diff.json["changes"].items.map { $0["id"].text } == ["mine", "openmrs", "spice"]
            )
        }

        @Test(
            "The faults of all files are told at once, by file and line, and nothing is published"
        )
        func faults() async throws {
            let daemon = try await daemon()
            // Without the daemon's lists the form can be checked, and with them the codes.
            try edit("bahmni") { $0.replacing("id: bahmni", with: "id: other") }
            try edit("openmrs") { $0.replacing("name: OpenMRS", with: "nam: OpenMRS") }
            let form = try await daemon.twinmatch(["catalog", "apply", catalog.path])
            #expect(form.status == 65)
            for told in [
                "solutions/bahmni.yaml:1: /id: 'other' must be the file's name, 'bahmni'",
                "solutions/openmrs.yaml:2: /nam: is not a known field",
                "solutions/openmrs.yaml:1: /name: is missing",
            ] {
                #expect(form.complaint.contains(told), "\(told): \(form.complaint)")
            }
            try edit("bahmni") { $0.replacing("id: other", with: "id: bahmni") }
            try edit("openmrs") { $0.replacing("nam: OpenMRS", with: "name: OpenMRS") }
            // In different parts, so that the first refusal must not be the last.
            for number in 0..<1100 {
                try edit("tamanu", as: "copy-\(number)") {
                    $0.replacing("id: tamanu", with: "id: copy-\(number)")
                }
            }
            for id in ["bahmni", "copy-1099", "tamanu"] {
                try edit(id) { $0.replacing("kind: software", with: "kind: sofware") }
            }
            let codes = try await daemon.twinmatch(["catalog", "apply", catalog.path])
            #expect(codes.status == 65)
            let lines = codes.complaint.split(separator: "\n")
            #expect(lines.count == 3, "\(codes.complaint)")
            for (line, id) in zip(lines, ["bahmni", "copy-1099", "tamanu"]) {
                #expect(line.contains("/\(id).yaml:3: /kind: 'sofware' is not known in kinds"))
            }
            let kept = try await daemon.done(["catalog", "revisions", "--format", "csv"])
            #expect(kept.output.split(separator: "\r\n").count == 2)
            for id in ["bahmni", "copy-1099", "tamanu"] {
                try edit(id) { $0.replacing("kind: sofware", with: "kind: software") }
            }
            let done = try await daemon.done(["catalog", "apply", catalog.path])
            #expect(done.output.contains("1,100 added") || done.output.contains("1100 added"))
        }

        @Test("A folder without solutions, and a record that is too long, are refused by name")
        func unfit() async throws {
            let daemon = try await daemon()
            let empty = try await daemon.twinmatch(["catalog", "apply", folder.path("none")])
            #expect(empty.status == 74)
            #expect(empty.complaint.contains("none/solutions is no folder"))
            let place =
                "  - {region: RO, year: 2024, source: \(String(repeating: "x", count: 480))}\n"
            let places = (0..<600).map { number in
                place.replacing("xx}", with: "\(number)}")
            }
            try edit("bahmni") {
                $0 + (($0.contains("deployments:")) ? "" : "deployments:\n") + places.joined()
            }
            let long = try await daemon.twinmatch(["catalog", "apply", catalog.path])
            #expect(long.status == 65)
            #expect(long.complaint.contains("bahmni.yaml: is over 254 KiB"), "\(long.complaint)")
        }

        @Test("What is exported can be published again, and is the same")
        func export() async throws {
            let daemon = try await daemon()
            let target = folder.path("mine")
            let done = try await daemon.done(["catalog", "export", "-o", target])
            #expect(done.output.hasPrefix("48 solutions of revision 1 are in "))
            for prune in [[], ["--prune"]] {
                let again = try await daemon.done(["catalog", "apply", target] + prune)
                #expect(again.output.hasPrefix("Nothing changed: revision 1 holds all"))
            }
            // The same files once more are no loss.
            _ = try await daemon.done(["catalog", "export", "-o", target])
            let spoilt = target + "/solutions/bahmni.yaml"
            try "mine\n".write(toFile: spoilt, atomically: false, encoding: .utf8)
            let refused = try await daemon.twinmatch(["catalog", "export", "-o", target])
            #expect(refused.status == 74)
            #expect(refused.complaint.contains("bahmni.yaml; nothing was written"))
            #expect(try String(contentsOfFile: spoilt, encoding: .utf8) == "mine\n")
            try editThree()
            _ = try await daemon.done(["catalog", "apply", catalog.path, "--prune"])
            let old = try await daemon.done(
                ["catalog", "export", "--revision", "1", "--format", "json"]
            )
            let ids = old.json["solutions"].items.compactMap { $0["id"].text }
            #expect(ids.count == 48 && ids.contains("spice") && !ids.contains("mine"))
            #expect(
                try await daemon.twinmatch(["catalog", "export", "--revision", "9"]).status == 1
            )
        }

        @Test("diff-match tells who moved, and what of the record or the catalogue moved it")
        func moves() async throws {
            let daemon = try await daemon()
            try editThree()
            // It gets one more of the challenges that count.
            try edit("tamanu") {
                $0.replacing(/challenges: \{value: \[/, with: #"challenges: {value: ["2.4", "#)
            }
            let ask = ["diff-match", "RO21", "--from", "1"]
            let nothing = try await daemon.done(ask)
            #expect(nothing.output.contains("Nothing moved: the first 10 have the same ranks"))
            _ = try await daemon.done(["catalog", "apply", catalog.path, "--prune"])
            let result = try await daemon.done(ask + ["--format", "json"]).json
            #expect(result["to"].number == 2)
            let moves = result["moves"].items
            let named = { (id: String) in moves.first { $0["solution"].text == id } ?? .null }
            #expect(named("mine")["what"].text == "added")
            #expect(named("mine")["rankBefore"] == .null)
            #expect(named("spice")["what"].text == "removed")
            #expect(named("spice")["scoreAfter"] == .null)
            #expect(named("openmrs")["what"].text == "excluded")
            #expect(named("openmrs")["excludedBy"]["after"].texts == ["interface-language"])
            #expect(named("openmrs")["fields"].texts == ["/features/languages/value"])
            let tamanu = named("tamanu")
            #expect(tamanu["fields"].texts == ["/features/challenges/value"])
            let criterion = tamanu["criteria"].items.first ?? .null
            #expect(criterion["criterion"].text == "challenges")
            let gain = (tamanu["scoreAfter"].number ?? 0) - (tamanu["scoreBefore"].number ?? 0)
            #expect(gain > 0 && abs((criterion["difference"].number ?? 0) - gain) < 1e-12)
            #expect(moves.contains { $0["what"].text == "entered" })
            let back = try await daemon.done(
                ["diff-match", "RO21", "--from", "1", "--to", "1", "--format", "csv"]
            )
            #expect(back.output.split(separator: "\r\n").count == 1)
            // The same, seen from the earlier revision and for a profile in a file.
            let profile = catalog.appending(path: "profiles/RO21.yaml").path
            let page = try await daemon.done(["diff-match", profile, "--from", "1"])
            for line in [
                "new in the catalogue", "removed from the catalogue",
                "left out now: Interface languages: Romanian, English or French",
                "Health-system challenges +", "its record changed in: Challenges addressed",
                "now among the first 10",
            ] {
                #expect(page.output.contains(line), "\(line): \(page.output)")
            }
            #expect(try await daemon.twinmatch(["diff-match", "RO21", "--from", "9"]).status == 1)
            let shipped = Project.catalog.appending(path: "solutions/openmrs.yaml").path
            _ = try await daemon.done(["solutions", "put", shipped])
            let later = ["diff-match", "RO21", "--from", "2", "--limit", "3"]
            let since = try await daemon.done(later + ["--format", "json"]).json["moves"].items
            let readmitted = since.first { $0["solution"].text == "openmrs" } ?? .null
            #expect(readmitted["what"].text == "admitted")
            #expect(readmitted["excludedBy"]["before"].texts == ["interface-language"])
            #expect(since.map { $0["what"].text }.contains("left"))
            let spoken = try await daemon.done(later + ["--lang", "ro"])
            #expect(spoken.output.contains("exclusă înainte: Limbile interfeței"))
            #expect(spoken.output.contains("nu mai este printre primele 3"))
        }

        @Test("match answers from an earlier revision, and not before a later one")
        func revision() async throws {
            let daemon = try await daemon()
            try editThree()
            _ = try await daemon.done(["catalog", "apply", catalog.path, "--prune"])
            let ask = ["match", "RO21", "--limit", "1", "--format", "json"]
            let now = try await daemon.done(ask + ["--min-revision", "2"]).json
            #expect(now["matches"].items.first?["solution"].text == "mine")
            let then = try await daemon.done(ask + ["--revision", "1"]).json
            #expect(then["matches"].items.first?["solution"].text == "openmrs")
            let early = try await daemon.twinmatch(ask + ["--min-revision", "3"])
            #expect(early.status == 75)
            let lost = try await daemon.twinmatch(["why-not", "RO21", "spice"])
            #expect(lost.status == 1)
            _ = try await daemon.done(["why-not", "RO21", "spice", "--revision", "1"])
        }

        @Test("Every page fits its terminal and has its words", arguments: [80, 100])
        func pages(_ columns: Int) async throws {
            let daemon = try await daemon()
            try editThree()
            // So many facts that they take several lines.
            try edit("bahmni") { $0.replacing("2025-10", with: "2025-09") }
            _ = try await daemon.done(["catalog", "apply", catalog.path, "--prune"])
            let plan = ["catalog", "apply", folder.path("mine"), "--dry-run"]
            _ = try await daemon.done(["catalog", "export", "--revision", "1", "-o", plan[2]])
            for command in [
                plan, ["catalog", "revisions"], ["catalog", "diff", "1"], ["catalog", "export"],
                ["diff-match", "RO21", "--from", "1"], ["admin", "slowlog"], ["admin", "keys"],
                ["admin", "reload"],
            ] {
                for language in ["en", "ro"] {
                    let page = try await daemon.twinmatch(
                        command + ["--lang", language],
                        columns: columns
                    )
                    #expect(page.status == 0, "\(command): \(page.complaint)")
                    #expect(!page.output.contains(/[{}]/), "\(command): \(page.output)")
                    for line in page.output.split(separator: "\n") {
                        #expect(line.count <= columns, "\(command): \(line)")
                        #expect(line.last != " ", "\(command): \(line)|")
                    }
                }
            }
        }
    }
}
