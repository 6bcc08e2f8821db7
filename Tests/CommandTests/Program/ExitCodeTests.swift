import Foundation
import Glibc
import Testing
import ZeroMQ

extension ProgramTests {
    @Suite("Exit codes")
    struct ExitCodes {
        @Test("0 where it was done")
        func done() throws {
            let outcome = try Program.run(["match", "RO21", "--local", "catalog"])
            #expect(outcome.status == 0)
            #expect(outcome.complaint.isEmpty)
        }

        @Test("1 where there is no result or a check failed, and the output says which")
        func noResult() throws {
            let filter =
                #"{"all":[{"feature":"trl","known":false},{"feature":"trl","known":true}]}"#
            let none = try Program.run(
                ["match", "RO21", "--filter", filter, "--limit", "3", "--local", "catalog"]
            )
            #expect(none.status == 1, "\(none.complaint)")
            #expect(none.output.contains("No solution meets every requirement"))

            let folder = try TemporaryFolder()
            let profile = try folder.write(
                "region: RO21\nneeds: {challenges: {x: 1}}",
                to: "p.yaml"
            )
            let check = try Program.run(["profiles", "validate", profile, "--local", "catalog"])
            #expect(check.status == 1)
            #expect(check.output.contains("p.yaml:2"))
            #expect(check.complaint.isEmpty)

            let nothing = [
                ["solutions", "get", "openmrz"], ["profiles", "get", "RO22"],
                ["solutions", "search", "qqqqq"], ["solutions", "similar", "openmrz"],
                ["adoption", "list", "--region", "PL82"],
                ["adoption", "coverage", "--country", "EL"],
                ["regions", "similar", "HR04"], ["regions", "similar", "RO21", "--country", "EL"],
            ]
            for command in nothing {
                let outcome = try Program.run(command + ["--local", "catalog"])
                #expect(outcome.status == 1, "\(command)")
                #expect(outcome.output.isEmpty && !outcome.complaint.isEmpty)
            }
        }

        @Test(
            "64 where the command line is wrong",
            arguments: [
                ["match"], ["match", "RO21", "--no-such-option"], ["matsch", "RO21"],
                ["match", "RO21", "--limit", "0"], ["match", "RO21", "--limit", "many"],
                ["match", "RO21", "--weight", "need"], ["match", "RO21", "--weight", "need=-1"],
                ["match", "RO21", "--weight", "need=1", "--weight", "need=2"],
                ["match", "RO21", "--filter", "{"], ["match", "RO21", "--as-of", "2026-02-30"],
                ["match", "RO21", "--min-score", "2"], ["match", "RO21", "--format", "xml"],
                ["match", "RO21", "--timeout", "0"], ["match", "RO21", "--offset", "-1"],
                ["compare", "RO21", "openmrs"], ["relax", "RO21", "--at-least", "0"],
                ["rpc", "no.such", "{}"], ["rpc", "match.query", "[]"],
                ["rpc", "match.query", "{"], ["profiles", "new"],
                ["profiles", "new", "--region", "RO21", "--format", "json"],
                ["match", "RO21", "--endpoint", "tcp://127.0.0.1:1"], ["solutions", "search"],
                ["solutions", "search", "?!"], ["solutions", "facets", "--feature", "langages"],
                ["solutions", "new"], ["solutions", "new", "--name", "OpenMRS"],
                ["solutions", "new", "--name", "A", "--id", "No Id"],
                ["solutions", "new", "--name", "A", "--kind", "sofware"],
                ["regions", "similar", "RO21", "--level", "4"],
                ["adoption", "funnel", "--region", "XX99"],
                ["adoption", "funnel", "--stalled-after-days=-1"],
                ["adoption", "coverage", "--feature", "standard"],
                ["adoption", "record", "openmrs", "--region", "RO21"],
                ["report", "adoption", "-o", "r.html"],
            ]
        )
        func usage(_ command: [String]) throws {
            let outcome = try Program.run(command + ["--local", "catalog"])
            #expect(outcome.status == 64, "\(outcome.complaint)")
            #expect(outcome.output.isEmpty)
            #expect(!outcome.complaint.isEmpty)
        }

        @Test("65 where a file is wrong, with its line")
        func badData() throws {
            let folder = try TemporaryFolder()
            let profile = try folder.write(
                "region: RO21\nneeds:\n  challenges:\n    x: 1\n",
                to: "p.yaml"
            )
            let match = try Program.run(["match", profile, "--local", "catalog"])
            #expect(match.status == 65)
            #expect(match.complaint.contains("p.yaml:4"), "\(match.complaint)")

            let broken = try folder.write("region: [", to: "q.yaml")
            #expect(try Program.run(["match", broken, "--local", "catalog"]).status == 65)
            let json = try folder.write("{\"region\":", to: "q.json")
            #expect(try Program.run(["match", json, "--local", "catalog"]).status == 65)

            let catalogue = try folder.copyOfCatalogue()
            try "id: [".write(
                toFile: "\(catalogue)/solutions/bahmni.yaml",
                atomically: false,
                encoding: .utf8
            )
            let faulty = try Program.run(["match", "RO21", "--local", catalogue])
            #expect(faulty.status == 65)
            #expect(faulty.complaint.contains("solutions/bahmni.yaml:"), "\(faulty.complaint)")
        }

