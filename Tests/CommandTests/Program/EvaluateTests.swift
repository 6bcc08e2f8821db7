import Documents
import Foundation
import RPC
import Testing

extension ProgramTests {
    @Suite("Match quality from files")
    struct Evaluate {
        private func evaluate(
            _ text: String,
            _ options: [String] = []
        ) throws -> Program.Outcome {
            let folder = try TemporaryFolder()
            let file = try folder.write(text, to: "runs.csv")
            return try Program.run(["evaluate", "--deployments", file] + options)
        }

        private let small = """
            solution,country
            DHIS2,Kenya
            OpenMRS,KE
            DHIS2,United Republic of Tanzania
            OpenMRS,TZA
            Mine,Tanzania
            Mine,Tanzania
            DHIS2,France

            """

        @Test("Names, aliases and codes are countries, in columns of any order")
        func names() throws {
            let outcome = try evaluate(small, ["--format", "json"])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            let node = try JSONReader.read(Array(outcome.output.utf8), limits: .reply)
            #expect(node["pairs"]?.integer == 5)
            #expect(node["countries"]?.integer == 2)
            #expect(node["leftOut"]?.items.compactMap(\.text) == ["FR"])
            #expect(node["repeated"]?.integer == 1)
            #expect(node["constants"]?["neighbours"]?["utility"]?["reach"]?.number != nil)
            for member in ["micro", "macro"] {
                for figure in ["mrr", "hit3", "hit10", "ndcg"] {
                    for ranking in [node, node["popularity"], node["random"]] {
                        #expect(ranking?[member]?[figure]?.number != nil, "\(member) \(figure)")
                    }
                }
            }
        }

        @Test("The page tells what is left out and what is counted once")
        func page() throws {
            let outcome = try evaluate(small)
            #expect(outcome.output.contains("1 country is left out"), "\(outcome.output)")
            #expect(outcome.output.contains("1 repeated row counts once"))
            #expect(outcome.output.contains("smart-hospital"))
            let romanian = try evaluate(small, ["--lang", "ro"])
            #expect(romanian.output.contains("după popularitate"), "\(romanian.output)")
        }

        @Test("The same file gives the same bytes twice")
        func twice() throws {
            let runs = try (0..<2).map { _ in try evaluate(small, ["--format", "json"]).output }
            #expect(runs[0] == runs[1])
        }

        @Test(
            "What cannot be evaluated is refused with what to do",
            arguments: [
                ("", "the file is empty"),
                ("Kenya,DHIS2\nKenya,OpenMRS\n", "names the columns country,solution"),
                ("country,solution\nKenya,DHIS2\nKenya,OpenMRS\n", "at least two of them"),
                ("country,solution\n", "at least two of them"),
                (
                    "country,solution\nKenia,A\nKenya,B\nWorldwide,C\nChad\n",
                    "runs.csv:2: 'Kenia' is no country that is known (did you mean Kenya"
                ),
                (
                    "country,solution\nKenia,A\nKenya,B\nWorldwide,C\nChad\n",
                    "runs.csv:4: 'Worldwide' names no single country"
                ),
                (
                    "country,solution\nKenia,A\nKenya,B\nWorldwide,C\nChad\n",
                    "runs.csv:5: the row has no value in column 2"
                ),
            ]
        )
        func refused(text: String, message: String) throws {
            let outcome = try evaluate(text)
            #expect(outcome.status == 65, "\(outcome.output)")
            #expect(outcome.complaint.contains(message), "\(outcome.complaint)")
        }

        @Test("A model that is not there is refused with those that are near")
        func model() throws {
            let outcome = try evaluate(small, ["--model", "adopton"])
            #expect(outcome.status == 64)
            #expect(outcome.complaint.contains("did you mean adoption?"), "\(outcome.complaint)")
        }

        @Test("On the known deployments the model reaches its bars")
        func bars() throws {
            let folder = ProcessInfo.processInfo.environment["TWINMATCH_SHARED_DATA"] ?? ""
            let known = "\(folder)/solutions/digital_square_implementations.csv"
            guard FileManager.default.fileExists(atPath: known) else {
                print("skipped: TWINMATCH_SHARED_DATA names no folder with known deployments")
                return
            }
            let options = ["--samples", "100", "--format", "json"]
            let outcome = try Program.run(["evaluate", "--deployments", known] + options)
            #expect(outcome.status == 0, "\(outcome.complaint)")
            let node = try JSONReader.read(Array(outcome.output.utf8), limits: .reply)
            #expect(node["pairs"]?.integer == 919)
            #expect(node["countries"]?.integer == 170)
            #expect(node["solutions"]?.integer == 36)
            #expect(try #require(node["micro"]?["ndcg"]?.number) >= 0.77)
            #expect(try #require(node["macro"]?["ndcg"]?.number) >= 0.49)
            #expect(try #require(node["macro"]?["hit10"]?.number) >= 0.68)
            let popularity = node["popularity"]
            #expect(abs(try #require(popularity?["micro"]?["ndcg"]?.number) - 0.7331) < 5e-5)
            #expect(abs(try #require(popularity?["macro"]?["ndcg"]?.number) - 0.4021) < 5e-5)
            #expect(abs(try #require(popularity?["macro"]?["hit10"]?.number) - 0.4641) < 5e-5)
        }
    }
}
