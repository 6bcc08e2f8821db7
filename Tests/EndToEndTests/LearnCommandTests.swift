import Foundation
import Testing

extension EndToEnd {
    /// Weights that are proposed, looked at and applied.
    @Suite("Learning weights")
    struct LearnCommandTests {
        private let catalog: URL
        private let folder: TemporaryFolder
        private let told = [
            "--prefer", "tamanu:openmrs", "--prefer", "spice:openmrs", "--prefer",
            "spice:tamanu", "--prefer", "tamanu:openeyes",
        ]

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        private func daemon() async throws -> DaemonUnderTest {
            try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
        }

        @Test("Nothing changes until --apply writes the weights, and then the ranking follows them")
        func apply() async throws {
            let daemon = try await daemon()
            let before = try await daemon.result("match.query", #"{"profile":"RO21"}"#)
            let looked = try await daemon.done(["learn", "RO21"] + told)
            #expect(looked.output.contains("learned from 4 pairs of solutions"))
            #expect(looked.output.contains("repeat the command with --apply"))
            let same = try await daemon.result("match.query", #"{"profile":"RO21"}"#)
            #expect(same["matches"] == before["matches"], "looking changes nothing")

            let command = ["learn", "RO21", "--pin", "languages", "--apply"] + told
            let applied = try await daemon.done(command + ["--format", "json"])
            #expect(applied.json["applied"]["version"].number == 2, "\(applied.output)")
            let after = try await daemon.result("match.query", #"{"profile":"RO21"}"#)
            #expect(after["matches"] != before["matches"], "the next ranking goes by them")
            let stored = try await daemon.result("profiles.get", #"{"profile":"RO21"}"#)
            #expect(stored["profile"]["weights"] == applied.json["profileWeights"])
            #expect(stored["profile"]["weights"]["languages"].number == 0.04, "pinned as it was")
            let again = try await daemon.done(["learn", "RO21"] + told + ["--format", "json"])
            let lines = zip(again.json["weights"].items, applied.json["weights"].items)
            for (now, then) in lines {
                let difference = (now["before"].number ?? 0) - (then["after"].number ?? 1)
                #expect(abs(difference) < 1e-15, "\(now["criterion"])")
            }
        }

        @Test("Preferences come from CSV and YAML as well, and the answer is the same")
        func files() async throws {
            let daemon = try await daemon()
            let rows = "tamanu,openmrs\r\nspice,openmrs\r\nspice,tamanu\r\n\"tamanu\",openeyes\r\n"
            let table = try write("better,worse\r\n" + rows, to: "p.csv")
            let list = try write(
                "- {better: tamanu, worse: openmrs}\n- {better: spice, worse: openmrs}\n"
                    + "- {better: spice, worse: tamanu, weight: 1}\n"
                    + "- better: tamanu\n  worse: openeyes\n",
                to: "p.yaml"
            )
            let asked = ["learn", "RO21", "--format", "csv"]
            let words = try await daemon.done(asked + told)
            #expect(try await daemon.done(asked + ["--preferences", table]).output == words.output)
            #expect(try await daemon.done(asked + ["--preferences", list]).output == words.output)
            #expect(words.output.hasPrefix("criterion,before,after,raw,lower,upper,pinned\r\n"))
        }

        @Test("For a profile in a file the weights are printed, ready to be pasted into it")
        func paste() async throws {
            let daemon = try await daemon()
            let path = catalog.appending(path: "profiles/RO21.yaml").path
            let page = try await daemon.done(["learn", path] + told)
            let start = try #require(page.output.range(of: "\nweights:\n"))
            let block = page.output[start.lowerBound...].split(separator: "\n")
                .prefix { $0 == "weights:" || $0.hasPrefix("  ") }.joined(separator: "\n")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(!text.contains("\nweights:"), "the profile has no weights of its own")
            let mine = try write(text + block + "\n", to: "mine.yaml")
            let json = try await daemon.done(["learn", path, "--format", "json"] + told)
            let again = try await daemon.done(["learn", mine, "--format", "json"] + told)
            for (now, then) in zip(again.json["weights"].items, json.json["weights"].items) {
                let difference = (now["before"].number ?? 0) - (then["after"].number ?? 1)
                #expect(abs(difference) < 1e-15, "\(now["criterion"])")
            }
        }

        @Test("Whoever may only read can look, and cannot apply; somebody else's change is kept")
        func refused() async throws {
            let daemon = try await daemon()
            let visitor = try await daemon.twinmatch(
                ["learn", "RO21", "--apply"] + told,
                endpoint: daemon.tcp
            )
            #expect(visitor.status == 77, "\(visitor.complaint)")
            let look = ["learn", "RO21"] + told
            #expect(try await daemon.twinmatch(look, endpoint: daemon.tcp).status == 0)
            let agreed = ["--prefer", "openmrs:opencrvs", "--prefer", "tamanu:opencrvs"]
            let nothing = try await daemon.done(
                ["learn", "RO21", "--apply", "--prefer", "bahmni:opencrvs"] + agreed
            )
            #expect(nothing.output.contains("Nothing moves: the weights there are rank every pair"))
            let stored = try await daemon.result("profiles.get", #"{"profile":"RO21"}"#)
            #expect(stored["version"].number == 1, "nothing was written")
        }

        @Test(
            "64 where the command is wrong, 65 where a file is, 1 where a solution is not there",
            arguments: [
                ([], 64, "Say what you prefer"), (["--prefer", "dhis2"], 64, "--prefer"),
                (["--prefer", "a:b:c"], 64, "--prefer"),
                (["--outcome", "dhis2=fair"], 64, "--outcome"),
                (["--prefer", "dhis2:openmrs"], 64, "1 pair counts; it takes at least 3"),
                (["--prefer", "dhis2:openmsr"], 1, "did you mean openmrs"),
                (["--prefer", "dhis2:dhis2"], 64, "puts 'dhis2' before itself"),
                (["--outcome", "dhis2=good"], 64, "outcomes of both kinds"),
                (
                    ["--prefer", "dhis2:openmrs", "--apply", "--model", "hospital-it"], 64,
                    "--model"
                ),
                (["--preferences", "/nowhere.csv"], 74, "cannot be read"),
            ]
        )
        func wrong(options: [String], status: Int, told: String) async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let outcome = try await daemon.twinmatch(["learn", "RO21"] + options)
            #expect(outcome.status == status, "\(options): \(outcome.complaint)")
            #expect(outcome.complaint.contains(told), "\(options): \(outcome.complaint)")
        }

        @Test("A faulty file of preferences is told with its line")
        func faulty() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            for (name, text, told) in [
                ("a.csv", "better,wors\nx,y\n", "a.csv:1: has a column 'wors'"),
                ("b.csv", "better\nx\n", "b.csv:1: has no column 'worse'"),
                ("c.csv", "better,worse\ndhis2,openmrs\ndhis2\n", "c.csv:3: has 1 cells for 2"),
                ("d.csv", "better,worse,weight\ndhis2,openmrs,much\n", "d.csv:2: 'much' is no"),
                ("e.csv", "better,worse\n", "e.csv holds no preferences"),
                ("f.yaml", "- {better: a\n", "f.yaml:"),
                ("g.csv", "", "g.csv:1: the file is empty"),
            ] {
                let path = try write(text, to: name)
                let outcome = try await daemon.twinmatch(["learn", "RO21", "--preferences", path])
                #expect(outcome.status == 65, "\(name): \(outcome.complaint)")
                #expect(outcome.complaint.contains(told), "\(name): \(outcome.complaint)")
            }
        }

        private func write(_ text: String, to name: String) throws -> String {
            let path = folder.path(name)
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            return path
        }
    }
}
