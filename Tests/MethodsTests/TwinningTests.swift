import Catalog
import Documents
import Experience
import Testing

@testable import Methods

@Suite("A twinning goes through its stages, and every version of it stays")
struct TwinningTests {
    private var trial = WriteTrial()

    /// The day on which the trial's clock stands is 2026-10-26.
    private static let opening =
        #"{"originator":"HU31","adopter":"RO21","solution":"openmrs","start":"2024-02-12"}"#
    private static let id = "ro21-hu31-openmrs"

    private mutating func call(_ method: String, _ params: String) throws -> Node {
        try trial.reply(
            to: #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        )
    }

    private mutating func open(_ params: String = opening) throws -> Node {
        try #require(try call("twinnings.open", params)["result"])
    }

    /// Changes the twinning; the members of the call are without its id.
    private mutating func advance(_ members: String) throws -> Node {
        try call("twinnings.advance", #"{"twinning":"\#(Self.id)",\#(members)}"#)
    }

    private mutating func get(_ members: String = "") throws -> Node {
        let reply = try call("twinnings.get", #"{"twinning":"\#(Self.id)"\#(members)}"#)
        return try #require(reply["result"]?["twinning"])
    }

    private func refusal(_ reply: Node) -> [String?] {
        let data = reply["error"]?["data"]
        return [data?["reason"]?.text, data?["path"]?.text]
    }

    @Test("A start on 12 February 2024 gives the programme's own three stages, to the day")
    mutating func plan() throws {
        let opened = try open()
        #expect(opened["twinning"]?.text == Self.id)
        #expect(opened["stage"]?.isNull == true, "it stands before its first stage")
        let twinning = try get()
        let stages = twinning["stages"]?.items.map {
            [$0["stage"]?.text, $0["from"]?.text, $0["until"]?.text]
        }
        #expect(
            stages == [
                ["reporting", "2024-02-12", "2024-03-08"],
                ["strategy", "2024-03-11", "2024-05-13"],
                ["network", "2024-05-14", "2024-08-09"],
            ]
        )
        #expect(twinning["profile"]?.text == "RO21")
        #expect((twinning["milestones"]?.items.count ?? 0) >= 6)
        let days = twinning["stages"]?.items.reduce(into: [String: (String, String)]()) {
            $0[$1["stage"]?.text ?? ""] = ($1["from"]?.text ?? "", $1["until"]?.text ?? "")
        }
        for milestone in twinning["milestones"]?.items ?? [] {
            let stage = try #require(days?[milestone["stage"]?.text ?? ""])
            let due = milestone["due"]?.text ?? ""
            #expect(stage.0 <= due && due <= stage.1, "\(milestone)")
        }
    }

    @Test("It goes through its three stages, is closed by an outcome, and remembers each version")
    mutating func course() throws {
        _ = try open()
        for (number, stage) in ["reporting", "strategy", "network"].enumerated() {
            let date = ["2024-02-13", "2024-03-12", "2024-05-20"][number]
            let reply = try advance(#""stage":"\#(stage)","date":"\#(date)""#)["result"]
            #expect(reply?["version"]?.integer == number + 2)
            #expect(reply?["stage"]?.text == stage)
        }
        let title = try #require(try get()["milestones"]?.items.first?["title"]?.text)
        _ = try advance(
            #""milestones":[{"title":"\#(title)","reached":"2024-03-01"},"#
                + #"{"title":"Second visit","stage":"network","due":"2024-07-01"}],"#
                + #""deliverables":[{"title":"Plan","date":"2024-06-01","#
                + #""link":"https://example.org/plan"}]"#
        )
        let closed = try advance(
            #""lessons":[{"text":"Începeți devreme","language":"ro"}],"#
                + #""outcome":{"outcome":"adapted","text":"In two wards","date":"2024-08-30"}"#
        )
        #expect(closed["result"]?["status"]?.text == "closed")
        let now = try get()
        #expect(now["closed"]?.text == "2024-08-30")
        #expect(now["version"]?.integer == 6)
        let milestones = now["milestones"]?.items ?? []
        #expect(milestones.first?["reached"]?.text == "2024-03-01")
        #expect(milestones.first?["due"]?.text == "2024-02-23", "what is not told stays")
        #expect(milestones.last?["title"]?.text == "Second visit")
        #expect(now["history"]?.items.compactMap { $0["version"]?.integer } == Array(1...6))
        let then = try get(#","version":3"#)
        #expect(then["stage"]?.text == "strategy")
        #expect(then["status"]?.text == "open")
        #expect(then["deliverables"]?.items.isEmpty == true)
        #expect(then["history"]?.items.count == 3)
        let never = try call("twinnings.get", #"{"twinning":"\#(Self.id)","version":7}"#)
        #expect(refusal(never) == ["NOT_FOUND", "/params/version"])
    }

    @Test("A milestone of the programme has its title in each language, and answers to either")
    mutating func titles() throws {
        _ = try open()
        let romanian = try get(#","lang":"ro""#)["milestones"]?.items.first?["title"]?.text ?? ""
        let english = try get()["milestones"]?.items.first?["title"]?.text
        #expect(romanian != english)
        let count = try get()["milestones"]?.items.count
        _ = try advance(#""milestones":[{"title":"\#(romanian)","reached":"2024-03-01"}]"#)
        #expect(try get()["milestones"]?.items.first?["reached"]?.text == "2024-03-01")
        #expect(try get()["milestones"]?.items.count == count)
    }

    @Test("A closed twinning takes lessons and nothing else; then the same three can begin anew")
    mutating func closed() throws {
        _ = try open()
        let early = try call("twinnings.open", Self.opening)
        #expect(refusal(early) == ["CONFLICT", "/params/solution"])
        #expect(early["error"]?["message"]?.text?.contains(Self.id) == true, "it names the other")
        let reversed = #"{"originator":"RO21","adopter":"HU31","solution":"openmrs"}"#
        #expect(refusal(try call("twinnings.open", reversed)).first == "CONFLICT")
        _ = try advance(#""outcome":{"outcome":"stopped"}"#)
        let stage = try advance(#""stage":"reporting""#)
        #expect(refusal(stage) == ["CONFLICT", "/params/twinning"])
        let skipped = try advance(#""stage":"network","date":"2100-01-01""#)
        #expect(refusal(skipped) == refusal(stage), "that it is closed goes before all else")
        let lesson = try advance(#""lessons":[{"text":"Ask the nurses first"}],"reason":"late""#)
        #expect(lesson["result"]?["version"]?.integer == 3)
        #expect(try open()["twinning"]?.text == "\(Self.id)-2")
        #expect(try get()["status"]?.text == "closed", "the first one is as it was")
    }

    @Test(
        "What cannot be opened is refused at its place",
        arguments: [
            (#""originator":"RO21""#, "/params/originator"),
            (#""originator":"RO""#, "/params/originator"),
            (#""originator":"ZZ99""#, "/params/originator"),
            (#""profile":"HU31""#, "/params/profile"),
            (#""profile":"nobody""#, "/params/profile"),
            (#""adopter":"RO42""#, "/params/profile"),
            (#""type":"XX""#, "/params/type"),
            (#""start":"1999-12-31""#, "/params/start"),
            (#""start":"2040-01-01""#, "/params/start"),
            (
                #""stages":[{"stage":"repotring","from":"2024-02-12","until":"2024-03-01"}]"#,
                "/params/stages/0/stage"
            ),
            (
                #""stages":[{"stage":"reporting","from":"2024-03-02","until":"2024-03-01"}]"#,
                "/params/stages/0/until"
            ),
            (
                #""stages":[{"stage":"reporting","from":"2024-02-11","until":"2024-03-01"}]"#,
                "/params/stages/0/from"
            ),
            (
                #""stages":[{"stage":"reporting","from":"2024-02-12","until":"2024-03-01"},"#
                    + #"{"stage":"strategy","from":"2024-03-01","until":"2024-04-01"}]"#,
                "/params/stages/1/from"
            ),
            (
                #""stages":[{"stage":"strategy","from":"2024-02-12","until":"2024-03-01"},"#
                    + #"{"stage":"reporting","from":"2024-03-02","until":"2024-04-01"}]"#,
                "/params/stages/1/stage"
            ),
            (
                #""participants":[{"member":"m-1","role":"nurse"}]"#,
                "/params/participants/0/member"
            ),
        ]
    )
    mutating func opening(change: String, path: String) throws {
        let name = change.prefix { $0 != ":" }
        let rest = [
            #""originator":"HU31""#, #""adopter":"RO21""#, #""solution":"openmrs""#,
            #""start":"2024-02-12""#,
        ].filter { !$0.hasPrefix(name + ":") }
        let params = "{" + (rest + [change]).joined(separator: ",") + "}"
        #expect(refusal(try call("twinnings.open", params)) == ["INVALID_PARAMS", path])
        let rows = try call("twinnings.list", "{}")["result"]
        #expect(rows?["total"]?.integer == 0, "nothing was opened")
    }

    @Test(
        "A change that cannot be is refused at its place, and changes nothing",
        arguments: [
            (#""reason":"no change""#, "/params"),
            (#""date":"2024-03-01""#, "/params/date"),
            (#""stage":"closing""#, "/params/stage"),
            (#""stage":"network""#, "/params/stage"),
            (#""stage":"strategy","date":"2024-02-15""#, "/params/date"),
            (#""stage":"strategy","date":"2040-01-01""#, "/params/date"),
            (#""stage":"reporting","date":"2024-02-20""#, "/params/reason"),
            (#""stage":"reporting","date":"2024-02-11","reason":"a slip""#, "/params/date"),
            (
                #""milestones":[{"title":"x","reached":"2040-01-01"}]"#,
                "/params/milestones/0/reached"
            ),
            (#""milestones":[{"title":"x","due":"2024-01-01"}]"#, "/params/milestones/0/due"),
            (#""milestones":[{"title":"x","stage":"end"}]"#, "/params/milestones/0/stage"),
            (
                #""deliverables":[{"title":"x","date":"2024-01-01"}]"#,
                "/params/deliverables/0/date"
            ),
            (#""lessons":[{"text":"x","date":"2040-01-01"}]"#, "/params/lessons/0/date"),
            (#""outcome":{"outcome":"won"}"#, "/params/outcome/outcome"),
            (#""outcome":{"outcome":"adopted","date":"2024-02-15"}"#, "/params/outcome/date"),
            (#""participants":{"remove":["m-1"]}"#, "/params/participants/remove/0"),
            (
                #""participants":{"add":[{"member":"m-1","role":"nurse"}]}"#,
                "/params/participants/add/0/member"
            ),
            (
                #""participants":{"add":[{"member":"m-1","role":"captain"}]}"#,
                "/params/participants/add/0/role"
            ),
        ]
    )
    mutating func changes(change: String, path: String) throws {
        _ = try open()
        _ = try advance(#""stage":"reporting","date":"2024-02-20""#)
        let before = try get()
        #expect(refusal(try advance(change)) == ["INVALID_PARAMS", path])
        #expect(try get() == before)
    }

    @Test("Going back needs a reason, and leaves the later stages as if never entered")
    mutating func back() throws {
        _ = try open()
        _ = try advance(#""stage":"reporting","date":"2024-02-20""#)
        _ = try advance(#""stage":"strategy","date":"2024-03-20""#)
        let back = try advance(#""stage":"reporting","date":"2024-04-01","reason":"new people""#)
        #expect(back["result"]?["stage"]?.text == "reporting")
        let stages = try get()["stages"]?.items ?? []
        #expect(stages.map { $0["entered"]?.text } == ["2024-04-01", nil, nil])
    }

    @Test("Who expects another version than there is changes nothing")
    mutating func expectation() throws {
        _ = try open()
        let reply = try advance(#""stage":"reporting","expectedVersion":2"#)
        #expect(refusal(reply) == ["CONFLICT", "/params/expectedVersion"])
        let right = try advance(#""stage":"reporting","expectedVersion":1"#)
        #expect(right["result"]?["version"]?.integer == 2)
    }

    @Test("A twinning that is unknown is answered with those that may be meant")
    mutating func unknown() throws {
        _ = try open()
        let reply = try call("twinnings.get", #"{"twinning":"ro21-hu31-openmsr"}"#)
        #expect(refusal(reply) == ["NOT_FOUND", "/params/twinning"])
        #expect(reply["error"]?["data"]?["allowed"]?.texts == [Self.id])
    }

    @Test("What users say and the region tells of the solution stands beside the twinning")
    mutating func links() throws {
        _ = try open()
        _ = try call("feedback.submit", MethodTableTests.vote)
        _ = try call(
            "adoption.record",
            #"{"solution":"openmrs","region":"RO21","stage":"piloting","site":"Iași"}"#
        )
        let result = try call("twinnings.get", #"{"twinning":"\#(Self.id)"}"#)["result"]
        #expect(result?["feedback"]?["votes"]?.integer == 1)
        #expect(result?["feedback"]?["mean"]?.number == 2)
        let steps = result?["adoption"]?.items ?? []
        #expect(steps.map { $0["site"]?.text } == ["Iași"])
        #expect(result?["labels"]?["adoption-stages"]?["piloting"] != nil)
    }

    @Test("A list is of one region and those within it, whichever side they are on")
    mutating func lists() throws {
        _ = try open()
        _ = try open(#"{"originator":"RO21","adopter":"BG31","solution":"dhis2"}"#)
        _ = try advance(#""stage":"reporting""#)
        for (params, count) in [
            ("{}", 2), (#"{"region":"RO"}"#, 2), (#"{"region":"BG31"}"#, 1),
            (#"{"region":"FR"}"#, 0), (#"{"solution":"dhis2"}"#, 1), (#"{"status":"closed"}"#, 0),
            (#"{"stage":"reporting"}"#, 1), (#"{"limit":1}"#, 2),
        ] {
            let result = try call("twinnings.list", params)["result"]
            #expect(result?["total"]?.integer == count, "\(params)")
        }
    }

    @Test("A group of writes that was not stored is as if it never came")
    mutating func notStored() throws {
        _ = try call("network.join", MethodTableTests.entry)
        let before = trial.head
        _ = try open()
        _ = try advance(#""participants":{"add":[{"member":"m-1","role":"nurse"}]}"#)
        _ = try call(
            "network.join",
            MethodTableTests.entry.replacing(#""author":"ana""#, with: #""author":"ion""#)
        )
        trial.head = before
        trial.head.rollBack()
        trial.served = trial.head.state()
        #expect(try call("twinnings.list", "{}")["result"]?["total"]?.integer == 0)
        #expect(try call("network.list", "{}")["result"]?["total"]?.integer == 1)
        #expect(try open()["version"]?.integer == 1, "it can be opened as if for the first time")
    }

    @Test("A store that is older than the programme says what brings it")
    mutating func oldStore() throws {
        let engine = try #require(ShippedState.state).engine
        trial.head = WriteHead(ServiceState(engine: engine), trial.head.events)
        let reply = try call("twinnings.open", Self.opening)
        #expect(refusal(reply).first == "UNAVAILABLE")
        #expect(reply["error"]?["message"]?.text?.contains("twinmatchd update") == true)
    }
}
