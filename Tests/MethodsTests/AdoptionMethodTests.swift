import Catalog
import Documents
import Experience
import Matching
import RPC
import Testing

@testable import Methods

@Suite("What adoption comes to, by stage, by country and by need")
struct AdoptionMethodTests {
    /// The shipped catalogue, of which some regions have told.
    private static let told: ServiceState? = ShippedState.state.map { state in
        var log = ExperienceLog(geography: state.engine.snapshot.geography, votesAnHour: 20)
        let steps: [(String, String, String, String, String?, String)] = [
            ("openmrs", "RO21", "", "planning", nil, "2025-01-10"),
            ("openmrs", "RO21", "", "piloting", nil, "2025-03-11"),
            ("openmrs", "RO213", "Iași", "deploying", "uptake", "2026-10-01"),
            ("orthanc", "RO22", "", "analysis", nil, "2026-01-01"),
            ("dhis2", "HU", "", "scaling-up", "scale-up", "2026-02-01"),
        ]
        for (index, step) in steps.enumerated() {
            let number = index + 1
            log.append(
                ExperienceEvent(
                    number: number,
                    time: 1_793_000_000_000,
                    portal: "p",
                    content: .step(
                        AdoptionStep(
                            number: number,
                            solution: step.0,
                            region: step.1,
                            site: step.2,
                            stage: step.3,
                            level: step.4,
                            date: CalendarDate(step.5)!
                        )
                    )
                )
            )
        }
        return state.with(log.publish().experience)
    }

    private func result(_ method: String, _ params: String) throws -> Node {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        let reply = try ShippedState.reply(to: request, state: Self.told)
        if let error = reply["error"] { Issue.record("\(method) \(params): \(error)") }
        return try #require(reply["result"])
    }

    /// A member of the row for a stage.
    private func stage(_ name: String, _ member: String, in funnel: Node) -> Double? {
        funnel["stages"]?.items.first { $0["stage"]?.text == name }?[member]?.number
    }

