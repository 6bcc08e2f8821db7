import Catalog
import Documents
import Matching
import Protocol
import RPC
import Testing

@testable import Methods

@Suite("Writing")
struct WriteTests {
    private static func request(_ method: String, _ params: String) -> String {
        #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
    }

    /// The reason and place of a refusal.
    private static func refusal(
        _ trial: inout WriteTrial,
        _ method: String,
        _ params: String
    ) throws -> String {
        let error = try trial.reply(to: request(method, params))["error"]
        return "\(error?["data"]?["reason"]?.text ?? "") \(error?["data"]?["path"]?.text ?? "")"
    }

    @Test("A put adds, changes or leaves as it is, and says which; each change is one revision")
    func put() throws {
        var trial = WriteTrial()
        let outcomes = try [("a", "A"), ("a", "A"), ("a", "B")].map { id, name in
            let params = #"{"solution":\#(WriteTrial.record(id, name: name))}"#
            let result = try trial.reply(to: Self.request("solutions.put", params))["result"]
            return (
                result?["outcome"]?.text, result?["_meta"]?["state"]?["catalogRevision"]?.integer
            )
        }
        #expect(outcomes.map(\.0) == ["added", "unchanged", "changed"])
        #expect(outcomes.map(\.1) == [2, 2, 3])
        let state = trial.head.state()
        #expect(state.revision == 3)
        #expect(state.engine.snapshot.position(ofSolution: "a") != nil)
    }