        @Test("69 where no daemon listens, with what to do")
        func unreachable() throws {
            let folder = try TemporaryFolder()
            let run = ["XDG_RUNTIME_DIR": folder.path]
            let byDefault = try Program.run(["match", "RO21"], environment: run)
            #expect(byDefault.status == 69)
            #expect(byDefault.complaint.contains("twinmatchd serve --catalog catalog"))
            #expect(byDefault.complaint.contains("--local catalog"))
            let named = try Program.run(
                ["match", "RO21", "--endpoint", "ipc://\(folder.path)/none.sock"]
            )
            #expect(named.status == 69)
            #expect(named.complaint.contains("check --endpoint"))
            let variable = ["TWINMATCH_ENDPOINT": "tcp://127.0.0.1:1"]
            let port = try Program.run(["match", "RO21"], environment: variable)
            #expect(port.status == 69)
            #expect(port.complaint.contains("TWINMATCH_ENDPOINT"))
        }

        @Test("74 where input cannot be read or output cannot be written")
        func inputOutput() throws {
            let missing = try Program.run(["match", "./none.yaml", "--local", "catalog"])
            #expect(missing.status == 74)
            #expect(missing.complaint.contains("none.yaml"))
            for command in [["match", "RO21"], ["codes", "list"], ["profiles", "new"]] {
                let region = command[1] == "new" ? ["--region", "RO21"] : []
                let folder = try TemporaryFolder()
                let process = try Program.start(
                    "\(Program.binaries)/twinmatch",
                    command + region + ["--local", "catalog"],
                    output: "/dev/full",
                    complaint: folder.file("err")
                )
                Program.finish(process)
                #expect(process.terminationStatus == 74, "\(command)")
                let text = try String(contentsOfFile: folder.file("err"), encoding: .utf8)
                #expect(text.contains("No space left"))
            }
        }

        @Test("75 where the daemon does not answer in time")
        func tryAgain() throws {
            let outcome = try ask { nil }
            #expect(outcome.status == 75)
            #expect(outcome.complaint.contains("try again"))
        }

        @Test(
            "A refusal's reason chooses the code",
            arguments: [
                ("PERMISSION_DENIED", 77), ("UNAUTHENTICATED", 77), ("UNAVAILABLE", 75),
                ("RESOURCE_EXHAUSTED", 75), ("OUTCOME_UNKNOWN", 75), ("NOT_FOUND", 1),
                ("CONFLICT", 65), ("INTERNAL", 74), ("OF_A_LATER_VERSION", 74),
            ] as [(String, Int32)]
        )
        func refusals(reason: String, status: Int32) throws {
            let error = #"{"code":-32000,"message":"no","data":{"reason":"\#(reason)"}}"#
            let outcome = try ask { #"{"jsonrpc":"2.0","id":"c1","error":\#(error)}"# }
            #expect(outcome.status == status)
            #expect(outcome.complaint == "twinmatch: no\n")
        }

        @Test("74 where what answers is no twinmatchd")
        func rubbish() throws {
            let outcome = try ask { "hello" }
            #expect(outcome.status == 74)
        }

        @Test("78 where the endpoint is none, and whoever named it is told")
        func configuration() throws {
            let option = try Program.run(["match", "RO21", "--endpoint", "localhost"])
            #expect(option.status == 78)
            #expect(option.complaint.contains("localhost"))
            let variable = try Program.run(
                ["match", "RO21"],
                environment: ["TWINMATCH_ENDPOINT": "http://x"]
            )
            #expect(variable.status == 78)
            #expect(variable.complaint.contains("TWINMATCH_ENDPOINT"))
        }

        /// Runs `codes list` against a peer that gives one answer, or none.
        private func ask(_ answer: () -> String?) throws -> Program.Outcome {
            let folder = try TemporaryFolder()
            let router = try Socket(.router, in: Context())
            try router.bind(Endpoint("ipc://\(folder.path)/s"))
            let answered = answer()
            let process = try Program.start(
                "\(Program.binaries)/twinmatch",
                [
                    "codes", "list", "--endpoint", "ipc://\(folder.path)/s",
                    "--timeout", answered == nil ? "0.5" : "60",
                ],
                output: folder.file("out"),
                complaint: folder.file("err")
            )
            if let answered {
                var poller = Poller()
                let input = poller.add(router)
                while process.isRunning, try poller.wait(milliseconds: 100) == 0 {}
                var frames = FrameBuffer()
                if poller.isReadable(input), try router.receive(into: &frames) {
                    _ = try router.send(
                        envelope: &frames,
                        count: frames.count - 1,
                        body: Array(answered.utf8)
                    )
                }
            }
            Program.finish(process)
            return Program.Outcome(
                status: process.terminationStatus,
                output: "",
                complaint: try String(contentsOfFile: folder.file("err"), encoding: .utf8)
            )
        }
    }
}
