import Documents
import Foundation
import RPC
import Testing

extension ProgramTests {
    @Suite("The readiness gap at a shell")
    struct Readiness {
        /// A copy of the catalogue in which two solutions ask for a level that RO21 does not have:
        /// one softly, and one so that it is left out.
        private static func demanding(_ folder: TemporaryFolder) throws -> String {
            let catalogue = try folder.copyOfCatalogue()
            for (id, requires) in [
                ("openmrs", "requires: {S04: 3, S12: 2}"),
                ("orthanc", "requires: {S04: 2.5, hard: true}"),
            ] {
                let path = "\(catalogue)/solutions/\(id).yaml"
                let record = try String(contentsOfFile: path, encoding: .utf8)
                _ = try folder.write("\(record)\(requires)\n", to: "catalog/solutions/\(id).yaml")
            }
            return catalogue
        }

        private func json(_ arguments: [String]) throws -> Node {
            let outcome = try Program.run(arguments + ["--format", "json"])
            #expect(outcome.status == 0, "\(arguments): \(outcome.complaint)")
            return try JSONReader.read(Array(outcome.output.utf8), limits: .reply)
        }

        @Test("A gap closed in the profile's file gives the ranks and scores that the plan told")
        func closed() throws {
            let folder = try TemporaryFolder()
            let local = ["--local", try Self.demanding(folder), "--as-of", "2026-06-01"]
            let plan = try json(["readiness", "gap", "RO21"] + local)
            let first = try #require(plan["gaps"]?.items.first)
            #expect(first["dimension"]?.text == "S04", "it alone gains")
            #expect(first["basis"]?.text == "record")
            #expect(first["required"]?.number == 3)
            let source = try String(
                contentsOfFile: "\(Program.root)/catalog/profiles/RO21.yaml",
                encoding: .utf8
            )
            let raised = source.replacing("S04: {value: 1,", with: "S04: {value: 3,")
            try #require(raised != source)
            let file = try folder.write(raised, to: "raised.yaml")
            let all = ["--limit", "1000", "--explain", "none"] + local
            let before = try json(["match", "RO21"] + all)
            let after = try json(["match", file] + all)
            let changes = first["effect"]?["changes"]?.items ?? []
            #expect(changes.count >= 2)
            for change in changes {
                for (index, answer) in [before, after].enumerated() {
                    let there = answer["matches"]?.items.first {
                        $0["solution"]?.text == change["solution"]?.text
                    }
                    #expect(change["rank"]?.items[index].integer == there?["rank"]?.integer)
                    guard let score = there?["score"] else { continue }
                    #expect(change["score"]?.items[index] == score)
                }
            }
            let orthanc = changes.first { $0["solution"]?.text == "orthanc" }
            #expect(orthanc?["rank"]?.items.first?.isNull == true, "left out so far")
            #expect(orthanc?["rank"]?.items.last?.integer != nil, "and comes in")
        }

        @Test("The page names each step with who asks, what moves, and what helps")
        func page() throws {
            let folder = try TemporaryFolder()
            let asked = [
                "readiness", "gap", "RO21", "--solution", "openmrs", "--solution", "orthanc",
                "--local", try Self.demanding(folder),
            ]
            let english = try Program.run(asked).output
            #expect(english.contains(" 1. Coordinated processes: from 1/5 to 3/5\n"))
            #expect(english.contains("Asked by OpenMRS; Orthanc."))
            #expect(english.contains("Orthanc: left out so far, comes in as number "))
            #expect(english.contains("(scirocco-exchange)"))
            #expect(english.contains("it never moves a ranking"))
            #expect(!english.contains("None of these steps moves the ranking"))
            let romanian = try Program.run(asked + ["--lang", "ro"]).output
            #expect(romanian.contains(" 1. Procese coordonate: de la 1/5 la 3/5\n"))
            #expect(romanian.contains("Orthanc: până acum exclusă, intră pe locul "))
        }

        @Test("A spreadsheet has a row for each dimension, and numbers the steps")
        func csv() throws {
            let outcome = try Program.run([
                "readiness", "gap", "RO21", "--require", "staff=5", "--local", "catalog",
                "--format", "csv",
            ])
            let rows = outcome.output.split(separator: "\r\n").dropFirst()
            let staff = ",staff,Staff to run it,gap,3,,5,2,FTE,false,query,"
            #expect(rows.contains { $0.contains(staff) }, "\(outcome.output)")
            #expect(rows.filter { $0.contains(",gap,") }.map { $0.first } == Array("1234567"))
        }

        @Test("A level that cannot be is told before anybody is asked, or by the daemon")
        func refused() throws {
            let cases: [([String], Int32, String)] = [
                (["--require", "S04"], 64, "S04"), (["--require", "S4=3"], 64, "S04"),
                (["--require", "S04=6"], 64, "0 to 5"),
                (["--require", "S04=3", "--require", "S04=2"], 64, "given twice"),
                (["--solution", "openmr"], 1, "openmrs"),
            ]
            for (options, status, hint) in cases {
                let outcome = try Program.run(
                    ["readiness", "gap", "RO21", "--local", "catalog"] + options
                )
                #expect(outcome.status == status, "\(options): \(outcome.complaint)")
                #expect(outcome.complaint.contains(hint), "\(options): \(outcome.complaint)")
            }
            let none = try Program.run(["readiness", "gap", "BG31", "--local", "catalog"])
            #expect(none.complaint.contains("profile BG31 states no readiness; add readiness"))
        }
    }
}
