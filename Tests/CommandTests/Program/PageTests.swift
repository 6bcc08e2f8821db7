import CatalogFiles
import Documents
import Foundation
import Testing

extension ProgramTests {
    @Suite("Pages for people")
    struct Pages {
        /// The pages that are kept as files, by name.
        static let kept: [(name: String, command: [String])] = [
            ("match", ["match", "RO21"]), ("explain", ["explain", "RO21", "openmrs"]),
            ("why-not", ["why-not", "RO21", "opencrvs"]),
            ("why-not-excluded", ["why-not", "RO21", "opencrvs", "--filter", romanian]),
            ("relax", ["relax", "RO21", "--at-least", "150"]),
            ("relax-enough", ["relax", "RO21"]),
            ("compare", ["compare", "RO21", "openmrs", "bahmni", "tamanu"]),
        ]

        /// Kept pages whose rows hold what cannot be cut.
        static let keptRows: [(name: String, command: [String])] = [
            ("search", ["solutions", "search", "telemedicină", "spital", "--limit", "3"]),
            ("similar", ["solutions", "similar", "openmrs", "--limit", "3"]),
            ("facets", ["solutions", "facets", "--feature", "kind", "--feature", "offline"]),
            ("regions-similar", ["regions", "similar", "RO21"]),
            ("readiness-gap", ["readiness", "gap", "RO21"]),
            ("readiness-gap-one", ["readiness", "gap", "RO21", "--solution", "orthanc"]),
            ("twins", ["twins", "find", "RO21", "--limit", "4"]),
            ("twins-explained", ["twins", "find", "RO21", "--limit", "1", "--explain"]),
            ("twins-assigned", ["twins", "assign", "--grants", "4", "--budget", "70000"]),
        ]

        /// Nothing passes it.
        static let romanian = #"{"feature":"languages","anyOf":["ro"]}"#

        /// Commands whose pages show codes beside their labels.
        static let lists: [[String]] =
            [
                ["solutions", "list"], ["solutions", "get", "openmrs"], ["profiles", "list"],
                ["profiles", "get", "RO21"], ["regions", "get", "RO21"], ["regions", "list"],
                ["models", "list"], ["models", "get", "smart-hospital"], ["codes", "list", "trl"],
                ["solutions", "facets"], ["adoption", "list", "--solution", "openmrs"],
                ["adoption", "funnel"], ["adoption", "coverage"],
                ["adoption", "coverage", "--region", "RO21"],
            ] + keptRows.map(\.command)

        @Test("The kept pages are as they were; TWINMATCH_RECORD=1 keeps them anew")
        func golden() throws {
            let isRecording = ProcessInfo.processInfo.environment["TWINMATCH_RECORD"] == "1"
            for language in ["en", "ro"] {
                for (name, command) in Self.kept + Self.keptRows {
                    let page = try page(of: command, language, width: 100)
                    let path = "\(Program.root)/Tests/Golden/cli/\(language)/\(name).txt"
                    if isRecording {
                        try FileManager.default.createDirectory(
                            at: URL(filePath: path).deletingLastPathComponent(),
                            withIntermediateDirectories: true
                        )
                        try page.write(toFile: path, atomically: false, encoding: .utf8)
                    }
                    let kept = try String(contentsOfFile: path, encoding: .utf8)
                    #expect(page == kept, "\(path)")
                }
            }
        }

        @Test("No line is wider than the terminal", arguments: [40, 60, 80, 120])
        func width(_ width: Int) throws {
            for command in Self.kept.map(\.command) + Self.lists {
                // What cannot be cut, such as an id or a number, needs some room.
                if width < 80, Self.lists.contains(command) { continue }
                for line in try page(of: command, "ro", width: width).split(separator: "\n") {
                    #expect(line.count <= width, "\(command): \(line)")
                }
            }
        }

