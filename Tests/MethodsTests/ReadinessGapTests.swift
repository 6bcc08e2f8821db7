import Catalog
import Documents
import Matching
import Protocol
import RPC
import Testing

@testable import Methods

@Suite("The readiness gap through the dispatcher")
struct ReadinessGapTests {
    private func result(
        _ method: String,
        _ params: Node,
        _ state: ServiceState?
    ) throws -> Node {
        var writer = JSONWriter()
        writer.value(params)
        let request =
            #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(writer.text)}"#
        let reply = try ShippedState.reply(to: request, state: state)
        if let error = reply["error"] { Issue.record("\(method): \(error)") }
        return try #require(reply["result"])
    }

    /// A profile as it stands, with one level edited as a person would in its file.
    private func edited(_ profile: Node, _ dimension: String, _ level: Node) -> Node {
        guard case .mapping(let members) = profile.content else { return profile }
        return .mapping(
            members.map { member in
                if member.key == dimension { return .init(dimension, level) }
                guard member.key == "readiness" else { return member }
                let levels = member.value.members.map { row -> Node.Member in
                    guard row.key == dimension else { return row }
                    let rest = row.value.members.filter { $0.key != "value" }
                    return .init(row.key, .mapping([.init("value", level)] + rest))
                }
                return .init("readiness", .mapping(levels))
            }
        )
    }

    /// The stored profiles that state some readiness.
    private func ready(_ state: ServiceState) -> [NeedsProfile] {
        let profiles = state.engine.snapshot.profiles.filter { profile in
            !profile.readiness.isEmpty || profile.emram != nil || profile.bandwidth != nil
                || profile.staff != nil
        }
        #expect(profiles.count >= 8)
        return profiles
    }

    /// The ranks and scores of an answer to `match.query`.
    private func ranks(_ answer: Node) -> [String: (rank: Int, score: Node?)] {
        Dictionary(
            (answer["matches"]?.items ?? []).map {
                ($0["solution"]?.text ?? "", ($0["rank"]?.integer ?? 0, $0["score"]))
            }
        ) { first, _ in first }
    }

