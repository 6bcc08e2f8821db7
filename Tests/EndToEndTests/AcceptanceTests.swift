import Foundation
import Testing

extension EndToEnd {
    /// What the shipped records must give: the acceptance list of the domain's design.
    @Suite("Acceptance on the shipped records")
    struct AcceptanceTests {
        /// The global goods with two models of one criterion each.
        private let folder: TemporaryFolder
        private let catalog: URL

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
            for feature in ["applications", "interventions"] {
                try Self.model(of: feature).write(to: catalog, "../models/only-\(feature).yaml")
            }
        }

        private static func model(of feature: String) -> String {
            """
            id: only-\(feature)
            version: "1"
            title: {en: One criterion, ro: Un criteriu}
            affinity: {exact: 1, below: 1, above: 0.5, parent: 0.5, group: 0.2}
            groups:
              - {id: need, title: {en: Need, ro: Nevoie}}
            criteria:
              - id: \(feature)
                group: need
                from: \(feature)
                against: needs.\(feature)
                utility: {kind: overlap}
                weight: 1

            """
        }

        /// The parameters of a query that needs one code only.
        private func need(_ code: String, of feature: String, _ more: String = "") -> String {
            """
            {"profile": {"region": "RO21", "needs": {"\(feature)": {"\(code)": 1}}},
            "model": "only-\(feature)", "limit": 1000, "asOf": "2026-03-01"\(more)}
            """
        }

        /// Every good's score, by id.
        private func scores(_ result: JSON) -> [String: Double] {
            Dictionary(
                uniqueKeysWithValues: result["matches"].items.compactMap { match in
                    match["solution"].text.flatMap { id in match["score"].number.map { (id, $0) } }
                }
            )
        }

