import Foundation
import Testing

extension ProgramTests {
    @Suite("With and without a daemon")
    struct Parity {
        /// A command of every kind, with what it takes.
        static let commands: [[String]] = [
            ["match", "RO21"], ["match", "RO21", "--explain", "full", "--limit", "3"],
            ["match", "RO21", "--weight", "need=0.5", "--unknowns", "optimistic"],
            ["match", "RO21", "--filter", #"{"feature":"languages","anyOf":["ro"]}"#],
            ["explain", "RO21", "openmrs"], ["why-not", "RO21", "opencrvs"],
            ["why-not", "RO21", "openmrs", "--k", "1"], ["relax", "RO21", "--at-least", "150"],
            ["compare", "RO21", "openmrs", "bahmni", "tamanu"], ["solutions", "list"],
            [
                "learn", "RO21", "--prefer", "tamanu:openmrs", "--prefer", "spice:openmrs",
                "--outcome", "orthanc=good", "--outcome", "tamanu=poor", "--pin", "law",
            ],
            ["solutions", "get", "openmrs"], ["profiles", "list"], ["profiles", "get", "RO21"],
            ["regions", "list", "--country", "RO"], ["regions", "get", "RO21"],
            ["models", "list"], ["models", "get", "smart-hospital"], ["codes", "list"],
            ["codes", "list", "interventions"], ["solutions", "search", "telemedicina"],
            ["solutions", "facets", "--query", "telemedicina"],
            ["solutions", "similar", "openmrs"], ["regions", "similar", "RO21"],
            ["regions", "similar", "MD", "--level", "0", "--level", "2", "--weight", "density=0"],
            ["models", "get", "twinning"], ["twins", "find", "RO21", "--explain"],
            ["twins", "find", "HU31", "--as", "originator"],
            ["twins", "assign", "--grants", "4", "--budget", "100000", "--explain"],
            ["adoption", "list", "--region", "RO"], ["adoption", "funnel"],
            ["adoption", "coverage", "--country", "RO"],
            ["readiness", "gap", "RO21"],
            ["readiness", "gap", "RO21", "--solution", "openmrs", "--require", "S04=3"],
        ]

        @Test("The answers are the same bytes but for the time they took")
        func json() throws {
            let daemon = try RunningDaemon()
            for command in Self.commands {
                let asked = command + ["--format", "json", "--lang", "ro"]
                let files = try Program.run(asked + ["--local", "catalog"])
                let remote = try Program.run(asked + ["--endpoint", daemon.tcp])
                #expect(files.status == remote.status, "\(command)")
                #expect(files.complaint + remote.complaint == "", "\(command)")
                #expect(timeless(files.output) == timeless(remote.output), "\(command)")
                #expect(!remote.output.isEmpty)
                let isOneLine = remote.output.hasSuffix("\n") && remote.output.count(of: "\n") == 1
                #expect(isOneLine, "JSON for a program is one line: \(command)")
            }
        }

        @Test("The pages and the spreadsheets are the same, over tcp and ipc")
        func pages() throws {
            let daemon = try RunningDaemon()
            for (number, command) in Self.commands.enumerated() {
                let asked = command + ["--format", number % 3 == 0 ? "csv" : "table"]
                let endpoint = number % 2 == 0 ? daemon.tcp : daemon.ipc
                let files = try Program.run(asked + ["--local", "catalog"])
                let remote = try Program.run(
                    asked,
                    environment: ["TWINMATCH_ENDPOINT": endpoint]
                )
                #expect(files.output == remote.output, "\(command)")
                #expect(!remote.output.isEmpty)
            }
        }

        @Test("A profile in a file gets the same answer both ways, and by standard input")
        func file() throws {
            let daemon = try RunningDaemon()
            let path = "catalog/profiles/RO21.yaml"
            let asked = ["--format", "json", "--as-of", "2026-03-01"]
            let files = try Program.run(["match", path, "--local", "catalog"] + asked)
            let remote = try Program.run(["match", path, "--endpoint", daemon.tcp] + asked)
            let input = try Program.run(
                ["match", "-", "--endpoint", daemon.tcp] + asked,
                input: "\(Program.root)/\(path)"
            )
            #expect(files.status == 0, "\(files.complaint)")
            #expect(timeless(files.output) == timeless(remote.output))
            #expect(timeless(files.output) == timeless(input.output))
            let stored = try Program.run(["match", "RO21", "--local", "catalog"] + asked)
            #expect(timeless(stored.output) == timeless(files.output))
        }

        @Test("The daemon tells what it is, how it is, and every method")
        func server() throws {
            let daemon = try RunningDaemon()
            for command in ["info", "live", "ready", "stats"] {
                for format in ["table", "json", "csv"] {
                    let outcome = try Program.run(
                        ["server", command, "--endpoint", daemon.tcp, "--format", format]
                    )
                    #expect(outcome.status == 0, "\(command): \(outcome.complaint)")
                    #expect(!outcome.output.isEmpty, "\(command) \(format)")
                }
            }
            let document = try Program.run(["server", "discover", "--endpoint", daemon.tcp])
            #expect(document.output.hasPrefix(#"{"openrpc":"#))
            let call = try Program.run(
                ["rpc", "match.query", #"{"profile":"RO21","limit":1}"#, "--endpoint", daemon.tcp]
            )
            let match = try Program.run(
                ["match", "RO21", "--limit", "1", "--format", "json", "--endpoint", daemon.tcp]
            )
            #expect(timeless(call.output) == timeless(match.output))
        }

        /// The text without how long an answer took.
        private func timeless(_ text: String) -> String {
            text.replacing(/"(took|queued)Micros":\d+/, with: "")
        }
    }
}

extension String {
    /// How often a character occurs.
    func count(of character: Character) -> Int { count { $0 == character } }
}
