import Documents
import Foundation
import RPC
import Testing
import ZeroMQ

extension ProgramTests {
    @Suite("Writes whose outcome stays open")
    struct RepeatedWrites {
        /// What came of a command against a peer, and the keys of the requests that the peer got.
        private struct Run {
            var status: Int32
            var complaint: String
            var keys: [String]
        }

        @Test("A write is sent once more under its key, and then it is done")
        func again() throws {
            let run = try remove(answers: [nil, #""result":{"solution":"x"}"#])
            #expect(run.status == 0, "\(run.complaint)")
            #expect(run.keys.count == 2 && Set(run.keys).count == 1, "\(run.keys)")
            let unknown =
                #""error":{"code":-32013,"message":"no","data":{"reason":"OUTCOME_UNKNOWN"}}"#
            let other = try remove(answers: [unknown, #""result":{"solution":"x"}"#])
            #expect(other.status == 0, "\(other.complaint)")
            #expect(Set(other.keys).count == 1 && other.keys != run.keys, "a key is used twice")
        }

        @Test("Where that stays open too, the key is told under which it can be repeated")
        func open() throws {
            let run = try remove(answers: [nil, nil])
            #expect(run.status == 75)
            #expect(run.keys.count == 2)
            let key = try #require(run.keys.first)
            #expect(run.complaint.contains("repeat the command with --idempotency-key \(key)"))
        }

        @Test("A refusal for want of time settles nothing, and one of the call does")
        func settled() throws {
            let error = { (reason: String) in
                #""error":{"code":-32000,"message":"no","data":{"reason":"\#(reason)"}}"#
            }
            let busy = try remove(answers: [error("OUTCOME_UNKNOWN"), error("UNAVAILABLE")])
            #expect(busy.status == 75)
            #expect(busy.complaint.contains("--idempotency-key"), "\(busy.complaint)")
            let gone = try remove(answers: [error("OUTCOME_UNKNOWN"), error("NOT_FOUND")])
            #expect(gone.status == 1)
            #expect(gone.complaint == "twinmatch: no\n")
        }

        @Test("What was surely not done is not sent again, and no key is told")
        func refused() throws {
            let busy = #""error":{"code":-32010,"message":"no","data":{"reason":"UNAVAILABLE"}}"#
            let run = try remove(answers: [busy])
            #expect(run.status == 75)
            #expect(run.keys.count == 1)
            #expect(run.complaint == "twinmatch: no\n")
        }

        /// Removes a solution at a peer that gives these answers one after the other, nil for none.
        private func remove(answers: [String?]) throws -> Run {
            let folder = try TemporaryFolder()
            let router = try Socket(.router, in: Context())
            try router.bind(Endpoint("ipc://\(folder.path)/s"))
            let process = try Program.start(
                "\(Program.binaries)/twinmatch",
                [
                    "solutions", "remove", "x", "--format", "json", "--endpoint",
                    "ipc://\(folder.path)/s", "--timeout", answers.contains(nil) ? "1" : "60",
                ],
                output: folder.file("out"),
                complaint: folder.file("err")
            )
            var keys: [String] = []
            var poller = Poller()
            let input = poller.add(router)
            while process.isRunning {
                var frames = FrameBuffer()
                guard try poller.wait(milliseconds: 100) > 0, poller.isReadable(input),
                    try router.receive(into: &frames)
                else { continue }
                let body = try JSONReader.read(frames.bytes(ofFrame: frames.count - 1))
                keys.append(body["params"]?["_meta"]?["idempotencyKey"]?.text ?? "none")
                guard keys.count <= answers.count, let answer = answers[keys.count - 1] else {
                    continue
                }
                let id = body["id"]?.text ?? ""
                let reply = #"{"jsonrpc":"2.0","id":"\#(id)",\#(answer)}"#
                _ = try router.send(
                    envelope: &frames,
                    count: frames.count - 1,
                    body: Array(reply.utf8)
                )
            }
            Program.finish(process)
            return Run(
                status: process.terminationStatus,
                complaint: try String(contentsOfFile: folder.file("err"), encoding: .utf8),
                keys: keys
            )
        }
    }
}
