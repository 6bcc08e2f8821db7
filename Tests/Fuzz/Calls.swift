import Catalog
import Documents
import Experience
import Matching
import Methods
import Protocol
import RPC
import TestSupport
import Twinning

/// Requests as they are carried out: a small catalogue with a log of events, which every input
/// finds as the one before it did.
struct Calls {
    private let state: ServiceState
    private let log: ExperienceLog

    init() {
        var lists = SmallLists.all
        for (id, codes) in [
            "feedback-roles": ["nurse", "patient"],
            "adoption-stages": ["piloting", "deploying", "scaling-up"],
            "twinning-stages": ["reporting", "strategy", "network"],
            "twinning-outcomes": ["adopted", "stopped"], "twinning-types": ["KX", "FA"],
            "member-kinds": ["organisation", "professional"],
            "member-roles": ["nurse", "trainer"],
            "consent-purposes": ["suggested", "named-in-reports"],
        ] {
            lists[id] = SmallLists.list(id, .scale, codes)
        }
        let geography = Geography(
            regions: ["HU31", "RO21", "RO22"].map {
                Region(id: $0, name: $0, country: String($0.prefix(2)), level: .basic)
            },
            countries: [
                Country(id: "HU", isInEU: true, languages: ["hu"]),
                Country(id: "RO", isInEU: true, languages: ["ro"]),
            ],
            aliases: ["RO20": ["RO21"]]
        )
        let solutions = ["a", "b"].map {
            Solution(
                id: $0,
                name: $0,
                kind: "software",
                summary: LocalizedText(en: "a", ro: "b"),
                requires: Requirements(readiness: ["S04": 3], emram: 2, isHard: $0 == "b"),
                deployments: [Deployment(region: "RO22", year: 2020, source: "s")]
            )
        }
        let feedback = Criterion(
            id: "feedback",
            group: "g",
            from: .feedback,
            against: nil,
            utility: .feedback(FeedbackBounds()),
            weight: 1,
            active: .always
        )
        let model = ScoringModel(
            id: "smart-hospital",
            version: "1",
            title: LocalizedText(en: "m", ro: "m"),
            groups: [ScoringModel.Group(id: "g", title: LocalizedText(en: "g", ro: "g"))],
            criteria: [feedback]
        )
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: [CallRecords.profile].compactMap { $0 },
            geography: geography,
            codeLists: lists,
            labels: Labels()
        )
        state = ServiceState(
            engine: MatchEngine(snapshot: snapshot, models: ModelSet([model])),
            programme: CallRecords.models
        )
        log = ExperienceLog(geography: geography, votesAnHour: 20)
    }

    /// Carries out each line of some bytes as one request, the writes on the same head.
    func answer(_ bytes: [UInt8]) {
        var head = WriteHead(state, EventLog(log, AuthorSecret([UInt8](repeating: 1, count: 32))))
        var served = state
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            var context = CallContext(
                state: served,
                socket: .query,
                isDraining: false,
                today: CalendarDate(daysSince1970: 20_000),
                receivedMicros: 0,
                nowMicros: { 0 },
                nowUnixMillis: { 1_728_000_000_000 },
                figures: ServerFigures.init
            )
            context.hasStore = true
            var writer = JSONWriter()
            var note = CallNote()
            let answer = Array(line).withUnsafeBytes {
                Dispatcher.attempt($0, in: context, to: &writer, &note)
            }
            if case .deferred(let call) = answer, case .write = call.kind,
                carryOut(call, &head)
            {
                served = head.state()
            }
        }
        // Whatever came, taking it back leads to where it began.
        head.events.with { log in
            log.rollBack(to: 0)
            let left = log.publish().experience
            guard left.evidence.voices.isEmpty, left.evidence.sites.isEmpty,
                left.twinnings.isEmpty, left.network.isEmpty
            else {
                fatalError("something is left of events that were taken back")
            }
        }
    }

    private func carryOut(_ call: DeferredCall, _ head: inout WriteHead) -> Bool {
        let effect = try? Dispatcher.effect(
            of: call,
            on: head,
            unixMillis: 1_728_000_000_000,
            nowMicros: 0
        )
        guard let effect else { return false }
        head.apply(effect)
        if !effect.erased.isEmpty {
            head.erase(effect.erased, head.erasureMark(0, by: "owner"))
        }
        return true
    }
}
