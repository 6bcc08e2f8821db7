import Testing

extension ProgramTests {
    @Suite("Messages to whoever mistypes")
    struct Advice {
        /// A command with one thing mistyped, and what the message must name.
        static let slips: [(command: [String], near: String)] = [
            (["match", "RO2l"], "RO21"),
            (["explain", "RO21", "openmrz"], "openmrs"),
            (["why-not", "RO21", "opncrvs"], "opencrvs"),
            (["compare", "RO21", "openmrs", "bamni"], "bahmni"),
            (["match", "RO21", "--model", "smart-hospitl"], "smart-hospital"),
            (["match", "RO21", "--weight", "chalenges=1"], "challenges"),
            (["match", "RO21", "--weight", "ned=1"], "need"),
            (["codes", "list", "intervention"], "interventions"),
            (["regions", "get", "RO2l"], "RO21"),
            (["profiles", "new", "--region", "RO2l"], "RO21"),
            (["profiles", "get", "RO21-telehelth"], "RO21-telehealth"),
            (["models", "get", "hospital"], "hospital-it"),
            (["solutions", "get", "dhis"], "dhis2"),
            (["rpc", "match.qery"], "match.query"),
            (
                ["match", "RO21", "--filter", #"{"feature":"langages","anyOf":["ro"]}"#],
                "languages"
            ),
            (["match", "RO21", "--filter", #"{"feature":"licence","anyOf":["MITT"]}"#], "MIT"),
        ]

        @Test("They name the nearest that there is, and nothing is printed as an answer")
        func nearest() throws {
            for (command, near) in Self.slips {
                let outcome = try Program.run(command + ["--local", "catalog"])
                #expect(outcome.status == 1 || outcome.status == 64, "\(command)")
                #expect(outcome.output.isEmpty, "\(command)")
                let lines = outcome.complaint.split(separator: "\n")
                #expect(lines.first?.hasPrefix("twinmatch: ") == true, "\(outcome.complaint)")
                let advice = lines.first { $0.hasPrefix("did you mean ") }
                let named = advice?.dropFirst("did you mean ".count).dropLast()
                    .split(separator: ",").map { $0.drop { $0 == " " } }
                #expect(named?.contains(Substring(near)) == true, "\(outcome.complaint)")
            }
        }

        @Test("A mistyped option or command is told by its name, with where help is")
        func options() throws {
            let option = try Program.run(["match", "RO21", "--limti", "3"])
            #expect(option.complaint.contains("--limti"))
            #expect(option.complaint.contains("--limit"))
            let day = try Program.run(["match", "RO21", "--as-of", "2026-13-01"])
            #expect(day.complaint.contains("2026-13-01"))
            #expect(day.complaint.contains("twinmatch match --help"))
        }

        @Test("A value that is wrong without a name for it is told with its option or argument")
        func places() throws {
            let slips: [(command: [String], start: String)] = [
                (["regions", "list", "--country", "ROO"], "--country: must be"),
                (["regions", "list", "--level", "4"], "--level: must be"),
                (["match", "RO21", "--limit", "1001"], "--limit: must be"),
                (["match", ""], "profile: must be"),
                (["explain", "RO21", ""], "solution: must be"),
                (["rpc", "match.query", #"{"profil":"RO21"}"#], "/params/profil: is not a"),
                (["rpc", "match.query", #"{"profile":"RO21","limit":0}"#], "/params/limit: must"),
            ]
            for (command, start) in slips {
                let outcome = try Program.run(command + ["--local", "catalog"])
                #expect(outcome.status == 64, "\(command)")
                #expect(outcome.complaint.hasPrefix("twinmatch: \(start)"), "\(outcome.complaint)")
            }
        }

        @Test("What a message quotes cannot move the cursor")
        func controls() throws {
            let outcome = try Program.run(["match", "a\u{1B}[2Jb", "--local", "catalog"])
            #expect(outcome.status == 64)
            #expect(!outcome.complaint.contains("\u{1B}"))
            let solution = try Program.run(["rpc", "a\u{1B}[2Jb", "--local", "catalog"])
            #expect(solution.complaint.contains("a\u{FFFD}[2Jb"))
            #expect(!solution.complaint.contains("\u{1B}"))
        }

        @Test("A folder that is no catalogue is told in one line, not by all that it lacks")
        func noFolder() throws {
            let outcome = try Program.run(["match", "RO21", "--local", "/none"])
            #expect(outcome.status == 65)
            #expect(outcome.complaint.count(of: "\n") == 1, "\(outcome.complaint)")
            #expect(outcome.complaint.contains("/none"))
        }

        @Test("Every command has a help page that fits 80 columns")
        func help() throws {
            let commands = [
                [], ["match"], ["explain"], ["why-not"], ["relax"], ["compare"], ["solutions"],
                ["solutions", "list"], ["solutions", "search"], ["solutions", "facets"],
                ["solutions", "similar"], ["solutions", "new"], ["regions", "similar"],
                ["regions", "get"], ["codes", "list"], ["server", "live"],
                ["profiles", "new"], ["profiles", "validate"],
                ["catalog", "check"], ["catalog", "schemas"], ["server", "info"], ["rpc"],
            ]
            for command in commands {
                let outcome = try Program.run(command + ["--help"], environment: ["COLUMNS": "80"])
                #expect(outcome.status == 0, "\(command)")
                for line in outcome.output.split(separator: "\n") {
                    #expect(line.count <= 80, "\(command): \(line)")
                }
            }
        }
    }
}