        @Test("No page shows a key or a place that was not filled", arguments: ["en", "ro"])
        func keys(_ language: String) throws {
            let sentences = try texts("reasons", language).keys.filter { $0.contains(".") }
            let spelled = sentences.map { $0.replacing(/[.-]/, with: " ") }
            for command in Self.kept.map(\.command) + Self.lists {
                let text = try page(of: command, language, width: 400)
                #expect(!text.contains(/[{}]/), "\(command)")
                for key in sentences { #expect(!text.contains(key), "\(command): \(key)") }
                for key in spelled { #expect(!text.contains(key), "\(command): \(key)") }
            }
        }

        @Test("No page shows a code that has a label", arguments: ["en", "ro"])
        func codes(_ language: String) throws {
            let lists = ["criteria", "features", "standards", "care-settings", "users", "kinds"]
            let codes = try lists.flatMap { list in
                try texts(list, language).filter { $0.key.count > 3 && !$0.value.contains($0.key) }
                    .map(\.key)
            }
            #expect(codes.count > 50)
            let solutions = try FileManager.default
                .contentsOfDirectory(atPath: "\(Program.root)/catalog/solutions")
                .map { String($0.dropLast(".yaml".count)) }
            for (name, command) in Self.kept {
                let words = Set(
                    try page(of: command, language, width: 400)
                        .split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
                )
                for code in codes + solutions {
                    // A label may use the word that another list has for a code.
                    let isWord = !code.contains("-") && !solutions.contains(code)
                    if isWord { continue }
                    #expect(!words.contains(code), "\(name): \(code)")
                }
            }
        }

        @Test("No English is left in a Romanian page")
        func translated() throws {
            let english = try page(of: ["match", "RO21"], "en", width: 400)
            #expect(english.contains("Health-system challenges"))
            var foreign: [String] = []
            for list in ["headings", "criteria", "features", "standards", "challenges"] {
                let romanian = try texts(list, "ro")
                let labels = try texts(list, "en").filter { key, text in
                    text.count > 9 && text.contains(" ") && romanian[key] != text
                        && !text.contains("{") && romanian[key]?.contains(text) != true
                }
                foreign += labels.values
            }
            #expect(foreign.count > 80)
            for command in Self.kept.map(\.command) + Self.lists.dropFirst(2) {
                let text = try page(of: command, "ro", width: 400)
                for label in foreign { #expect(!text.contains(label), "\(command): \(label)") }
            }
        }

        @Test("Where nothing need be relaxed, the page says so plainly")
        func enough() throws {
            let text = try page(of: ["relax", "RO21"], "en", width: 80)
            #expect(text.contains("so nothing has to change."))
            #expect(!text.contains("1."))
        }

        @Test("What explain calls known and why-not calls unknown make up the whole")
        func shares() throws {
            let known = try page(of: ["explain", "RO21", "openmrs"], "en", width: 400)
                .firstMatch(of: /(\d+)% of what counts is known/)
            let unknown = try page(of: ["why-not", "RO21", "openmrs"], "en", width: 400)
                .firstMatch(of: /(\d+)% of what counts is not known/)
            let sum = [known, unknown].compactMap { $0.flatMap { Int($0.output.1) } }.reduce(0, +)
            #expect(sum == 100)
        }

        private func page(of command: [String], _ language: String, width: Int) throws -> String {
            let judges = ["match", "explain", "why-not", "relax", "compare"].contains(command[0])
            let day = judges ? ["--as-of", "2026-03-01"] : []
            let outcome = try Program.run(
                command + day + ["--lang", language, "--local", "catalog"],
                environment: ["COLUMNS": String(width)]
            )
            #expect(outcome.complaint.isEmpty, "\(command): \(outcome.complaint)")
            return outcome.output
        }

        private func texts(_ list: String, _ language: String) throws -> [String: String] {
            let path = "\(Program.root)/catalog/labels/\(language)/\(list).yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let node = try #require(YAMLReader.read(text, file: path).node)
            return Dictionary(node.members.map { ($0.key, $0.value.text ?? "") }) { $1 }
        }
    }
}
