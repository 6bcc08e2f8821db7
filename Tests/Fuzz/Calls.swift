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
        ] {
            lists[id] = SmallLists.list(id, .scale, codes)
        }
        let geography = Geography(
            regions: ["RO21", "RO22"].map {
                Region(id: $0, name: $0, country: "RO", level: .basic)
            },
            countries: [Country(id: "RO", isInEU: true, languages: ["ro"])],
            aliases: ["RO20": ["RO21"]]
        )
        let solutions = ["a", "b"].map {
            Solution(
                id: $0,
                name: $0,
                kind: "software",
                summary: LocalizedText(en: "a", ro: "b"),
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
        let profile = NeedsProfile(
            id: "RO21",
            region: "RO21",
            name: LocalizedText(en: "n", ro: "n"),
            model: "smart-hospital"
        )
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: [profile],
            geography: geography,
            codeLists: lists,
            labels: Labels()
        )
        state = ServiceState(
            engine: MatchEngine(snapshot: snapshot, models: ModelSet([model])),
            programme: Self.programme
        )
        log = ExperienceLog(geography: geography, votesAnHour: 20)
    }

    /// A twinning model with every criterion and no threshold of its own.
    private static let programme: ProgrammeModels = {
        let text = """
            {"kind":"twinning","id":"twinning","version":"1","title":{"en":"t","ro":"t"},
            "criteria":[{"id":"solutions","weight":1},{"id":"likeness","weight":1}],
            "solutions":{"fit":0,"best":2,"half":0.2,"levels":{"adoption":1},"origin":0.4,
            "country":0.5,"half-life":5},"readiness":{"lead":2},"language":{"union":0.5},
            "proximity":{"reach":3000},"types":{},"costs":{"KX":1},"indicators":[]}
            """
        guard let node = try? JSONReader.read(Array(text.utf8)), let model = TwinningModel(node)
        else { fatalError("the model is not read") }
        return ProgrammeModels([model])
    }()

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
            let left = log.publish().experience.evidence
            guard left.voices.isEmpty, left.sites.isEmpty else {
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
        if let author = effect.erased { head.erase(author, head.erasureMark(0, by: "owner")) }
        return true
    }
}
