import Catalog
import Documents
import Matching
import RPC
import Testing
import Twinning

@testable import Methods

@Suite("Twins and similar regions, as they are answered")
struct TwinMethodTests {
    /// Calls that are refused, and what is said of them.
    private static let faulty:
        [(method: String, params: String, reason: String, path: String, near: String?)] =
            [
                ("twins.find", "{}", "INVALID_PARAMS", "/params/profile", nil),
                (
                    "twins.find", #"{"profile":"RO21","region":"RO21"}"#, "INVALID_PARAMS",
                    "/params/region", nil
                ),
                (
                    "twins.find", #"{"profile":"RO21","region":"RO"}"#, "INVALID_PARAMS",
                    "/params/region", nil
                ),
                (
                    "twins.find", #"{"profile":"RO21","region":"HU99"}"#, "NOT_FOUND",
                    "/params/region", nil
                ),
                (
                    "twins.find", #"{"profile":"RO21","grants":3}"#, "INVALID_PARAMS",
                    "/params/grants", nil
                ),
                (
                    "twins.find", #"{"as":"originator"}"#, "INVALID_PARAMS", "/params/region",
                    nil
                ),
                (
                    "twins.find", #"{"as":"originator","region":"HU31","profile":"RO21"}"#,
                    "INVALID_PARAMS", "/params/profile", nil
                ),
                ("twins.find", #"{"as":"programme"}"#, "INVALID_PARAMS", "/params/grants", nil),
                (
                    "twins.find", #"{"as":"programme","grants":0}"#, "INVALID_PARAMS",
                    "/params/grants", nil
                ),
                (
                    "twins.find", #"{"as":"programme","grants":1001}"#, "INVALID_PARAMS",
                    "/params/grants", nil
                ),
                (
                    "twins.find", #"{"as":"programme","grants":1,"budget":-1}"#,
                    "INVALID_PARAMS",
                    "/params/budget", nil
                ),
                (
                    "twins.find",
                    #"{"as":"programme","grants":1,"profiles":["RO21","RO21-telehealth"]}"#,
                    "INVALID_PARAMS", "/params/profiles/1", nil
                ),
                (
                    "twins.find", #"{"as":"programme","grants":1,"profiles":["RO12"]}"#,
                    "NOT_FOUND", "/params/profiles/0", "RO21"
                ),
                (
                    "twins.find", #"{"profile":"RO21","weights":{"likness":1}}"#,
                    "INVALID_PARAMS", "/params/weights/likness", "likeness"
                ),
                (
                    "twins.find",
                    #"{"profile":"RO21","weights":{"solutions":0,"experience":0,"likeness":0,"#
                        + #""readiness":0,"language":0,"proximity":0}}"#,
                    "INVALID_PARAMS", "/params/weights", nil
                ),
                (
                    "twins.find", #"{"profile":"RO21","solution":"opnmrs"}"#, "NOT_FOUND",
                    "/params/solution", "openmrs"
                ),
                (
                    "regions.similar", #"{"region":"RO21","weights":{"densty":1}}"#,
                    "INVALID_PARAMS", "/params/weights/densty", "density"
                ),
                (
                    "regions.similar", #"{"region":"RO21","weights":{"density":-1}}"#,
                    "INVALID_PARAMS", "/params/weights/density", nil
                ),
                (
                    "regions.similar", #"{"region":"RO21","level":2,"levels":[0,2]}"#,
                    "INVALID_PARAMS", "/params/levels", nil
                ),
                (
                    "regions.similar",
                    #"{"region":"RO21","weights":{"#
                        + SimilarityModel.names.map { "\"\($0)\":0" }.joined(separator: ",")
                        + "}}",
                    "INVALID_PARAMS", "/params/weights", nil
                ),
            ]

    private func error(_ method: String, _ params: String) throws -> (
        reason: String, path: String, allowed: [String]
    ) {
        try ShippedState.error(
            #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        )
    }

    @Test("The nearest ten to RO21 hold three Romanian, a Bulgarian and a Polish or Hungarian one")
    func nearest() throws {
        let result = try ShippedState.result("regions.similar", #"{"region":"RO21","limit":10}"#)
        let ids = (result["regions"]?.items ?? []).compactMap { $0["id"]?.text }
        #expect(ids.count == 10)
        #expect(Set(ids).isSuperset(of: ["RO22", "RO31", "RO41"]), "\(ids)")
        #expect(ids.contains { $0.hasPrefix("BG") }, "\(ids)")
        #expect(ids.contains { $0.hasPrefix("PL") || $0.hasPrefix("HU") }, "\(ids)")
    }

    @Test("The shares that a client adds up are what the likeness lacks, bit for bit")
    func shares() throws {
        for params in [
            #"{"region":"RO21","levels":[0,2],"limit":1000}"#,
            #"{"region":"MD","levels":[0,2],"limit":1000}"#,
            #"{"region":"RO21","weights":{"density":0,"unemployment":2.5},"limit":1000}"#,
        ] {
            let rows = try ShippedState.result("regions.similar", params)["regions"]?.items ?? []
            #expect(rows.count > 300)
            for row in rows {
                let shares = row["shares"]?.items ?? []
                let sum = shares.reduce(0) { $0 + ($1["share"]?.number ?? .nan) }
                #expect(1 - sum == row["similarity"]?.number, "\(params): \(row["id"]?.text ?? "")")
            }
        }
    }

    @Test("Every NUTS 2 region and every country can be compared with any other, both ways alike")
    func all() throws {
        let geography = try #require(ShippedState.state).engine.snapshot.geography
        let places = geography.regions.indices.filter {
            [.basic, .country].contains(geography.regions[$0].level)
        }
        #expect(places.count > 500)
        let matrix = SimilarityMatrix(geography, of: places)
        var differing = 0
        for (row, a) in places.enumerated() {
            for (column, b) in places.enumerated() where column >= row {
                let plain = geography.similarity(a, b)
                if matrix[row, column] != plain || geography.similarity(b, a) != plain {
                    differing += 1
                }
            }
        }
        #expect(differing == 0)
    }

    @Test("Rankings keep to equal weights, whatever the model of likeness says")
    func rankings() throws {
        let state = try #require(ShippedState.state)
        let model = try #require(state.programme.model(SimilarityModel.self))
        #expect(model.weights() == .equal, "the shipped model is the definition itself")
    }

    @Test("The twins of RO21 come with what adds up to their scores, both sides valuing them alike")
    func twins() throws {
        let result = try ShippedState.result("twins.find", #"{"profile":"RO21","limit":1000}"#)
        let pairs = result["pairs"]?.items ?? []
        #expect(pairs.count == result["total"]?.integer)
        #expect(pairs.count > 100)
        for pair in pairs {
            let parts = pair["contributions"]?.items ?? []
            let sum = parts.reduce(0) { $0 + ($1["contribution"]?.number ?? .nan) }
            #expect(sum == pair["score"]?.number)
            #expect(pair["originator"]?.text?.hasPrefix("RO") == false, "nothing is known in RO22")
            #expect(pair["solutions"]?.items.isEmpty == false)
        }
        let best = try #require(pairs.first?["originator"]?.text)
        let reversed = try ShippedState.result(
            "twins.find",
            #"{"as":"originator","region":"\#(best)"}"#
        )
        let same = reversed["pairs"]?.items.first { $0["profile"]?.text == "RO21" }
        #expect(same?["score"]?.number == pairs.first?["score"]?.number)
        let alone = try ShippedState.result(
            "twins.find",
            #"{"profile":"RO21","region":"\#(best)"}"#
        )
        #expect(alone["total"]?.integer == 1)
        #expect(alone["pairs"]?.items.first?["score"] == pairs.first?["score"])
    }

    @Test("A programme keeps to its grants and budget, and tells why it ended")
    func programme() throws {
        let ask = { (more: String) in
            try ShippedState.result("twins.find", #"{"as":"programme",\#(more)}"#)
        }
        let some = try ask(#""grants":3,"budget":60000"#)
        #expect((some["spent"]?.number ?? .infinity) <= 60000)
        #expect((some["pairs"]?.items.count ?? 9) <= 3)
        #expect(some["left"]?.number == 60000 - (some["spent"]?.number ?? 0))
        let sum = (some["pairs"]?.items ?? []).reduce(0) { $0 + ($1["cost"]?.number ?? 0) }
        #expect(sum == some["spent"]?.number)
        let more = try ask(#""grants":1000"#)
        #expect(more["end"]?.text == "pairs")
        let regions = (more["pairs"]?.items ?? []).flatMap {
            [$0["originator"]?.text, $0["adopter"]?.text]
        }
        #expect(Set(regions).count == regions.count, "a region takes part in one pair")
        #expect(more["grantsLeft"]?.integer == 1000 - regions.count / 2)
        let none = try ask(#""grants":3,"budget":1"#)
        #expect(none["pairs"]?.items.isEmpty == true)
        #expect(none["end"]?.text == "budget")
        #expect(none["cheapest"]?.number == 15000)
        #expect(none["without"]?.items.first?["best"]?["reason"]?.text == "cost")
        let cheap = try ask(#""grants":1,"budget":1,"costs":{"KX":1,"AD":1,"PA":1,"FA":1}"#)
        #expect(cheap["spent"]?.number == 1)
    }

    @Test("What cannot be answered is refused with its place and what to do")
    func refused() throws {
        for (method, params, reason, path, near) in Self.faulty {
            let error = try error(method, params)
            #expect(error.reason == reason, "\(params)")
            #expect(error.path == path, "\(params)")
            if let near { #expect(error.allowed.contains(near), "\(params): \(error.allowed)") }
        }
    }

    @Test("A state from before there was a model says what brings it; likeness does without")
    func olderState() throws {
        let state = try #require(ShippedState.state)
        let older = ServiceState(engine: state.engine, search: state.search)
        let reply = { (method: String, params: String) in
            try ShippedState.reply(
                to: #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#,
                state: older
            )
        }
        let refused = try reply("twins.find", #"{"profile":"RO21"}"#)["error"]
        #expect(refused?["data"]?["reason"]?.text == "UNAVAILABLE")
        #expect(refused?["message"]?.text?.contains("twinmatchd update") == true)
        let old = try reply("regions.similar", #"{"region":"RO21","limit":5}"#)["result"]
        let new = try ShippedState.result("regions.similar", #"{"region":"RO21","limit":5}"#)
        #expect(old?["regions"] == new["regions"])
    }

    @Test("A profile without readiness finds twins; readiness is unknown of every pair")
    func unready() throws {
        let result = try ShippedState.result("twins.find", #"{"profile":"EE00","limit":50}"#)
        let pairs = result["pairs"]?.items ?? []
        #expect(!pairs.isEmpty)
        for pair in pairs {
            let part = pair["contributions"]?.items.first { $0["criterion"]?.text == "readiness" }
            #expect(part?["known"]?.boolean == false)
            #expect(pair["gap"]?.isNull == true)
        }
    }
}
