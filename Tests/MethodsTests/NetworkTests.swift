import Catalog
import Documents
import Experience
import Protocol
import Testing
import Twinning

@testable import Methods

@Suite("Who is in the network is there by consent, and goes for good")
struct NetworkTests {
    private var trial = WriteTrial()

    private mutating func call(_ method: String, _ params: String) throws -> Node {
        try trial.reply(
            to: #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        )
    }

    private mutating func result(_ method: String, _ params: String) throws -> Node {
        let reply = try call(method, params)
        return try #require(reply["result"], "\(reply)")
    }

    private func refusal(_ reply: Node) -> [String?] {
        let data = reply["error"]?["data"]
        return [data?["reason"]?.text, data?["path"]?.text]
    }

    private func entry(
        _ author: String,
        _ more: String = "",
        region: String = "RO21",
        purposes: String = #""suggested","named-in-reports""#
    ) -> String {
        #"{"author":"\#(author)","kind":"professional","name":"Name of \#(author)","#
            + #""region":"\#(region)","consent":{"given":true,"purposes":[\#(purposes)]}\#(more)}"#
    }

    private mutating func open(_ participants: String = "[]") throws {
        let people = participants == "[]" ? "" : #","participants":\#(participants)"#
        _ = try result(
            "twinnings.open",
            #"{"originator":"HU31","adopter":"RO21","solution":"openmrs","#
                + #""start":"2026-02-12"\#(people)}"#
        )
    }

    @Test(
        "Nobody enters without consent, and the refusal says what consent means",
        arguments: [
            (#"{"given":false,"purposes":["suggested"]}"#, "/params/consent/given"),
            (#"{"given":true,"purposes":[]}"#, "/params/consent/purposes"),
            (
                #"{"given":true,"purposes":["suggested"],"date":"2040-01-01"}"#,
                "/params/consent/date"
            ),
            (#"{"given":true,"purposes":["sold"]}"#, "/params/consent/purposes/0"),
        ]
    )
    mutating func consent(consent: String, path: String) throws {
        let params =
            #"{"author":"ana","kind":"professional","name":"Ana","region":"RO21","consent":"#
            + consent + "}"
        let reply = try call("network.join", params)
        #expect(refusal(reply) == ["INVALID_PARAMS", path])
        if path.hasSuffix("given") {
            let message = reply["error"]?["message"]?.text ?? ""
            #expect(message.contains("suggested by name") && message.contains("network.leave"))
        }
        #expect(try result("network.list", "{}")["total"]?.integer == 0)
    }

    @Test("Joining again changes the entry, and keeps the id")
    mutating func again() throws {
        let first = try result("network.join", entry("ana"))
        #expect(first["member"]?.text == "m-1")
        _ = try result("network.join", entry("ion"))
        let second = try result("network.join", entry("ana", #","roles":["nurse"]"#))
        #expect(second["member"]?.text == "m-1")
        #expect(second["version"]?.integer == 2)
        let members = try result("network.list", "{}")["members"]?.items ?? []
        #expect(members.map { $0["member"]?.text } == ["m-1", "m-2"])
        #expect(members.first?["roles"]?.texts == ["nurse"])
    }

    @Test("The same name is another person for another portal, which cannot take them out")
    mutating func portals() throws {
        trial.principal = Principal("one", roles: [.privacy])
        _ = try result("network.join", entry("ana"))
        trial.principal = Principal("two", roles: [.privacy])
        #expect(try result("network.join", entry("ana"))["member"]?.text == "m-2")
        let denied = try call("network.leave", #"{"member":"m-1"}"#)
        #expect(refusal(denied) == ["PERMISSION_DENIED", "/params/member"])
        let other = try call("network.leave", #"{"author":"ana","portal":"one"}"#)
        #expect(refusal(other) == ["PERMISSION_DENIED", "/params/portal"])
        #expect(try result("network.leave", #"{"author":"ana"}"#)["member"]?.text == "m-2")
        trial.principal = Principal("root", roles: [.privacy, .admin])
        #expect(try result("network.leave", #"{"member":"m-1"}"#)["erased"]?.integer == 1)
        #expect(try result("network.list", "{}")["total"]?.integer == 0)
        let gone = try call("network.leave", #"{"member":"m-1"}"#)
        #expect(refusal(gone) == ["NOT_FOUND", "/params/member"])
        let nobody = try result("network.leave", #"{"author":"nobody"}"#)
        #expect(nobody["member"]?.isNull == true)
    }

    @Test("Who leaves is a number without a name in twinnings, and their vote stays")
    mutating func leaving() throws {
        _ = try result("network.join", entry("ana"))
        _ = try result("feedback.submit", MethodTableTests.vote)
        try open(#"[{"member":"m-1","role":"nurse"}]"#)
        let twinning = #"{"twinning":"ro21-hu31-openmrs"}"#
        let before = try result("twinnings.get", twinning)
        #expect(before["twinning"]?["participants"]?.items.first?["name"]?.text == "Name of ana")
        _ = try result("network.leave", #"{"author":"ana"}"#)
        let after = try result("twinnings.get", twinning)
        let participant = after["twinning"]?["participants"]?.items.first
        #expect(participant?["member"]?.text == "m-1")
        #expect(participant?["name"]?.isNull == true)
        #expect(participant?["region"]?.isNull == true)
        #expect(after["feedback"]?["votes"]?.integer == 1)
        let export = try result("person.export", #"{"author":"ana"}"#)
        #expect(export["total"]?.integer == 1)
        #expect(export["network"]?.items.isEmpty == true)
        let back = try result("network.join", entry("ana"))
        #expect(back["member"]?.text != "m-1", "who comes back is somebody new")
    }

    @Test("A person sees everything that is kept of them, and erasing takes both out")
    mutating func person() throws {
        _ = try result("network.join", entry("ana", #","about":"First""#))
        _ = try result("network.join", entry("ana", #","contact":"ana@example.org""#))
        _ = try result("feedback.submit", MethodTableTests.vote)
        try open(#"[{"member":"m-1","role":"nurse"}]"#)
        let export = try result("person.export", #"{"author":"ana"}"#)
        let versions = export["network"]?.items ?? []
        #expect(versions.map { $0["about"]?.text } == ["First", nil])
        #expect(versions.map { $0["contact"]?.text } == [nil, "ana@example.org"])
        #expect(export["twinnings"]?.items.first?["role"]?.text == "nurse")
        #expect(export["events"]?.items.count == 1)
        let erased = try result("person.erase", #"{"author":"ana"}"#)
        #expect(erased["erased"]?.integer == 3)
        #expect(erased["entries"]?.integer == 2)
        let rest = try result("person.export", #"{"author":"ana"}"#)
        #expect(rest["total"]?.integer == 0)
        #expect(rest["network"]?.items.isEmpty == true)
        let summary = try result("feedback.summary", #"{"solution":"openmrs"}"#)
        #expect(summary["ratings"]?["votes"]?.integer == 0)
    }

    @Test(
        "Whoever has not agreed to being named takes no part, and one who no longer does is hidden"
    )
    mutating func named() throws {
        _ = try result("network.join", entry("ana", purposes: #""suggested""#))
        let refused = try call(
            "twinnings.open",
            #"{"originator":"HU31","adopter":"RO21","solution":"openmrs","#
                + #""participants":[{"member":"m-1","role":"nurse"}]}"#
        )
        #expect(refusal(refused) == ["INVALID_PARAMS", "/params/participants/0/member"])
        _ = try result("network.join", entry("ana"))
        try open(#"[{"member":"m-1","role":"nurse"}]"#)
        _ = try result("network.join", entry("ana", purposes: #""contacted""#))
        let twinning = try result("twinnings.get", #"{"twinning":"ro21-hu31-openmrs"}"#)["twinning"]
        #expect(twinning?["participants"]?.items.first?["name"]?.isNull == true)
    }

    @Test("Only who agreed is suggested, nobody who is in already, and never how to reach them")
    mutating func suggestions() throws {
        let more =
            #","about":"secret-about","contact":"secret-contact","roles":["hospital-manager"]"#
        _ = try result("network.join", entry("ana", more))
        _ = try result("network.join", entry("ion", more, purposes: #""named-in-reports""#))
        _ = try result("network.join", entry("eva", more, region: "HU31"))
        try open(#"[{"member":"m-3","role":"nurse"}]"#)
        let reply = try result("network.suggest", #"{"twinning":"ro21-hu31-openmrs"}"#)
        let rows = reply["members"]?.items ?? []
        #expect(rows.map { $0["member"]?.text } == ["m-1"])
        #expect(rows.first?["name"]?.text == "Name of ana")
        #expect(rows.first?["contact"] == nil && rows.first?["about"] == nil)
        #expect(reply["model"]?.text == "network@1")
        for row in rows {
            let parts = row["contributions"]?.items ?? []
            let sum = parts.reduce(0.0) { $0 + ($1["contribution"]?.number ?? 0) }
            #expect(sum == row["score"]?.number, "the contributions add up to the bit")
            #expect(abs(parts.reduce(0) { $0 + ($1["weight"]?.number ?? 0) } - 1) < 1e-12)
        }
        _ = try call(
            "twinnings.advance",
            #"{"twinning":"ro21-hu31-openmrs","outcome":{"outcome":"stopped"}}"#
        )
        let closed = try call("network.suggest", #"{"twinning":"ro21-hu31-openmrs"}"#)
        #expect(refusal(closed) == ["CONFLICT", "/params/twinning"])
    }

    @Test(
        "A question that cannot be answered is refused at its place",
        arguments: [
            ("{}", "INVALID_PARAMS", "/params/twinning"),
            (#"{"twinning":"nothing"}"#, "NOT_FOUND", "/params/twinning"),
            (#"{"twinning":"a","solution":"openmrs"}"#, "INVALID_PARAMS", "/params/solution"),
            (#"{"solution":"nothing"}"#, "INVALID_PARAMS", "/params/solution"),
            (
                #"{"solution":"openmrs","weights":{"skills":0,"asks":0}}"#, "INVALID_PARAMS",
                "/params/weights"
            ),
            (#"{"solution":"openmrs","weights":{"charm":1}}"#, "INVALID_PARAMS", "/params/weights"),
        ]
    )
    mutating func questions(params: String, reason: String, path: String) throws {
        let told = refusal(try call("network.suggest", params))
        #expect(told.first == reason)
        #expect(told.last??.hasPrefix(path) == true, "\(told)")
    }

    @Test("A list is of one region, kind, role or skill; a code stands for those below it")
    mutating func lists() throws {
        let skilled = #","roles":["nurse"],"skills":{"standards":["FHIR-R4"]}"#
        _ = try result("network.join", entry("ana", skilled))
        _ = try result("network.join", entry("eva", region: "HU31"))
        for (params, count) in [
            ("{}", 2), (#"{"region":"RO"}"#, 1), (#"{"kind":"innovator"}"#, 0),
            (#"{"role":"nurse"}"#, 1), (#"{"skill":"FHIR"}"#, 1), (#"{"skill":"DICOM"}"#, 0),
        ] {
            #expect(try result("network.list", params)["total"]?.integer == count, "\(params)")
        }
    }

    @Test("The protocol names every reason of the model")
    func reasons() {
        #expect(MethodTable.suggestionReasons == NetworkModel.Reason.allCases.map(\.rawValue))
    }
}