    @Test(
        "A profile with one gap closed has exactly the ranks and scores that the plan told",
        arguments: [2, 3, 4, 5] as [UInt64]
    )
    func exact(seed: UInt64) throws {
        let state = try #require(DemandingState.state(seed: seed))
        var entered = 0
        var moved = 0
        for profile in ready(state) {
            var options = [Node.Member("asOf", .text("2026-06-01"))]
            if state.engine.models[profile.model]?.criteria.contains(where: {
                $0.id == "readiness"
            }) == true {
                options.append(.init("weights", .mapping([.init("readiness", .number(0.3))])))
            }
            let asked = options + [.init("profile", .text(profile.id)), .init("k", .number(12))]
            let plan = try result("readiness.gap", .mapping(asked), state)
            let match = { (profile: Node) in
                let params =
                    options + [
                        .init("profile", profile), .init("limit", .number(1000)),
                        .init("explain", .text("none")),
                    ]
                return ranks(try result("match.query", .mapping(params), state))
            }
            let before = try match(.text(profile.id))
            for row in plan["gaps"]?.items ?? [] {
                let dimension = try #require(row["dimension"]?.text)
                let told = row["effect"]?["changes"]?.items ?? []
                let after = try match(
                    edited(profile.node, dimension, try #require(row["required"]))
                )
                let place = "seed \(seed), \(profile.id), \(dimension)"
                for change in told {
                    let id = try #require(change["solution"]?.text)
                    let ranks = try #require(change["rank"]?.items)
                    #expect(ranks[0].integer == before[id]?.rank, "\(place): \(id) before")
                    #expect(ranks[1].integer == after[id]?.rank, "\(place): \(id) after")
                    for (score, match) in zip(change["score"]?.items ?? [], [before, after]) {
                        guard let there = match[id]?.score else { continue }
                        #expect(score == there, "\(place): \(id), text and all")
                    }
                    if ranks[0].isNull, !ranks[1].isNull {
                        entered += 1
                        let params =
                            options + [
                                .init("profile", .text(profile.id)), .init("solution", .text(id)),
                            ]
                        let alone = try result("match.explain", .mapping(params), state)
                        #expect(change["score"]?.items[0] == alone["match"]?["score"], "\(place)")
                    }
                    moved += 1
                }
                // Nothing else among the first twelve, before or after, has moved.
                let names = Set(told.compactMap { $0["solution"]?.text })
                for (id, place) in before where place.rank <= 12 || after[id]?.rank ?? 13 <= 12 {
                    let isSame =
                        after[id]?.rank == place.rank && after[id]?.score == place.score
                    #expect(isSame != names.contains(id), "\(profile.id), \(dimension): \(id)")
                }
            }
        }
        #expect(entered > 0, "seed \(seed): no demand kept anything out")
        #expect(moved > 50, "seed \(seed): hardly anything moved")
    }

    @Test("The gain adds up from the changes of the solutions that are looked at")
    func gain() throws {
        let state = try #require(DemandingState.state(seed: 5))
        var gains = 0
        for profile in ready(state) {
            let params = Node.mapping([.init("profile", .text(profile.id))])
            let plan = try result("readiness.gap", params, state)
            let considered = (plan["solutions"]?.items ?? []).compactMap { $0["solution"]?.text }
            for row in plan["gaps"]?.items ?? [] {
                let changes = row["effect"]?["changes"]?.items ?? []
                var sum = 0.0
                for id in considered {
                    guard let change = changes.first(where: { $0["solution"]?.text == id })
                    else { continue }
                    let ranks = change["rank"]?.items ?? []
                    let scores = change["score"]?.items ?? []
                    let before = ranks[0].isNull ? 0 : scores[0].number ?? 0
                    let after = ranks[1].isNull ? 0 : scores[1].number ?? 0
                    sum += max(0, after - before)
                }
                #expect(row["effect"]?["gain"]?.number == sum, "\(profile.id)")
                if sum > 0 { gains += 1 }
            }
        }
        #expect(gains > 5)
    }

    @Test("On the shipped records every level asked is a judgement, which moves no ranking")
    func shipped() throws {
        let params = Node.mapping([.init("profile", .text("RO21"))])
        let plan = try result("readiness.gap", params, ShippedState.state)
        let gaps = plan["gaps"]?.items ?? []
        #expect(gaps.count >= 3)
        for row in gaps {
            #expect(row["basis"]?.text == "model")
            #expect(row["effect"]?["changes"]?.items.isEmpty == true)
        }
        let doubts = gaps.map { $0["uncertain"]?.boolean ?? false }
        #expect(doubts == doubts.filter { !$0 } + doubts.filter { $0 }, "certain first")
        #expect(doubts.contains(true) && doubts.contains(false))
        let skills = gaps.first { $0["dimension"]?.text == "S12" }
        #expect((1...5).contains(skills?["help"]?.items.count ?? 0))
        for row in plan["unknown"]?.items ?? [] { #expect(row["present"]?.isNull == true) }
        #expect(plan["_meta"]?["illustrative"]?.boolean == true)
    }

    @Test("A confirmed profile is illustrative still where the model's levels are")
    func illustrative() throws {
        let asks = { (more: String) in
            let profile =
                #"{"region":"RO21","readiness":{"S04":{"value":1}},"#
                + #""needs":{"applications":{"A5":1}}}"#
            return try JSONReader.read(Array(#"{"profile":\#(profile)\#(more)}"#.utf8))
        }
        let usual = try result("readiness.gap", asks(""), ShippedState.state)
        #expect(usual["_meta"]?["illustrative"]?.boolean == true)
        let content = #","solution":"fhir","required":{"S04":2}"#
        let own = try result("readiness.gap", asks(content), ShippedState.state)
        #expect(own["gaps"]?.items.map { $0["basis"]?.text } == ["query"])
        #expect(own["_meta"]?["illustrative"]?.boolean == false)
    }

    @Test(
        "What cannot be asked is refused with what to do",
        arguments: [
            (#"{"profile":{"region":"RO21"}}"#, "INVALID_PARAMS", "/params/profile"),
            (#"{"profile":"RO2"}"#, "NOT_FOUND", "/params/profile"),
            (#"{"profile":"RO21","solution":"openmr"}"#, "NOT_FOUND", "/params/solution"),
            (
                #"{"profile":"RO21","solutions":["openmrs","bahmn"]}"#, "NOT_FOUND",
                "/params/solutions/1"
            ),
            (
                #"{"profile":"RO21","solutions":["openmrs","openmrs"]}"#, "INVALID_PARAMS",
                "/params/solutions/1"
            ),
            (
                #"{"profile":"RO21","solution":"openmrs","solutions":["bahmni"]}"#,
                "INVALID_PARAMS", "/params/solutions"
            ),
            (#"{"profile":"RO21","solutions":[]}"#, "INVALID_PARAMS", "/params/solutions"),
            (#"{"profile":"RO21","k":0}"#, "INVALID_PARAMS", "/params/k"),
            (#"{"profile":"RO21","required":{"S4":3}}"#, "INVALID_PARAMS", "/params/required/S4"),
            (
                #"{"profile":"RO21","required":{"S04":6}}"#, "INVALID_PARAMS",
                "/params/required/S04"
            ),
            (
                #"{"profile":"RO21","required":{"emram":-1}}"#, "INVALID_PARAMS",
                "/params/required/emram"
            ),
            (#"{"profile":"RO21","model":"nobody"}"#, "INVALID_PARAMS", "/params/model"),
            (
                #"{"profile":"RO21","weights":{"redines":1}}"#, "INVALID_PARAMS",
                "/params/weights/redines"
            ),
        ]
    )
    func refused(params: String, reason: String, path: String) throws {
        let error = try ShippedState.error(
            #"{"jsonrpc":"2.0","id":1,"method":"readiness.gap","params":\#(params)}"#
        )
        #expect(error.reason == reason, "\(params)")
        #expect(error.path == path, "\(params)")
    }

    @Test("A profile that states no readiness is told what to add")
    func noReadiness() throws {
        let reply = try ShippedState.reply(
            to: #"{"jsonrpc":"2.0","id":1,"method":"readiness.gap","#
                + #""params":{"profile":{"region":"RO21"}}}"#
        )
        let message = reply["error"]?["message"]?.text ?? ""
        #expect(message.hasPrefix("profile inline states no readiness; add readiness, emram"))
        #expect(message.contains("twinmatch profiles new"))
    }

    @Test("A store that has no readiness model says what brings it")
    func noModel() throws {
        let shipped = try #require(ShippedState.state)
        let reply = try ShippedState.reply(
            to: #"{"jsonrpc":"2.0","id":1,"method":"readiness.gap","params":{"profile":"RO21"}}"#,
            state: ServiceState(engine: shipped.engine)
        )
        #expect(reply["error"]?["data"]?["reason"]?.text == "UNAVAILABLE")
        #expect(reply["error"]?["message"]?.text?.contains("twinmatchd update") == true)
    }
}
