import Catalog
import Documents
import Testing

@testable import Methods

@Suite("What is told of a twinning is what every other method tells of it")
struct TwinningReportTests {
    private var trial = WriteTrial()
    private static let id = "ro21-hu31-openmrs"

    private mutating func call(_ method: String, _ params: String) throws -> Node {
        try trial.reply(
            to: #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        )
    }

    private mutating func result(_ method: String, _ params: String) throws -> Node {
        let reply = try call(method, params)
        return try #require(reply["result"], "\(method): \(reply)")
    }

    private mutating func open(_ solution: String = "openmrs", profile: String = "RO21") throws {
        _ = try result(
            "twinnings.open",
            #"{"originator":"HU31","adopter":"RO21","solution":"\#(solution)","#
                + #""profile":"\#(profile)","start":"2024-02-12"}"#
        )
    }

    /// The members of an answer but for what tells how it came about.
    private static func members(_ node: Node?) -> [String: Node] {
        var members: [String: Node] = [:]
        for member in node?.members ?? [] where member.key != "_meta" {
            members[member.key] = member.value
        }
        return members
    }

    @Test("Each part is the other method's answer, to the bit, in the same language")
    mutating func parts() throws {
        try open()
        _ = try result("feedback.submit", MethodTableTests.vote)
        let report = try result("twinnings.report", #"{"twinning":"\#(Self.id)","lang":"ro"}"#)
        let own = try result("twinnings.get", #"{"twinning":"\#(Self.id)","lang":"ro"}"#)
        #expect(report["twinning"] == own["twinning"])
        #expect(report["adoption"] == own["adoption"])
        let about = #""profile":"RO21","solution":"openmrs","lang":"ro""#
        for (part, method, params) in [
            ("match", "match.explain", "{\(about)}"), ("readiness", "readiness.gap", "{\(about)}"),
            (
                "feedback", "feedback.summary",
                #"{"solution":"openmrs","region":"RO21","lang":"ro"}"#
            ),
        ] {
            let answer = Self.members(try result(method, params))
            #expect(Self.members(report[part]) == answer, "\(part) is what \(method) says")
            #expect(answer.count > 3)
        }
        #expect(report["missing"]?.items.isEmpty == true)
        #expect(report["_meta"]?["illustrative"]?.boolean == true)
    }

    @Test("The pair is that of a search among all regions, with its place there")
    mutating func pair() throws {
        try open()
        let report = try result("twinnings.report", #"{"twinning":"\#(Self.id)"}"#)
        let found = try result(
            "twins.find",
            #"{"profile":"RO21","solution":"openmrs","limit":900}"#
        )
        let row = try #require(
            found["pairs"]?.items.first { $0["originator"]?.text == "HU31" }
        )
        let pair = try #require(report["pair"])
        for member in row.members { #expect(pair[member.key] == member.value, "\(member.key)") }
        #expect(pair["total"]?.integer == found["total"]?.integer)
        var sum = 0.0
        for part in pair["contributions"]?.items ?? [] { sum += part["contribution"]?.number ?? 0 }
        #expect(sum == pair["score"]?.number)
    }

    @Test("A part that cannot be told is null and says why; the rest is there")
    mutating func holes() throws {
        let bare = WriteTrial.profile("bare")
        _ = try result("profiles.put", #"{"profile":\#(bare)}"#)
        trial.served = trial.head.state()
        try open("opencrvs", profile: "bare")
        let report = try result(
            "twinnings.report",
            #"{"twinning":"ro21-hu31-opencrvs","asOf":"2026-03-01"}"#
        )
        #expect(report["readiness"]?.isNull == true)
        #expect(report["pair"]?.isNull == true, "nothing tells that it runs in HU31")
        let missing = report["missing"]?.items ?? []
        #expect(missing.map { $0["part"]?.text } == ["pair", "readiness"])
        #expect(missing.allSatisfy { $0["reason"]?.text?.isEmpty == false })
        #expect(missing.last?["reason"]?.text?.contains("states no readiness") == true)
        #expect(report["match"]?["match"]?["solution"]?.text == "opencrvs")
        #expect(report["feedback"]?["ratings"]?["votes"]?.integer == 0)
        #expect(report["_meta"]?["state"]?["asOf"]?.text == "2026-03-01")
    }

    @Test("An earlier version, and a twinning that is not there")
    mutating func versions() throws {
        try open()
        _ = try result(
            "twinnings.advance",
            #"{"twinning":"\#(Self.id)","lessons":[{"text":"a lesson"}]}"#
        )
        let now = try result("twinnings.report", #"{"twinning":"\#(Self.id)"}"#)
        let then = try result("twinnings.report", #"{"twinning":"\#(Self.id)","version":1}"#)
        #expect(now["twinning"]?["lessons"]?.items.count == 1)
        #expect(then["twinning"]?["lessons"]?.items.isEmpty == true)
        let error = try call("twinnings.report", #"{"twinning":"ro21-hu31-openmr"}"#)["error"]
        #expect(error?["data"]?["reason"]?.text == "NOT_FOUND")
        #expect(error?["data"]?["allowed"]?.items.first?.text == Self.id)
    }
}
