import Catalog
import Documents
import Matching
import Protocol
import RPC
import TestSupport
import Testing

@testable import Methods

/// Writes of every kind that move rankings, and what a watch tells of them.
private struct WatchedStore {
    static let profiles = ["RO21", "BG31", "p", "q"]

    var random: SplitMix64
    var trial = WriteTrial()
    var watch: RankingWatch
    var micros = 0

    init(seed: Int) {
        random = SplitMix64(seed: seed)
        watch = RankingWatch(trial.head.base, today: ShippedState.today)
    }

    mutating func pick<T>(_ values: [T]) -> T { values[random.below(values.count)] }

    /// Sends one write; it may be refused.
    mutating func write() throws {
        let solution = pick(["openmrs", "tamanu", "bahmni", "orthanc", "new"])
        switch random.below(6) {
        case 0, 1:
            let author = "a\(random.below(40))"
            try send(
                "feedback.submit",
                #"{"solution":"\#(solution)","region":"\#(pick(["RO21", "BG31"]))","#
                    + #""author":"\#(author)","role":"nurse","level":"uptake","#
                    + #""score":\#(random.below(7) - 3)}"#
            )
        case 2:
            try send(
                "adoption.record",
                #"{"solution":"\#(solution)","region":"\#(pick(["RO22", "RO11", "PL81"]))","#
                    + #""stage":"scaling-up","date":"2026-01-15","reason":"told"}"#
            )
        case 3:
            let existing = pick(["", #""openmrs""#, #""tamanu","bahmni""#])
            let id = pick(Self.profiles)
            let body = WriteTrial.profile(id).dropLast() + #","existing":[\#(existing)]}"#
            try send("profiles.put", #"{"profile":\#(body)}"#)
        case 4: try send("profiles.remove", #"{"profile":"\#(pick(Self.profiles))"}"#)
        default:
            let record = WriteTrial.record(solution, name: pick(["One", "Two"]))
            let isGone = random.below(3) == 0
            try isGone
                ? send("solutions.remove", #"{"solution":"\#(solution)"}"#)
                : send("solutions.put", #"{"solution":\#(record)}"#)
        }
    }

    mutating func send(_ method: String, _ params: String) throws {
        let body = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        _ = try trial.reply(to: body)
        trial.served = trial.head.state()
    }

    mutating func look(isLast: Bool = false) -> [RankingChange] {
        watch.look(
            at: trial.head.base,
            today: ShippedState.today,
            micros: micros,
            isLast: isLast
        )
    }

    /// The solution of RO21's top that is least below the one above it: votes soon lift it.
    func nearestToTheOneAbove(in top: [String]) throws -> String {
        let ranking = TopRanking("RO21", in: trial.head.base, today: ShippedState.today)
        let scores = try top.map { try #require(ranking.score(of: $0)) }
        let gaps = zip(scores, scores.dropFirst()).map { $0 - $1 }
        let index = try #require(gaps.indices.min { gaps[$0] < gaps[$1] })
        return top[index + 1]
    }

    /// What stands at the top for every profile, ranked in the obvious way.
    func tops() throws -> [String: [String]] {
        let engine = trial.head.base.engine
        return try Dictionary(
            uniqueKeysWithValues: engine.snapshot.profiles.map { profile in
                let query = MatchQuery(profile: profile, asOf: ShippedState.today)
                let scores = engine.plainRanking(try engine.plan(query)).prefix(10)
                return (profile.id, scores.map { engine.snapshot.solutions[$0.position].id })
            }
        )
    }
}

/// A top to which a change is applied, as somebody does who only listens.
private func applying(_ change: RankingChange, to old: [String]) -> [String] {
    var places: [Int: String] = [:]
    let moved = Dictionary(uniqueKeysWithValues: change.moved.map { ($0.solution, $0.ranks[1]) })
    let gone = Set(change.left.map(\.solution))
    for (index, id) in old.enumerated() where !gone.contains(id) {
        places[moved[id] ?? index + 1] = id
    }
    for row in change.entered { places[row.rank] = row.solution }
    return places.sorted { $0.key < $1.key }.map(\.value)
}

@Suite("What is told when the top of a ranking changes")
struct RankingWatchTests {
    @Test("Whoever listens has the top of every ranking as it is", arguments: 0..<6)
    func replay(seed: Int) throws {
        var store = WatchedStore(seed: seed)
        var heard = try store.tops()
        var count = 0
        for step in 0..<60 {
            try store.write()
            store.micros += store.random.below(2) * 1_500_000
            for change in store.look(isLast: step == 59) {
                count += 1
                let old = heard[change.profile] ?? []
                heard[change.profile] = applying(change, to: old)
                for row in change.left {
                    #expect(old[row.rank - 1] == row.solution, "seed \(seed)")
                }
                let told =
                    change.entered.map(\.solution) + change.left.map(\.solution)
                    + change.moved.map(\.solution)
                #expect(change.reasons.map(\.solution) == told, "seed \(seed)")
            }
        }
        heard = heard.filter { !$0.value.isEmpty }
        #expect(try heard == store.tops(), "seed \(seed)")
        #expect(count > 5, "seed \(seed): something moved")
    }

    @Test("Nothing is told at the start, nor of what leaves the top as it is")
    func quiet() throws {
        var store = WatchedStore(seed: 0)
        #expect(store.look().isEmpty)
        let record = WriteTrial.record("far-down")
        try store.send("solutions.put", #"{"solution":\#(record)}"#)
        #expect(store.look().isEmpty)
        #expect(store.watch.dueMicros == nil)
    }

    @Test("The first change is told at once, those of the next second together at its end")
    func rate() throws {
        var store = WatchedStore(seed: 0)
        let put = { (id: String) in
            #"{"profile":\#(WriteTrial.profile("p").dropLast() + #","existing":["\#(id)"]}"#)}"#
        }
        try store.send("profiles.put", put("tamanu"))
        let first = store.look()
        #expect(first.map(\.profile) == ["p"])
        let old = first[0].entered.map(\.solution)
        #expect(old.count == 10 && first[0].left.isEmpty && first[0].moved.isEmpty)
        for (index, id) in ["openmrs", "bahmni", "openelis"].enumerated() {
            store.micros = (index + 1) * 300_000
            try store.send("profiles.put", put(id))
            #expect(store.look().isEmpty, "a second has not passed")
            #expect(store.watch.dueMicros == 1_000_000)
        }
        store.micros = 999_999
        #expect(store.look().isEmpty)
        store.micros = 1_000_000
        let second = store.look()
        #expect(second.map(\.profile) == ["p"], "one event about all of them")
        let change = try #require(second.first)
        #expect(change.version == 4)
        #expect(try applying(change, to: old) == store.tops()["p"])
        #expect(store.watch.dueMicros == nil)
        #expect(store.look().isEmpty)
    }

    @Test("A profile waits by itself: one that is told does not hold up another")
    func apart() throws {
        var store = WatchedStore(seed: 0)
        try store.send("profiles.put", #"{"profile":\#(WriteTrial.profile("p"))}"#)
        #expect(store.look().map(\.profile) == ["p"])
        store.micros = 10
        try store.send("profiles.put", #"{"profile":\#(WriteTrial.profile("q"))}"#)
        #expect(store.look().map(\.profile) == ["q"])
    }

    @Test("It says what moved a solution")
    func why() throws {
        var store = WatchedStore(seed: 0)
        let top = try #require(try store.tops()["RO21"])
        let chosen = try store.nearestToTheOneAbove(in: top)
        for number in 0..<200 {
            let vote =
                #"{"solution":"\#(chosen)","region":"RO21","author":"a\#(number)","#
                + #""role":"nurse","level":"uptake","score":3}"#
            try store.send("feedback.submit", vote)
        }
        let change = try #require(store.look().first { $0.profile == "RO21" })
        #expect(change.entered.isEmpty && change.left.isEmpty)
        let reason = try #require(change.reasons.first { $0.solution == chosen })
        #expect(reason.cause == .feedback && reason.criterion == "feedback")
        #expect(reason.after > reason.before)
        let others = change.reasons.filter { $0.solution != chosen }
        #expect(!others.isEmpty)
        #expect(others.allSatisfy { $0.cause == .others && $0.criterion == nil })
        store.micros += 2_000_000
        try store.send("solutions.remove", #"{"solution":"\#(top[0])"}"#)
        let next = try #require(store.look().first { $0.profile == "RO21" })
        #expect(next.left == [.init(solution: top[0], rank: change.place(of: top[0]), score: nil)])
        #expect(next.reasons.first { $0.solution == top[0] }?.cause == .solution)
        #expect(next.reasons.first { $0.solution == next.entered[0].solution }?.cause == .others)
        store.micros += 2_000_000
        try store.send("profiles.remove", #"{"profile":"RO21"}"#)
        let last = try #require(store.look().first { $0.profile == "RO21" })
        #expect(last.left.count == 10 && last.entered.isEmpty && last.moved.isEmpty)
        #expect(last.left.allSatisfy { $0.score == nil })
        #expect(last.reasons.allSatisfy { $0.cause == .profile })
    }
}

extension RankingChange {
    /// The place after it of a solution that was first before.
    fileprivate func place(of id: String) -> Int {
        moved.first { $0.solution == id }?.ranks[1] ?? 1
    }
}
