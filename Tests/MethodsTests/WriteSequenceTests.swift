import Catalog
import Documents
import Matching
import Protocol
import RPC
import TestSupport
import Testing

@testable import Methods

/// Random writes in groups, and a plain account of what they leave.
private struct WriteSequence {
    var random: SplitMix64
    var trial = WriteTrial()
    var solutions: [String: Solution]
    var profiles: [String: NeedsProfile]
    var versions: [String: Int]
    var revision = 1

    init(seed: Int) {
        random = SplitMix64(seed: seed)
        let snapshot = trial.head.base.engine.snapshot
        solutions = Dictionary(uniqueKeysWithValues: snapshot.solutions.map { ($0.id, $0) })
        profiles = Dictionary(uniqueKeysWithValues: snapshot.profiles.map { ($0.id, $0) })
        versions = trial.head.base.profileVersions
    }

    mutating func pick<T>(_ values: [T]) -> T { values[random.below(values.count)] }

    /// Sends one write, and accounts for it where it is carried out.
    mutating func write() throws {
        switch random.below(8) {
        case 0, 1: try putSolution()
        case 2: try removeSolution()
        case 3: try removeProfile()
        default: try putProfile()
        }
    }

    private mutating func send(_ method: String, _ params: String) throws -> Bool {
        let body = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        return try trial.reply(to: body)["result"] != nil
    }

    private mutating func putSolution() throws {
        let id = pick(["a", "b", "c", "openmrs", "dhis2"])
        var record = WriteTrial.record(id, name: pick(["One", "Two"]))
        if random.below(3) == 0 {
            record = record.replacing(
                #""features":{}"#,
                with: #""features":{"applications":{"value":["A5"],"source":"s","date":"2024","#
                    + #""basis":"reviewed"}}"#
            )
        }
        let node = try JSONReader.read(Array(record.utf8))
        let value = Solution(node)?
            .inListOrder(trial.head.base.engine.snapshot.codeLists)
        guard try send("solutions.put", #"{"solution":\#(record)}"#) else { return }
        if solutions[id] != value { revision += 1 }
        solutions[id] = value
    }

    private mutating func removeSolution() throws {
        let id = pick(["a", "b", "c", "dhis2", "nothing"])
        guard try send("solutions.remove", #"{"solution":"\#(id)"}"#) else { return }
        solutions[id] = nil
        revision += 1
    }

    private mutating func putProfile() throws {
        let id = pick(["p", "q", "RO21", "zz"])
        let region = pick(["RO21", "BG31", "RO11", "FRY3", "nowhere"])
        let existing = pick(["", #""a""#, #""openmrs","b""#])
        let body =
            WriteTrial.profile(id)
            .replacing(#""region":"RO21""#, with: #""region":"\#(region)""#)
            .dropLast() + #","existing":[\#(existing)]}"#
        let node = try JSONReader.read(Array(body.utf8))
        guard try send("profiles.put", #"{"profile":\#(body)}"#) else { return }
        profiles[id] = NeedsProfile(node)
        versions[id, default: 0] += 1
    }

    private mutating func removeProfile() throws {
        let id = pick(["p", "q", "RO21", "zz", "nobody"])
        guard try send("profiles.remove", #"{"profile":"\#(id)"}"#) else { return }
        profiles[id] = nil
        versions[id, default: 0] += 1
    }

    /// The state of what was accounted for, made from nothing.
    func made() -> ServiceState {
        let base = trial.head.base.engine
        let snapshot = CatalogSnapshot(
            revision: revision,
            solutions: Array(solutions.values),
            profiles: Array(profiles.values),
            geography: base.snapshot.geography,
            codeLists: base.snapshot.codeLists,
            labels: base.snapshot.labels
        )
        let engine = MatchEngine(snapshot: snapshot, models: base.models, evidence: base.evidence)
        return ServiceState(engine: engine, profileVersions: versions)
    }
}

@Suite("Writes in sequence")
struct WriteSequenceTests {
    /// Requests that between them read everything a state holds.
    private static func requests(_ state: ServiceState) -> [(method: String, params: String)] {
        let first = state.engine.snapshot.profiles.prefix(20)
        return first.map { ("match.query", #"{"profile":"\#($0.id)","explain":"full"}"#) }
            + first.map { ("profiles.get", #"{"profile":"\#($0.id)"}"#) } + [
                ("profiles.list", "{}"), ("solutions.list", #"{"limit":1000}"#),
                ("solutions.search", #"{"text":"two openmrs"}"#), ("solutions.facets", "{}"),
                ("match.query", #"{"profile":"nobody"}"#),
                ("regions.similar", #"{"region":"RO11"}"#),
                ("solutions.similar", #"{"solution":"openmrs"}"#),
                ("solutions.get", #"{"solution":"openmrs"}"#),
            ]
    }

    @Test("After each group the state equals one made from nothing", arguments: 0..<12)
    func equal(seed: Int) throws {
        var sequence = WriteSequence(seed: seed)
        for group in 0..<6 {
            for _ in 0..<(1 + sequence.random.below(8)) { try sequence.write() }
            let twin = sequence.made()
            let state = sequence.trial.head.state()
            #expect(state.revision == twin.revision, "seed \(seed), group \(group)")
            #expect(state.profileVersions == twin.profileVersions, "seed \(seed), group \(group)")
            #expect(sequence.trial.head.solutionCount == twin.solutionCount)
            for list in ["solutions", "profiles", "existing", "regions", "standards"] {
                #expect(
                    state.vocabulary.words(in: list) == twin.vocabulary.words(in: list),
                    "seed \(seed), group \(group), \(list)"
                )
            }
            for (method, params) in Self.requests(twin) {
                let request =
                    #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
                let (reply, expected) = (
                    try ShippedState.reply(to: request, state: state),
                    try ShippedState.reply(to: request, state: twin)
                )
                #expect(reply == expected, "seed \(seed), group \(group): \(request)")
            }
        }
    }

    @Test("While only profiles change, what is made of solutions stays the same object")
    func shared() throws {
        var trial = WriteTrial()
        let before = trial.head.base
        let body =
            #"{"jsonrpc":"2.0","id":1,"method":"profiles.put","params":{"profile":"#
            + WriteTrial.profile("p") + "}}"
        _ = try trial.reply(to: body)
        let after = trial.head.state()
        #expect(after.engine.snapshot.profile("p") != nil)
        #expect(before.engine.snapshot.profile("p") == nil, "what queries hold never changes")
        let storages = [before, after].map { state in
            state.engine.snapshot.solutions.withContiguousStorageIfAvailable { $0.baseAddress }
        }
        #expect(storages[0] == storages[1], "the solutions were copied")
    }
}
