import Documents
import Foundation
import RPC
import Testing

extension ProgramTests {
    @Suite("Catalogues and profiles in files")
    struct Catalogues {
        @Test("The shipped catalogue has no fault, and what it holds is told")
        func check() throws {
            let outcome = try Program.run(["catalog", "check", "catalog"])
            #expect(outcome.status == 0, "\(outcome.output)")
            let lines = outcome.output.split(separator: "\n")
            let first = try #require(lines.first)
            let numbers = first.split { !$0.isNumber }.compactMap { Int($0) }
            // Solutions, regions, the 2 of NUTS 2, profiles, models, faults.
            #expect(numbers.count == 6, "\(first)")
            #expect(numbers[0] >= 150 && numbers[1] >= 330 && numbers[3] >= 8 && numbers[5] == 0)
            let shares = lines.filter { $0.contains("%") && $0.contains(/[█·]/) }
            #expect(shares.count == 21, "a share for every feature")
            let languages = try #require(shares.first { $0.hasPrefix("Interface languages") })
            let known = try #require(languages.split(separator: " ").last.flatMap { Int($0) })
            #expect(known > 41 && known < numbers[0], "the global goods alone name 41")
        }

        @Test("Every fault of a catalogue is listed with its file and line")
        func faults() throws {
            let folder = try TemporaryFolder()
            let catalogue = try folder.copyOfCatalogue()
            try spoil("\(catalogue)/solutions/bahmni.yaml", "id:", "identity:")
            try spoil("\(catalogue)/profiles/MD.yaml", "region: MD", "region: MDX")
            let outcome = try Program.run(["catalog", "check", catalogue])
            #expect(outcome.status == 1)
            let lines = outcome.output.split(separator: "\n").map(String.init)
            #expect(lines.contains { $0.contains(#/catalog/solutions/bahmni\.yaml:\d+: /#) })
            #expect(lines.contains { $0.contains(#/catalog/profiles/MD\.yaml:\d+: .*MDX/#) })
            #expect(lines.last?.contains(#/^\d+ faults? in /#) == true, "\(outcome.output)")
        }

        @Test("The schemas are JSON with the catalogue's codes")
        func schemas() throws {
            let folder = try TemporaryFolder()
            let outcome = try Program.run(["catalog", "schemas", "-o", folder.file("made/here")])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            let paths = outcome.output.split(separator: "\n").map(String.init)
            let names = paths.map { URL(filePath: $0).lastPathComponent }
            #expect(
                names.sorted() == [
                    "code-list.json", "model-similarity.json", "model-twinning.json", "model.json",
                    "profile.json", "region.json", "solution.json",
                ]
            )
            for path in paths {
                let made = try Data(contentsOf: URL(filePath: path))
                let schema = try JSONReader.read(Array(made), limits: .reply)
                #expect(schema["$schema"]?.text?.contains("json-schema.org/") == true)
                #expect(schema["title"]?.text?.isEmpty == false)
                let name = URL(filePath: path).lastPathComponent
                let shipped = "\(Program.root)/docs/schema/\(name)"
                if FileManager.default.fileExists(atPath: shipped) {
                    let kept = try Data(contentsOf: URL(filePath: shipped))
                    #expect(kept == made, "docs/schema/\(name) is old: make schemas")
                }
            }
            let solution = try String(
                contentsOfFile: folder.file("made/here/solution.json"),
                encoding: .utf8
            )
            #expect(solution.contains("\"FHIR-R4\""))
            let script = "import json, sys; [json.load(open(p)) for p in sys.argv[1:]]"
            let python = try Program.run(
                "/usr/bin/env",
                ["python3", "-c", script] + paths,
                environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
            )
            #expect(python.status == 0, "\(python.complaint)")
        }

        @Test(
            "A template is a valid profile as it is printed, in both languages",
            arguments: ["RO21", "DE80", "MD", "EE00"],
            ["en", "ro"]
        )
        func template(region: String, language: String) throws {
            let folder = try TemporaryFolder()
            let made = try Program.run(
                ["profiles", "new", "--region", region, "--lang", language, "--local", "catalog"]
            )
            #expect(made.status == 0, "\(made.complaint)")
            let lines = made.output.split(separator: "\n")
            #expect(lines.count { $0.drop { $0 == " " }.hasPrefix("#") } > 100)
            for line in lines { #expect(line.count <= 100, "\(line)") }
            let file = try folder.write(made.output, to: "p.yaml")
            let check = try Program.run(["profiles", "validate", file, "--local", "catalog"])
            #expect(check.status == 0, "\(check.output)\(check.complaint)")
            let match = try Program.run(["match", file, "--local", "catalog"])
            #expect(match.status == 0, "\(match.complaint)")
        }

        @Test("A template stays valid when every line of code is taken out of its comment")
        func wholeTemplate() throws {
            let folder = try TemporaryFolder()
            let made = try Program.run([
                "profiles", "new", "--region", "RO21", "--local", "catalog",
            ])
            let code = try Regex(#"^ *# ("?[A-Za-z0-9][A-Za-z0-9.\-]*"?:( |$)|  )"#)
            // `#   full: Works offline` only explains a code.
            let explanation = /^#   [\w-]+: [A-Z]/
            let lines = made.output.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line -> String in
                    line.contains(code) && !line.contains(explanation)
                        ? String(line.replacing("# ", with: "", maxReplacements: 1)) : String(line)
                }
            let file = try folder.write(lines.joined(separator: "\n"), to: "p.yaml")
            let check = try Program.run(["profiles", "validate", file, "--local", "catalog"])
            #expect(check.status == 0, "\(check.output)\(check.complaint)")
        }

        @Test("Every fault of a profile is listed with its line and what was meant")
        func validate() throws {
            let folder = try TemporaryFolder()
            let file = try folder.write(
                """
                region: RO21
                needs:
                  challanges: {"1.1": 1}
                  standards:
                    FHIR-R44: 1

                """,
                to: "p.yaml"
            )
            let outcome = try Program.run(["profiles", "validate", file, "--local", "catalog"])
            #expect(outcome.status == 1)
            for (line, near) in [(3, "challenges"), (5, "FHIR-R4")] {
                let text = outcome.output.split(separator: "\n")
                    .first { $0.contains("p.yaml:\(line):") }
                #expect(text?.contains(near) == true, "line \(line): \(outcome.output)")
            }
            let csv = try Program.run(
                ["profiles", "validate", file, "--local", "catalog", "--format", "csv"]
            )
            #expect(try CSVReader.read(csv.output).count == 4)
        }

        private func spoil(_ path: String, _ old: String, _ new: String) throws {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try #require(text.contains(old))
            try text.replacing(old, with: new, maxReplacements: 1)
                .write(toFile: path, atomically: false, encoding: .utf8)
        }
    }
}