    @Test("A region's funnel counts the regions within it, and nothing from beside it")
    func region() throws {
        let funnel = try result("adoption.funnel", #"{"region":"RO21"}"#)
        #expect(funnel["staged"]?.integer == 2, "RO213 lies in RO21, RO22 beside it")
        #expect(stage("planning", "reached", in: funnel) == 2)
        #expect(stage("planning", "medianDays", in: funnel) == 60, "2025-01-10 to 03-11")
        #expect(stage("piloting", "here", in: funnel) == 1)
        #expect(stage("piloting", "conversion", in: funnel) == 0.5)
        #expect(stage("handed-over", "reached", in: funnel) == 0)
        let stalled = funnel["stalled"]?.items ?? []
        #expect(stalled.map { $0["days"]?.integer } == [630], "since 2025-03-11, on 2026-12-01")
        #expect(stalled.first?["stage"]?.text == "piloting")
        #expect(stalled.first?["site"]?.isNull == true)
        #expect(funnel["_meta"]?["state"]?["asOf"]?.text == "2026-12-01")
    }

    @Test("A country's funnel counts all of it, whether it is named as region or as country")
    func country() throws {
        for params in [#"{"region":"RO"}"#, #"{"country":"RO"}"#] {
            let funnel = try result("adoption.funnel", params)
            #expect(funnel["staged"]?.integer == 3, "\(params)")
            #expect(funnel["total"]?.integer == 2, "\(params): who stands for over 180 days")
        }
        let none = try result("adoption.funnel", #"{"country":"HU","region":"RO21"}"#)
        #expect(none["staged"]?.integer == 0 && none["unstaged"]?.integer == 0)
        let one = try result("adoption.funnel", #"{"country":"RO","solution":"orthanc"}"#)
        #expect(one["staged"]?.integer == 1)
    }

    @Test("The day and the patience are those of the call")
    func day() throws {
        let early = try result("adoption.funnel", #"{"country":"RO","asOf":"2025-02-01"}"#)
        #expect(early["staged"]?.integer == 1 && early["total"]?.integer == 0)
        #expect(stage("planning", "here", in: early) == 1)
        let patient = #"{"country":"RO","stalledAfterDays":630}"#
        #expect(try result("adoption.funnel", patient)["total"]?.integer == 0)
        let eager = #"{"country":"RO","stalledAfterDays":0,"limit":1,"offset":1}"#
        let page = try result("adoption.funnel", eager)
        #expect(page["total"]?.integer == 3)
        #expect(page["stalled"]?.items.map { $0["solution"]?.text } == ["orthanc"])
    }

    @Test("Coverage counts records and what is told in their place, and adds up")
    func coverage() throws {
        let before = try ShippedState.result("adoption.coverage")
        let after = try result("adoption.coverage", "{}")
        let places = { (node: Node) in node["now"]?["places"]?.integer ?? 0 }
        #expect(places(before) > 1000, "the shipped records name where solutions run")
        // openmrs in RO213 is new; a record said that dhis2 runs in Hungary, or it is new too.
        #expect((1...2).contains(places(after) - places(before)))
        #expect(after["now"]?["levels"]?["scale-up"]?.integer == 1)
        #expect(after["now"]?["levels"]?["uptake"]?.integer == 1)
        for list in ["countries", "regions"] {
            let sum = (after[list]?.items ?? []).reduce(0) { $0 + ($1["places"]?.integer ?? 0) }
            #expect(sum == places(after), "\(list)")
        }
        for row in after["countries"]?.items ?? [] {
            let last = row["years"]?.items.last
            #expect(last?["places"] == row["places"], "\(row["country"]?.text ?? "")")
        }
        let site = try result("adoption.coverage", #"{"region":"RO21"}"#)
        #expect(site["regions"]?.items.map { $0["region"]?.text } == ["RO213"])
        #expect(site["regions"]?.items.first?["name"]?.text == "Iași")
    }

    @Test("Unmet needs are those of the profiles there, each with the sum of its shares")
    func unmet() throws {
        let all = try result("adoption.coverage", "{}")
        let here = try result("adoption.coverage", #"{"region":"RO21"}"#)
        #expect(here["profiles"]?.integer == 2)
        let codes = { (node: Node) in
            Set((node["unmet"]?.items ?? []).compactMap { $0["code"]?.text })
        }
        #expect(codes(here).isSuperset(of: ["RO-SIUI", "RO-DES"]), "no product speaks them")
        #expect(codes(here).isSubset(of: codes(all)))
        let weights = (all["unmet"]?.items ?? []).compactMap { $0["weight"]?.number }
        #expect(weights == weights.sorted(by: >) && weights.allSatisfy { $0 > 0 })
        let one = try result("adoption.coverage", #"{"feature":"standards"}"#)
        let features = Set((one["unmet"]?.items ?? []).compactMap { $0["feature"]?.text })
        #expect(features == ["standards"])
    }

    @Test("Where nobody has told anything, the answer is nothing, not an error")
    func nothing() throws {
        let funnel = try result("adoption.funnel", #"{"region":"PL82"}"#)
        #expect(funnel["staged"]?.integer == 0 && funnel["stages"]?.items.count == 10)
        #expect(stage("piloting", "conversion", in: funnel) == nil)
        let coverage = try result("adoption.coverage", #"{"region":"PL82"}"#)
        #expect(coverage["now"]?["places"]?.integer == 0)
        #expect(coverage["years"]?.items.isEmpty == true && coverage["asked"]?.integer == 0)
    }

    @Test(
        "Unknown names are answered with the nearest ones",
        arguments: [
            ("funnel", #"{"solution":"openmsr"}"#, "/params/solution", "openmrs"),
            ("funnel", #"{"region":"RO12x"}"#, "/params/region", "RO12"),
            ("funnel", #"{"region":"HR04"}"#, "/params/region", "HR02"),
            ("funnel", #"{"country":"EL"}"#, "/params/country", "GR"),
            ("funnel", #"{"asOf":"2026-02-30"}"#, "/params/asOf", nil),
            ("funnel", #"{"stalledAfterDays":-1}"#, "/params/stalledAfterDays", nil),
            ("funnel", #"{"stalledAfterDays":36501}"#, "/params/stalledAfterDays", nil),
            ("coverage", #"{"feature":"standard"}"#, "/params/feature", "standards"),
            ("coverage", #"{"feature":"trl"}"#, "/params/feature", nil),
            ("coverage", #"{"solution":"openmrs"}"#, "/params/solution", nil),
        ]
    )
    func faults(_ name: String, _ params: String, _ path: String, _ allowed: String?) throws {
        let error = try ShippedState.error(
            #"{"jsonrpc":"2.0","id":1,"method":"adoption.\#(name)","params":\#(params)}"#
        )
        #expect(["INVALID_PARAMS", "NOT_FOUND"].contains(error.reason), "\(params)")
        #expect(error.path == path, "\(params)")
        if let allowed { #expect(error.allowed.contains(allowed), "\(params): \(error.allowed)") }
    }
}