        @Test("Need A5: six records stand above every good without A5")
        func medicalRecords() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let without = #", "filter": {"not": {"feature": "applications", "anyOf": ["A5"]}}"#
            let all = scores(try await daemon.result("match.query", need("A5", of: "applications")))
            let others = scores(
                try await daemon.result("match.query", need("A5", of: "applications", without))
            )
            #expect(all.count == 48)
            #expect(!others.isEmpty)
            let best = others.values.max() ?? 1
            for id in [
                "bahmni", "openmrs", "openclinic-ga", "openeyes", "tamanu", "who-smart-guidelines",
            ] {
                let score = try #require(all[id], "\(id) is not among the matches")
                #expect(score > best, "\(id): \(score), a good without A5: \(best)")
                #expect(others[id] == nil)
            }
        }

        @Test(
            "Those who have the one code that is needed lead",
            arguments: [
                ("B6", ["dhis2", "msupply", "openboxes", "openlmis"]),
                (
                    "E2",
                    [
                        "dhis2", "ewars", "harmony", "odk", "reveal", "sormas", "tupaia", "vxnaid",
                        "who-smart-guidelines",
                    ]
                ),
                ("C2", ["opencrvs"]),
            ]
        )
        func leaders(code: String, expected: [String]) async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let params = need(code, of: "applications")
            let matches = try await daemon.result("match.query", params)["matches"].items
            let leading = matches.prefix(expected.count)
            #expect(leading.compactMap(\.["solution"].text).sorted() == expected)
            let last = try #require(leading.last?["score"].number)
            let next = try #require(matches[expected.count]["score"].number)
            #expect(last > next)
        }

        @Test("Romanian required, unknown blocked: 41 say no, 7 say nothing, and relax names it")
        func romanian() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let params = """
                {"profile": {"region": "RO21", "needs": {"applications": {"A5": 1}},
                "constraints": [{"id": "romanian", "unknown": "block",
                "when": {"feature": "languages", "anyOf": ["ro"]}}]}, "asOf": "2026-03-01"}
                """
            let result = try await daemon.result("match.query", params)
            #expect(result["matches"].items.isEmpty)
            #expect(result["total"] == .number(0))
            #expect(
                result["excluded"]
                    == .list([
                        .object([
                            "constraint": .text("romanian"), "no": .number(41),
                            "unknown": .number(7),
                        ])
                    ])
            )
            let answer = try await daemon.result("match.relax", params)
            #expect(answer["remaining"] == .number(0))
            // To let unknown pass is enough for 5 of the 7, so nothing need be dropped.
            let best = answer["relaxations"].items.first ?? .null
            #expect(best["changes"].items.map { $0["constraint"] } == [.text("romanian")])
            #expect(best["changes"].items.map { $0["step"] } == [.text("warn")])
            #expect(best["remaining"] == .number(7))
        }

        @Test("A solution of which nothing is known: interval [0, 1], coverage 0, and last")
        func unknownSolution() async throws {
            let text = """
                id: nothing-known
                name: Nothing known
                kind: software
                lists: [global-goods]
                summary: {en: Nothing is known of it., ro: Nu se știe nimic despre ea.}

                """
            try text.write(to: catalog, "solutions/nothing-known.yaml")
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let params = """
                {"profile": {"region": "RO21", "needs": {"applications": {"A5": 1}}},
                "unknowns": "pessimistic", "limit": 1000, "asOf": "2026-03-01"}
                """
            let matches = try await daemon.result("match.query", params)["matches"].items
            #expect(matches.count == 49)
            let unknown = try #require(
                matches.first { $0["solution"] == .text("nothing-known") }
            )
            let interval = unknown["interval"].items.compactMap(\.number)
            #expect(interval.first == 0)
            #expect(abs((interval.last ?? 0) - 1) < 1e-12)
            #expect(unknown["coverage"] == .number(0))
            let rank = try #require(unknown["rank"].number)
            let below = matches.filter { ($0["rank"].number ?? 0) > rank }
            #expect(below.allSatisfy { $0["coverage"] == .number(0) })
        }

        @Test("Need 2.4.1: half for 2.4.*, less for 2.*, nothing for any other")
        func affinity() async throws {
            for code in ["2.4.1", "2.4.2", "2.2.1", "3.1.1"] {
                let id = "only-" + code.replacing(".", with: "-")
                let text = """
                    id: \(id)
                    name: Only \(code)
                    kind: software
                    lists: [global-goods]
                    summary: {en: A test., ro: Un test.}
                    features:
                      interventions: {value: ["\(code)"], source: x, date: 2024-01, basis: reviewed}

                    """
                try text.write(to: catalog, "solutions/\(id).yaml")
            }
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let found = scores(
                try await daemon.result("match.query", need("2.4.1", of: "interventions"))
            )
            #expect(found["only-2-4-1"] == 1)
            #expect(found["only-2-4-2"] == 0.5)
            #expect(found["only-2-2-1"] == 0.2)
            #expect(found["only-3-1-1"] == 0)
            let calls = found.keys.sorted().map {
                Call("solutions.get", #"{"solution": "\#($0)"}"#)
            }
            for reply in try await daemon.replies(to: calls) {
                let solution = reply["result"]["solution"]
                let codes = solution["features"]["interventions"]["value"].texts
                let id = try #require(solution["id"].text)
                #expect(found[id] == codes.map(Self.affinity).max() ?? 0, "\(id): \(codes)")
            }
        }

        /// The affinity of an intervention to the need 2.4.1, from the words of the design.
        private static func affinity(_ code: String) -> Double {
            if code == "2.4.1" || code.hasPrefix("2.4.1.") { return 1 }
            if code == "2" || code == "2.4" || code.hasPrefix("2.4.") { return 0.5 }
            return code.hasPrefix("2.") ? 0.2 : 0
        }

        @Test("The obsolete region HR04 is answered with its successors and is no region")
        func obsoleteRegion() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let successors = ["HR02", "HR05", "HR06"]
            let inline = #"{"profile": {"region": "HR04", "needs": {"applications": {"A5": 1}}}}"#
            let calls = [
                Call("match.query", inline), Call("match.query", #"{"profile": "HR04"}"#),
                Call("regions.get", #"{"region": "HR04"}"#),
            ]
            for reply in try await daemon.replies(to: calls) {
                #expect(reply["error"]["data"]["allowed"].texts == successors, "\(reply)")
                let message = reply["error"]["message"].text ?? ""
                #expect(successors.allSatisfy(message.contains), "\(message)")
            }
            let list = try await daemon.result("regions.list", #"{"country": "HR"}"#)
            let ids = list["regions"].items.compactMap(\.["id"].text)
            #expect(ids == ["HR02", "HR03", "HR05", "HR06"])
        }

        @Test("North-East Romania's own profile leaves at least 20 solutions")
        func northEastRomania() async throws {
            let daemon = try await DaemonUnderTest.ready()
            let params = #"{"profile": "RO21", "asOf": "2026-03-01"}"#
            let result = try await daemon.result("match.query", params)
            #expect((result["total"].number ?? 0) >= 20)
            #expect(result["_meta"]["illustrative"] == .boolean(true))
        }

        @Test("Scores add up, ranks are in order and every code has its label, for every profile")
        func audit() async throws {
            let daemon = try await DaemonUnderTest.ready()
            try await Script.expectSuccess(
                "audit.py",
                ["--endpoint", try daemon.ipc, "--golden", Project.golden.path]
            )
        }
    }
}