    @Test("A write that expects another revision, or names nothing, changes nothing")
    func refusals() throws {
        var trial = WriteTrial()
        let record = WriteTrial.record("a")
        let cases = [
            (
                "solutions.put", #"{"solution":\#(record),"expectedRevision":9}"#,
                "CONFLICT /params/expectedRevision"
            ),
            ("solutions.remove", #"{"solution":"nothing"}"#, "NOT_FOUND /params/solution"),
            ("solutions.put", #"{"solution":{"id":"A b"}}"#, "INVALID_PARAMS /params/solution/id"),
            (
                "profiles.put", #"{"profile":\#(WriteTrial.profile("RO21")),"expectedVersion":2}"#,
                "CONFLICT /params/expectedVersion"
            ),
            ("profiles.remove", #"{"profile":"nobody"}"#, "NOT_FOUND /params/profile"),
            (
                "catalog.apply", #"{"change":"c","remove":["nothing"]}"#,
                "INVALID_PARAMS /params/remove/0"
            ),
            (
                "catalog.apply", #"{"change":"c","solutions":[\#(record),{"id":"b"}]}"#,
                "INVALID_PARAMS /params/solutions/1/name"
            ),
            ("catalog.diff", #"{"from":2,"to":1}"#, "INVALID_PARAMS /params/from"),
            (
                "solutions.put", #"{"solution":\#(record),"_meta":{"idempotencyKey":"short"}}"#,
                "INVALID_PARAMS /params/_meta/idempotencyKey"
            ),
        ]
        for (method, params, expected) in cases {
            #expect(try Self.refusal(&trial, method, params) == expected, "\(method) \(params)")
        }
        #expect(trial.head.revision == 1 && trial.head.staged.isEmpty)
    }

    @Test("Everything that is wrong with a record is told at once")
    func everyFault() throws {
        var trial = WriteTrial()
        let reply = try trial.reply(
            to: Self.request("solutions.put", #"{"solution":{"id":"A b"}}"#)
        )
        let data = reply["error"]?["data"]
        #expect(data?["faults"]?.items.count == 4 && data?["faultCount"]?.integer == 4)
    }

    @Test("A solution that a profile has in place is not removed under it")
    func inPlace() throws {
        var trial = WriteTrial()
        let profile = WriteTrial.profile("XX").dropLast() + #","existing":["openmrs"]}"#
        _ = try trial.reply(to: Self.request("profiles.put", #"{"profile":\#(profile)}"#))
        let refusal = try Self.refusal(&trial, "solutions.remove", #"{"solution":"openmrs"}"#)
        #expect(refusal == "CONFLICT /params/solution")
        let apply = #"{"change":"c","remove":["openmrs"],"commit":true}"#
        #expect(try Self.refusal(&trial, "catalog.apply", apply) == "CONFLICT /params/remove")
    }

    @Test("Parts of a change show nothing until the last one, which shows all of them")
    func parts() throws {
        var trial = WriteTrial()
        let count = trial.head.solutionCount
        for id in ["a", "b"] {
            let params = #"{"change":"c","solutions":[\#(WriteTrial.record(id))]}"#
            let result = try trial.reply(to: Self.request("catalog.apply", params))["result"]
            #expect(result?["committed"]?.boolean == false)
            #expect(trial.head.revision == 1 && trial.head.solutionCount == count)
        }
        var other = trial
        other.principal = .owner("ben")
        let empty = #"{"change":"c","commit":true}"#
        let foreign = try other.reply(to: Self.request("catalog.apply", empty))["result"]
        #expect(foreign?["added"]?.integer == 0, "another's change of the same name is another")
        let last = #"{"change":"c","remove":["openmrs"],"commit":true}"#
        let result = try trial.reply(to: Self.request("catalog.apply", last))["result"]
        #expect(result?["added"]?.integer == 2 && result?["removed"]?.integer == 1)
        #expect(trial.head.revision == 2 && trial.head.staged.isEmpty)
        #expect(trial.head.hasSolution("a") && !trial.head.hasSolution("openmrs"))
    }

    @Test("A part that came twice counts once, and a part that got lost is noticed")
    func total() throws {
        var trial = WriteTrial()
        let part = #"{"change":"c","solutions":[\#(WriteTrial.record("a"))]}"#
        for _ in 0..<2 { _ = try trial.reply(to: Self.request("catalog.apply", part)) }
        let short = #"{"change":"c","commit":true,"total":2}"#
        #expect(try Self.refusal(&trial, "catalog.apply", short) == "CONFLICT /params/total")
        let whole = #"{"change":"c","commit":true,"total":1}"#
        let result = try trial.reply(to: Self.request("catalog.apply", whole))["result"]
        #expect(result?["added"]?.integer == 1)
    }

    @Test("With prune, what the change does not hold is removed; never everything")
    func prune() throws {
        var trial = WriteTrial()
        let all = #"{"change":"c","commit":true,"prune":true}"#
        #expect(try Self.refusal(&trial, "catalog.apply", all) == "CONFLICT ")
        let one =
            #"{"change":"c","solutions":[\#(WriteTrial.record("a"))],"commit":true,"prune":true}"#
        let result = try trial.reply(to: Self.request("catalog.apply", one))["result"]
        #expect(result?["added"]?.integer == 1)
        #expect(trial.head.vocabulary.words(in: "solutions") == ["a"])
    }

    @Test("Parts that wait too long are let go")
    func stale() throws {
        var trial = WriteTrial()
        let params = #"{"change":"c","solutions":[\#(WriteTrial.record("a"))]}"#
        _ = try trial.reply(to: Self.request("catalog.apply", params))
        trial.head.dropStale(nowMicros: Limits.stagedMs * 1000 - 1)
        #expect(trial.head.staged.count == 1)
        trial.head.dropStale(nowMicros: Limits.stagedMs * 1000)
        #expect(trial.head.staged.isEmpty)
    }

    @Test("What differs between two records is told by its place")
    func fields() throws {
        var trial = WriteTrial()
        let reply = try trial.reply(to: Self.request("catalog.diff", #"{"from":1}"#))
        let changes = reply["result"]?["changes"]?.items ?? []
        #expect(changes.map { $0["change"]?.text } == ["changed", "added", "removed"])
        #expect(changes.first?["fields"]?.texts == ["/a/c", "/d", "/e"])
    }

    @Test("A role that a method needs is needed; each implies read and nothing else")
    func roles() throws {
        let methods = [("match.query", MethodRole.read), ("solutions.put", .catalog)]
        for role in MethodRole.allCases where role != .any {
            for (method, needed) in methods {
                var trial = WriteTrial()
                trial.principal = Principal("p", roles: [role])
                let refusal = try Self.refusal(&trial, method, "{}")
                let isAllowed = role == needed || needed == .read
                #expect(refusal.hasPrefix("PERMISSION_DENIED") == !isAllowed, "\(role) \(method)")
            }
        }
    }

    @Test("Files are not written to, and keep no history")
    func files() throws {
        for method in ["solutions.remove", "catalog.revisions"] {
            let params = method == "solutions.remove" ? #"{"solution":"openmrs"}"# : "{}"
            let error = try ShippedState.error(Self.request(method, params))
            #expect(error.reason == "UNAVAILABLE")
        }
    }
}
