import Catalog
import Documents
import Matching
import Protocol
import Testing

@testable import Methods

@Suite("Weights are proposed from preferences, and nothing is changed by it")
struct DecideTests {
    /// What somebody prefers on the shipped catalogue.
    private static let preferences = [
        ("tamanu", "openmrs"), ("spice", "openmrs"), ("spice", "tamanu"), ("tamanu", "openeyes"),
    ]

    private static func rows(_ pairs: [(String, String)]) -> String {
        "[" + pairs.map { #"{"better":"\#($0)","worse":"\#($1)"}"# }.joined(separator: ",") + "]"
    }

    private static func params(_ more: String, profile: String = #""RO21""#) -> String {
        #"{"method":"preferences","profile":\#(profile),\#(more)}"#
    }

    private static func result(_ more: String, profile: String = #""RO21""#) throws -> Node {
        try ShippedState.result("decide.weights", params(more, profile: profile))
    }

    private static func weights(_ result: Node, _ member: String) -> [Double] {
        (result["weights"]?.items ?? []).compactMap { $0[member]?.number }
    }

    @Test("Every active criterion has its weight before and after, its limits and its label")
    func lines() throws {
        let result = try Self.result(#""preferences":\#(Self.rows(Self.preferences))"#)
        let ranking = try ShippedState.result("match.query", #"{"profile":"RO21","limit":1}"#)
        #expect(
            result["_meta"]?["state"]?["profileDigest"]
                == ranking["_meta"]?["state"]?["profileDigest"]
        )
        let lines = result["weights"]?.items ?? []
        #expect(lines.count > 15)
        for line in lines {
            let id = line["criterion"]?.text ?? ""
            let range = try #require(line["lower"]?.number)...#require(line["upper"]?.number)
            #expect(range.contains(line["after"]?.number ?? .nan), "\(id)")
            #expect(range.contains(line["before"]?.number ?? .nan), "\(id)")
            #expect(result["labels"]?["criteria"]?[id]?.text?.isEmpty == false, "\(id)")
        }
        for member in ["before", "after"] {
            let sum = Self.weights(result, member).reduce(0, +)
            #expect(abs(sum - 1) < 1e-12, "\(member) adds up to \(sum)")
        }
        #expect(result["changed"]?.boolean == true)
        #expect(result["accuracy"]?["pairs"]?.integer == 4)
        #expect(result["accuracy"]?["folds"]?.integer == 4)
        let fitted = result["fitted"]
        let (before, after) = (fitted?["before"]?.number ?? 0, fitted?["after"]?.number ?? 0)
        #expect(after > before, "the fit follows more of what it was given: \(before), \(after)")
    }

    @Test("A profile with the proposed weights is ranked by them")
    func applied() throws {
        let told = #""preferences":\#(Self.rows(Self.preferences))"#
        let result = try Self.result(told)
        let members = result["profileWeights"]?.members ?? []
        let text = members.map { #""\#($0.key)":\#($0.value.number?.shortestText ?? "")"# }
        let weights = "{" + text.joined(separator: ",") + "}"
        let again = try Self.result(told + #","weights":\#(weights)"#)
        for (one, other) in zip(Self.weights(result, "after"), Self.weights(again, "before")) {
            #expect(abs(one - other) < 1e-15, "\(one) was proposed, \(other) holds")
        }
    }

    @Test("Outcomes are as good as the preferences they stand for")
    func outcomes() throws {
        let outcomes =
            ["dhis2", "bahmni"].map { ($0, "good") }
            + ["openmrs", "tamanu"].map { ($0, "poor") }
        let rows = outcomes.map { #"{"solution":"\#($0)","outcome":"\#($1)"}"# }
        let told = try Self.result(#""outcomes":[\#(rows.joined(separator: ","))]"#)
        let pairs = ["dhis2", "bahmni"].flatMap { [($0, "openmrs"), ($0, "tamanu")] }
        let same = try Self.result(#""preferences":\#(Self.rows(pairs))"#)
        for member in ["weights", "accuracy", "fitted", "conflicts", "profileWeights"] {
            #expect(told[member] == same[member], "\(member)")
        }
    }

    @Test("Pinned criteria and given weights are minded")
    func pinned() throws {
        let told =
            #""preferences":\#(Self.rows(Self.preferences)),"#
            + #""weights":{"need":1,"group.law":0}"#
        let free = try Self.result(told)
        let result = try Self.result(told + #","pinned":["challenges","law"]"#)
        let lines = result["weights"]?.items ?? []
        for line in lines where ["challenges", "law"].contains(line["criterion"]?.text) {
            #expect(line["pinned"]?.boolean == true && line["after"] == line["before"])
        }
        #expect(Self.weights(free, "after") != Self.weights(result, "after"))
        let law = lines.first { $0["criterion"]?.text == "languages" }
        #expect(law?["after"]?.number == 0, "what weighs nothing is not brought back")
    }

    /// Parameters that are wrong, and what is said of them.
    private typealias Faulty = (params: String, reason: String, path: String, allowed: String?)

    private static let faulty: [Faulty] = [
        (#"{"profile":"RO21"}"#, "INVALID_PARAMS", "/params/method", nil),
        (#"{"method":"guess","profile":"RO21"}"#, "INVALID_PARAMS", "/params/method", nil),
        (params(#""lang":"en""#), "INVALID_PARAMS", "/params/preferences", nil),
        (params(#""preferences":[]"#), "INVALID_PARAMS", "/params/preferences", nil),
        (
            params(#""preferences":[{"better":"openmsr","worse":"dhis2"}]"#), "NOT_FOUND",
            "/params/preferences/0/better", "openmrs"
        ),
        (
            params(#""preferences":[{"better":"dhis2","worse":"openmsr"}]"#), "NOT_FOUND",
            "/params/preferences/0/worse", "openmrs"
        ),
        (
            params(#""preferences":\#(rows([("dhis2", "bahmni"), ("dhis2", "dhis2")]))"#),
            "INVALID_PARAMS", "/params/preferences/1", nil
        ),
        (
            params(#""preferences":[{"better":"dhis2","worse":"openmrs","weight":0}]"#),
            "INVALID_PARAMS", "/params/preferences/0/weight", nil
        ),
        (
            params(#""preferences":\#(rows([("dhis2", "bahmni"), ("dhis2", "openmrs")]))"#),
            "INVALID_PARAMS", "/params/preferences", nil
        ),
        (
            params(#""outcomes":[{"solution":"dhis2","outcome":"good"}]"#), "INVALID_PARAMS",
            "/params/outcomes", nil
        ),
        (
            params(#""outcomes":[{"solution":"dhis2","outcome":"fair"}]"#), "INVALID_PARAMS",
            "/params/outcomes/0/outcome", nil
        ),
        (
            params(
                #""outcomes":[{"solution":"dhis2","outcome":"good"},"#
                    + #"{"solution":"dhis2","outcome":"poor"}]"#
            ), "INVALID_PARAMS", "/params/outcomes/1", nil
        ),
        (
            params(#""preferences":\#(rows(preferences)),"pinned":["chalenges"]"#),
            "INVALID_PARAMS", "/params/pinned/0", "challenges"
        ),
        (
            params(#""preferences":\#(rows(preferences)),"pinned":["law","law"]"#),
            "INVALID_PARAMS", "/params/pinned/1", nil
        ),
        (
            params(#""preferences":\#(rows(preferences)),"filter":{}"#), "INVALID_PARAMS",
            "/params/filter", nil
        ),
        (
            params(#""preferences":\#(rows(preferences)),"seed":-1"#), "INVALID_PARAMS",
            "/params/seed", nil
        ),
        (
            params(
                #""preferences":\#(rows(preferences)),"weights":{"challenges":1,"group.law":0,"#
                    + #""interventions":0,"applications":0,"relevance":0,"technical":0,"#
                    + #""group.readiness":0,"economics":0,"strength":0,"experience":0}"#
            ),
            "INVALID_PARAMS", "/params/profile", nil
        ),
    ]

    @Test("What cannot be learned from gets one clear answer", arguments: faulty.indices)
    func refused(index: Int) throws {
        let (params, reason, path, allowed) = Self.faulty[index]
        let error = try ShippedState.error(
            #"{"jsonrpc":"2.0","id":1,"method":"decide.weights","params":\#(params)}"#
        )
        #expect(error.reason == reason, "\(params)")
        #expect(error.path == path, "\(params)")
        if let allowed { #expect(error.allowed.contains(allowed), "\(params): \(error.allowed)") }
    }

    @Test("1,000 pairs are learned from, and 1,001 are refused")
    func limit() throws {
        let ids = ShippedState.state?.engine.snapshot.solutions.map(\.id) ?? []
        let outcomes = { (good: Int, poor: Int) in
            let rows = ids.prefix(good + poor).enumerated().map {
                #"{"solution":"\#($1)","outcome":"\#($0 < good ? "good" : "poor")"}"#
            }
            return #""outcomes":[\#(rows.joined(separator: ","))]"#
        }
        let most = try Self.result(outcomes(25, 40))
        #expect(most["accuracy"]?["pairs"]?.integer == Limits.learnedPairs)
        let more = #","preferences":\#(Self.rows([(ids[0], ids[1])]))"#
        let error = try ShippedState.error(
            #"{"jsonrpc":"2.0","id":1,"method":"decide.weights","params":"#
                + Self.params(outcomes(25, 40) + more) + "}"
        )
        #expect(error.reason == "LIMIT_EXCEEDED")
        #expect(error.path == "/params/outcomes")
    }
}
