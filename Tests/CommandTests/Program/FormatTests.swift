import Documents
import Foundation
import RPC
import Testing

extension ProgramTests {
    @Suite("Formats")
    struct Formats {
        @Test("A spreadsheet has a row for each that the JSON has")
        func rows() throws {
            let lists: [(command: [String], member: String)] = [
                (["match", "RO21", "--limit", "40"], "matches"),
                (["solutions", "list"], "solutions"), (["profiles", "list"], "profiles"),
                (["regions", "list", "--limit", "1000"], "regions"),
                (["models", "list"], "models"),
                (["codes", "list", "standards"], "codes"), (["codes", "list"], "codes"),
            ]
            for (command, member) in lists {
                let rows = try CSVReader.read(output(of: command, "csv"))
                let node = try JSONReader.read(
                    Array(output(of: command, "json").utf8),
                    limits: .reply
                )
                let items = try #require(node[member]?.items, "\(command)")
                #expect(rows.count == items.count + 1, "\(command)")
                #expect(!items.isEmpty, "\(command)")
            }
        }

        @Test("Every other spreadsheet is strict CSV with headings and rows")
        func others() throws {
            for command in ProgramTests.Parity.commands {
                let rows = try CSVReader.read(output(of: command, "csv"))
                // Nothing passes, or nothing is to be changed.
                let mayBeEmpty = command.contains("--filter") || command.contains("--k")
                #expect(rows.count > 1 || mayBeEmpty, "\(command)")
                #expect(Set(rows[0]).count == rows[0].count, "\(command)")
                #expect(!rows[0].contains(""), "\(command)")
            }
        }

        @Test("Numbers in a spreadsheet are those of the JSON, whatever the language")
        func numbers() throws {
            let english = try output(of: ["match", "RO21", "--lang", "en"], "csv")
            let romanian = try output(of: ["match", "RO21", "--lang", "ro"], "csv")
            #expect(english == romanian)
            let json = try JSONReader.read(
                Array(output(of: ["match", "RO21"], "json").utf8),
                limits: .reply
            )
            let scores = try CSVReader.read(english).dropFirst().map { Double($0[3]) }
            let wanted = json["matches"]?.items.map { $0["score"]?.number }
            #expect(scores == wanted)
        }

        @Test("Contributions in a spreadsheet add up to the score, first to last")
        func sums() throws {
            let rows = try CSVReader.read(output(of: ["explain", "RO21", "openmrs"], "csv"))
            let column = try #require(rows[0].firstIndex(of: "contribution"))
            let sum = rows.dropFirst().reduce(0) { $0 + (Double($1[column]) ?? .nan) }
            let json = try JSONReader.read(
                Array(output(of: ["explain", "RO21", "openmrs"], "json").utf8),
                limits: .reply
            )
            #expect(sum == json["match"]?["score"]?.number)
        }

        @Test("A pipe gets no colours and lines without spaces at their ends")
        func plain() throws {
            for command in ProgramTests.Parity.commands {
                let text = try output(of: command, "table")
                #expect(!text.contains("\u{1B}"), "\(command)")
                for line in text.split(separator: "\n") {
                    #expect(line.last != " ", "\(command): \(line)|")
                }
            }
        }

        @Test("A reader that goes away early is no failure", arguments: ["table", "json", "csv"])
        func closedPipe(_ format: String) throws {
            let command =
                "twinmatch codes list interventions --local catalog --format \(format) | head -c 1; "
                + "echo \" ${PIPESTATUS[*]}\""
            let outcome = try Program.run("/bin/bash", ["-c", command], environment: [:])
            #expect(outcome.output.hasSuffix(" 0 0\n"), "\(outcome.output)")
            #expect(outcome.complaint.isEmpty)
        }

        @Test("Completions for three shells name every command")
        func completions() throws {
            for shell in ["bash", "zsh", "fish"] {
                let outcome = try Program.run(["--generate-completion-script", shell])
                #expect(outcome.status == 0)
                for word in ["why-not", "relax", "compare", "schemas", "discover", "--as-of"] {
                    let bare = word.hasPrefix("--") ? String(word.dropFirst(2)) : word
                    #expect(outcome.output.contains(bare), "\(shell): \(word)")
                }
            }
            let script = "eval \"$(twinmatch --generate-completion-script bash)\" && complete"
            let loaded = try Program.run("/bin/bash", ["-c", script], environment: [:])
            #expect(loaded.output.contains("twinmatch"), "\(loaded.complaint)")
        }

        private func output(of command: [String], _ format: String) throws -> String {
            let outcome = try Program.run(command + ["--format", format, "--local", "catalog"])
            #expect(outcome.complaint.isEmpty, "\(command): \(outcome.complaint)")
            return outcome.output
        }
    }
}
