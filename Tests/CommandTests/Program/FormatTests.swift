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
            // The reader is gone before the first byte.
            let script =
                "(sleep 0.2; twinmatch codes list --local catalog --format \(format)) | true; "
            let outcome = try Program.run(
                "/bin/bash",
                ["-c", script + "echo ${PIPESTATUS[*]}"],
                environment: [:]
            )
            #expect(outcome.output == "0 0\n")
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

        @Test("The man page names every command and option, and has its date fixed")
        func manual() throws {
            let page = try String(
                contentsOfFile: "\(Program.root)/docs/man/twinmatch.1",
                encoding: .utf8
            )
            #expect(page.contains(".Dd March 1, 2026\n"))
            #expect(!page.contains("\n\n"), "an empty line is none of mdoc's")
            let dump = try Program.run(["--experimental-dump-help"])
            let tool = try JSONReader.read(Array(dump.output.utf8), limits: .reply)
            var rest = [try #require(tool["command"])]
            while let command = rest.popLast() {
                let name = command["commandName"]?.text ?? ""
                #expect(
                    page.contains(".It Em \(name)\n") || name == "twinmatch",
                    "make man: \(name)"
                )
                for argument in command["arguments"]?.items ?? [] {
                    let help = argument["abstract"]?.text ?? ""
                    #expect(help.isEmpty || page.contains(help), "make man: \(name): \(help)")
                    for option in argument["names"]?.items ?? [] {
                        let option = option["name"]?.text ?? ""
                        #expect(page.contains(option), "make man: \(name) --\(option)")
                    }
                }
                rest += command["subcommands"]?.items ?? []
            }
        }

        private func output(of command: [String], _ format: String) throws -> String {
            let outcome = try Program.run(command + ["--format", format, "--local", "catalog"])
            #expect(outcome.complaint.isEmpty, "\(command): \(outcome.complaint)")
            return outcome.output
        }
    }
}
