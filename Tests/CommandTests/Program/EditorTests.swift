import Documents
import Foundation
import RPC
import Testing

extension ProgramTests {
    @Suite("What editors get")
    struct Editors {
        @Test(
            "A record's template is a valid record as it is printed, and with every fact taken in",
            arguments: ["en", "ro"]
        )
        func template(language: String) throws {
            let folder = try TemporaryFolder()
            let catalogue = try folder.copyOfCatalogue()
            let made = try Program.run([
                "solutions", "new", "--name", "Cardiologie: \"Nord\"", "--lang", language,
                "--local", "catalog",
            ])
            #expect(made.status == 0, "\(made.complaint)")
            let path = "\(catalogue)/solutions/cardiologie-nord.yaml"
            try made.output.write(toFile: path, atomically: false, encoding: .utf8)
            let bare = try Program.run(["catalog", "check", catalogue])
            #expect(bare.status == 0, "\(bare.output.prefix(600))")

            // The features' section with the # and the space taken away, as its first line says.
            var isInside = false
            let filled = made.output.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line in
                    if line == "# features:" { isInside = true }
                    if line.hasPrefix("# "), !line.hasPrefix("#  "), line != "# features:" {
                        isInside = false
                    }
                    return isInside && line.hasPrefix("# ") ? String(line.dropFirst(2)) : "\(line)"
                }
            try filled.joined(separator: "\n").write(
                toFile: path,
                atomically: false,
                encoding: .utf8
            )
            let check = try Program.run(["catalog", "check", catalogue, "--format", "json"])
            #expect(check.status == 0, "\(check.output.prefix(600))")
            let report = try JSONReader.read(Array(check.output.utf8), limits: .reply)
            #expect(report["records"]?["cardiologie-nord"]?.integer == 21, "every fact is there")
        }

        @Test("A template names the solutions that are called so already")
        func namesakes() throws {
            let made = try Program.run([
                "solutions", "new", "--name", "Open MRS", "--local", "catalog",
            ])
            #expect(made.output.contains("OpenMRS (openmrs) already"), "\(made.output.prefix(800))")
            let taken = try Program.run([
                "solutions", "new", "--name", "OpenMRS", "--local", "catalog",
            ])
            #expect(taken.complaint.contains("twinmatch solutions get openmrs"))
        }

        @Test("Old facts are listed, oldest first, and fail the check only when asked for")
        func stale() throws {
            let asked = ["catalog", "check", "catalog", "--stale"]
            let old = try Program.run(asked + ["100y"])
            #expect(old.status == 0 && old.output.contains("0 facts are older"))
            let young = try Program.run(asked + ["1m", "--format", "csv"])
            #expect(young.status == 1)
            let dates = young.output.split(separator: "\r\n").filter { $0.hasPrefix("stale,") }
                .compactMap { $0.split(separator: " ").last.map { String($0.prefix(4)) } }
            #expect(dates.count > 100 && dates == dates.sorted())
            for age in ["24", "m", "0m", "-1m", "2w", "1.5y"] {
                #expect(try Program.run(asked + [age]).status == 64, "'\(age)' is no age")
            }
        }

        @Test("Records that may be one solution are listed with what they share")
        func duplicates() throws {
            let folder = try TemporaryFolder()
            let catalogue = try folder.copyOfCatalogue()
            let path = "\(catalogue)/solutions/openmrs.yaml"
            try String(contentsOfFile: path, encoding: .utf8)
                .replacing("id: openmrs", with: "id: open-mrs")
                .replacing("name: OpenMRS", with: "name: Open MRS")
                .write(
                    toFile: "\(catalogue)/solutions/open-mrs.yaml",
                    atomically: false,
                    encoding: .utf8
                )
            let check = try Program.run(["catalog", "check", catalogue])
            #expect(check.status == 0, "two solutions may share a name: it is no fault")
            #expect(
                check.output.contains(
                    "open-mrs, openmrs: the same name, the same home page, the same source code"
                ),
                "\(check.output.suffix(900))"
            )
        }

        @Test("Faults are told as JSON and as a spreadsheet too")
        func formats() throws {
            let folder = try TemporaryFolder()
            let catalogue = try folder.copyOfCatalogue()
            let path = "\(catalogue)/solutions/openmrs.yaml"
            try String(contentsOfFile: path, encoding: .utf8)
                .replacing("kind: software", with: "kind: sofware")
                .write(toFile: path, atomically: false, encoding: .utf8)
            let json = try Program.run(["catalog", "check", catalogue, "--format", "json"])
            #expect(json.status == 1)
            let faults = try JSONReader.read(Array(json.output.utf8), limits: .reply)["faults"]
            let fault = try #require(faults?.items.first)
            #expect(fault["line"]?.integer == 3 && fault["path"]?.text == "/kind")
            #expect(fault["allowed"]?.items.first?.text == "software")
            let csv = try Program.run(["catalog", "check", catalogue, "--format", "csv"])
            #expect(csv.output.split(separator: "\r\n").count == 2, "\(csv.output)")
        }
    }
}
