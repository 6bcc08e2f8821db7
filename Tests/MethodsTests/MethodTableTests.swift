import Catalog
import Documents
import Matching
import Protocol
import RPC
import Testing
import Twinning

@testable import Methods

@Suite("The method table is the one source of the protocol")
struct MethodTableTests {
    /// A call of every method that succeeds on the shipped catalogue.
    static let calls: [(method: String, params: String)] = [
        ("server.info", "{}"), ("health.live", "{}"), ("health.ready", "{}"),
        ("server.stats", "{}"),
        ("match.query", #"{"profile":"RO21"}"#),
        ("match.query", #"{"profile":"RO21","explain":"none","limit":3,"offset":2}"#),
        ("match.query", #"{"profile":"RO21","explain":"full","lang":"ro"}"#),
        ("match.query", #"{"profile":{"region":"RO21","needs":{"applications":{"A5":1}}}}"#),
        ("match.batch", #"{"profiles":["RO21","nobody",{"region":"RO21"}],"limit":2}"#),
        ("match.explain", #"{"profile":"RO21","solution":"opencrvs","k":3}"#),
        ("match.explain", #"{"profile":"RO21","solution":"openmrs"}"#),
        ("match.compare", #"{"profile":"RO21","solutions":["openmrs","opencrvs","bahmni"]}"#),
        ("match.relax", #"{"profile":"RO21","atLeast":48}"#),
        (
            "decide.weights",
            #"{"method":"preferences","profile":"RO21","outcomes":["#
                + #"{"solution":"dhis2","outcome":"good"},{"solution":"bahmni","outcome":"poor"},"#
                + #"{"solution":"openmrs","outcome":"poor"}],"#
                + #""preferences":[{"better":"bahmni","worse":"openmrs"}]}"#
        ),
        ("solutions.get", #"{"solution":"openmrs"}"#),
        ("solutions.list", #"{"limit":5,"filter":{"feature":"kind","anyOf":["software"]}}"#),
        ("solutions.search", #"{"query":"telemedicina spital","lang":"ro"}"#),
        ("solutions.facets", "{}"), ("solutions.facets", #"{"query":"spital","lang":"ro"}"#),
        ("solutions.similar", #"{"solution":"openmrs"}"#),
        ("profiles.get", #"{"profile":"RO21"}"#), ("profiles.list", "{}"),
        ("profiles.validate", #"{"profile":{"region":"RO21","needs":{"aplications":{}}}}"#),
        ("profiles.validate", #"{"profile":{"region":"RO21"}}"#),
        ("regions.get", #"{"region":"RO21"}"#), ("regions.list", #"{"country":"RO"}"#),
        ("regions.similar", #"{"region":"RO21"}"#), ("regions.similar", #"{"region":"MD"}"#),
        ("regions.similar", #"{"region":"MD","levels":[0,2],"weights":{"density":0}}"#),
        ("twins.find", #"{"profile":"RO21"}"#),
        ("twins.find", #"{"profile":{"region":"RO21","needs":{"applications":{"A5":1}}}}"#),
        ("twins.find", #"{"as":"originator","region":"HU31","lang":"ro"}"#),
        ("twins.find", #"{"as":"programme","grants":12,"budget":200000}"#),
        ("models.get", #"{"model":"smart-hospital"}"#), ("models.list", "{}"),
        ("models.list", #"{"kind":"all"}"#),
        ("models.get", #"{"model":"twinning","lang":"ro"}"#),
        ("models.get", #"{"model":"region-similarity"}"#),
        ("codes.list", "{}"), ("codes.list", #"{"list":"interventions","lang":"ro"}"#),
        ("codes.list", #"{"list":"criteria"}"#),
        ("solutions.remove", #"{"solution":"openmrs"}"#),
        ("solutions.put", #"{"solution":\#(WriteTrial.record("new"))}"#),
        ("catalog.apply", #"{"change":"c","solutions":[\#(WriteTrial.record("new"))]}"#),
        ("catalog.apply", #"{"change":"c","remove":["openmrs"],"commit":true}"#),
        ("catalog.revisions", "{}"), ("catalog.diff", #"{"from":1}"#), ("catalog.export", "{}"),
        ("profiles.put", #"{"profile":\#(WriteTrial.profile("XX"))}"#),
        ("profiles.remove", #"{"profile":"RO21"}"#), ("server.metrics", "{}"),
        ("feedback.submit", vote), ("feedback.withdraw", #"{"event":1}"#), ("feedback.list", "{}"),
        ("feedback.summary", #"{"solution":"openmrs"}"#),
        ("feedback.summary", #"{"solution":"openmrs","region":"RO21","lang":"ro"}"#),
        (
            "adoption.record",
            #"{"solution":"openmrs","region":"RO21","stage":"deploying","date":"2026-01-01"}"#
        ),
        ("adoption.list", #"{"solution":"openmrs","limit":5}"#),
        ("person.export", #"{"author":"ana"}"#), ("person.erase", #"{"author":"ana"}"#),
        ("adoption.funnel", #"{"country":"RO"}"#),
        ("adoption.coverage", #"{"lang":"ro"}"#),
        ("twinnings.open", twinning), ("twinnings.advance", advance),
        ("twinnings.get", #"{"twinning":"ro21-hu31-openmrs","lang":"ro"}"#),
        ("twinnings.report", #"{"twinning":"ro21-hu31-openmrs","lang":"ro"}"#),
        ("twinnings.list", #"{"region":"RO"}"#), ("network.join", entry),
        ("network.list", #"{"lang":"ro"}"#), ("network.leave", #"{"author":"ana"}"#),
        ("network.suggest", #"{"solution":"openmrs","profile":"RO21","lang":"ro"}"#),
        ("readiness.gap", #"{"profile":"RO21"}"#),
        (
            "readiness.gap",
            #"{"profile":"RO21","solution":"openmrs","required":{"S04":4,"staff":5},"lang":"ro"}"#
        ),
    ]

    /// What one person says.
    static let vote =
        #"{"solution":"openmrs","region":"RO21","author":"ana","role":"nurse","level":"uptake","#
        + #""score":2,"text":"Bun","language":"ro","time":"2026-01-01T08:00:00Z"}"#

    /// A twinning of another solution than the one that is open already.
    static let twinning =
        #"{"originator":"HU31","adopter":"RO21","solution":"dhis2","type":"AD","#
        + #""start":"2026-01-12","note":"As agreed"}"#

    /// Somebody who joins the network.
    static let entry =
        #"{"author":"ana","kind":"professional","name":"Ana Pop","region":"RO21","#
        + #""roles":["nurse"],"skills":{"applications":["A5"]},"languages":["ro","en"],"#
        + #""offers":{"standards":["FHIR"]},"asks":{"interventions":["1.1.1"]},"#
        + #""about":"Ward nurse","contact":"ana@example.org","#
        + #""consent":{"given":true,"date":"2026-01-01","#
        + #""purposes":["suggested","named-in-reports"]}}"#

    /// A change of the twinning that is open.
    static let advance =
        #"{"twinning":"ro21-hu31-openmrs","stage":"reporting","date":"2026-02-12","#
        + #""lessons":[{"text":"Start early","language":"en"}],"#
        + #""outcome":{"outcome":"adapted","date":"2026-10-01"}}"#

    @Test("Every method of the table has a handler, and every handler a method")
    func handlers() {
        #expect(Set(MethodTable.methods.map(\.name)) == Set(Handler.table.keys))
    }

    @Test("Every method is called by the tests of results")
    func coverage() {
        let called = Set(Self.calls.map(\.method))
            .union(["rpc.discover"])
        let ofQueries = MethodTable.methods.filter { $0.sockets != .control }
        #expect(called == Set(ofQueries.map(\.name)))
    }

    @Test("Every result has the form that its method declares", arguments: calls.indices)
    func results(index: Int) throws {
        let (method, params) = Self.calls[index]
        let result = try ShippedState.result(method, params)
        let shape = try #require(MethodTable[method]).sentResult
        let faults = ShapeChecker.faults(in: result, as: shape, vocabulary: NoVocabulary())
        #expect(faults.isEmpty, "\(method) \(params): \(faults.prefix(5))")
    }

    @Test("Every code and criterion that an answer shows has its words", arguments: calls.indices)
    func labels(index: Int) throws {
        let (method, params) = Self.calls[index]
        let result = try ShippedState.result(method, params)
        let language: DisplayLanguage = params.contains(#""lang":"ro""#) ? .ro : .en
        let shipped = try #require(ShippedState.state).engine.snapshot.labels
        for list in result["labels"]?.members ?? [] {
            let words = shipped.labels(in: list.key, language)
            for label in list.value.members {
                #expect(words[label.key] == label.value.text, "\(method): \(list.key) \(label.key)")
            }
        }
        let matches = (result["matches"]?.items ?? []) + (result["match"].map { [$0] } ?? [])
        for part in matches.flatMap({ $0["contributions"]?.items ?? [] }) {
            let criterion = part["criterion"]?.text ?? ""
            #expect(result["labels"]?["criteria"]?[criterion] != nil, "\(method): \(criterion)")
            guard let list = part["list"]?.text else { continue }
            let near = (part["near"]?.items ?? []).flatMap { [$0["need"]?.text, $0["have"]?.text] }
            let codes = near.compactMap { $0 } + (part["missing"]?.texts ?? [])
            for code in codes + (part["matched"]?.texts ?? []) {
                #expect(result["labels"]?[list]?[code] != nil, "\(method): \(list) \(code)")
            }
        }
    }

    @Test("The discovery document names every method and has no _meta of a result")
    func discovery() throws {
        let document = try ShippedState.result("rpc.discover")
        #expect(document["openrpc"]?.text == "1.3.2")
        let names = document["methods"]?.items.compactMap { $0["name"]?.text } ?? []
        #expect(names == MethodTable.methods.map(\.name))
        #expect(document["_meta"] == nil)
    }

    @Test("Query methods are refused on the control socket, health is answered on both")
    func sockets() throws {
        let query = #"{"jsonrpc":"2.0","id":1,"method":"match.query","params":{"profile":"RO21"}}"#
        let refused = try ShippedState.reply(to: query, socket: .control)
        #expect(refused["error"]?["data"]?["reason"]?.text == "METHOD_NOT_FOUND")
        let health = #"{"jsonrpc":"2.0","id":1,"method":"health.ready"}"#
        for socket in [CallContext.Socket.control, .query] {
            let reply = try ShippedState.reply(to: health, socket: socket)
            #expect(reply["result"]?["ready"]?.boolean == true)
        }
    }

    @Test("Starting and draining daemons say so, and still answer health")
    func lifecycle() throws {
        let query = #"{"jsonrpc":"2.0","id":1,"method":"match.query","params":{"profile":"RO21"}}"#
        let starting = try ShippedState.reply(to: query, state: nil)
        #expect(starting["error"]?["data"]?["reason"]?.text == "UNAVAILABLE")
        #expect(starting["error"]?["data"]?["retryAfterMs"]?.integer != nil)
        let draining = try ShippedState.reply(to: query, isDraining: true)
        #expect(draining["error"]?["data"]?["reason"]?.text == "UNAVAILABLE")
        let health = #"{"jsonrpc":"2.0","id":1,"method":"health.ready"}"#
        let unready = try ShippedState.reply(to: health, state: nil, isDraining: true)
        #expect(unready["result"]?["ready"]?.boolean == false)
        #expect(unready["result"]?["reasons"]?.items.count == 2)
    }

    @Test("A call that waited longer than its timeout, or whose deadline passed, never starts")
    func deadlines() throws {
        let call = { (meta: String) in
            let params = #"{"_meta":\#(meta)}"#
            return #"{"jsonrpc":"2.0","id":1,"method":"profiles.list","params":\#(params)}"#
        }
        let late = try ShippedState.reply(
            to: call(#"{"timeoutMs":5}"#),
            receivedMicros: 1000,
            nowMicros: 6001
        )
        #expect(late["error"]?["data"]?["reason"]?.text == "DEADLINE_EXCEEDED")
        let inTime = try ShippedState.reply(
            to: call(#"{"timeoutMs":5}"#),
            receivedMicros: 1000,
            nowMicros: 6000
        )
        #expect(inTime["result"] != nil)
        let past = try ShippedState.reply(to: call(#"{"deadline":1}"#))
        #expect(past["error"]?["data"]?["reason"]?.text == "DEADLINE_EXCEEDED")
    }

    @Test("Models are listed by kind: those that score unless another is asked for, and each once")
    func kinds() throws {
        let programme = try #require(ShippedState.state).programme.models
        let ids = { (params: String) in
            (try ShippedState.result("models.list", params)["models"]?.items ?? [])
                .compactMap { $0["id"]?.text }
        }
        for id in try ids("{}") {
            let reply = try ShippedState.result("models.get", #"{"model":"\#(id)"}"#)
            #expect(reply["model"]?["kind"] == nil, "\(id) ranks no solutions")
        }
        for model in programme {
            let kind = type(of: model).kind
            #expect(try ids(#"{"kind":"\#(kind)"}"#) == [model.id])
        }
        let all = try ids(#"{"kind":"all"}"#)
        #expect(all == (try ids("{}")) + programme.map(\.id))
    }
}
