import Catalog
import Documents
import Matching
import RPC
import TestSupport
import Testing

@testable import Methods

/// What the fast path answers, it answers as the dispatcher would, byte for byte.
@Suite("The fast path")
struct FastPathTests {
    static let today = CalendarDate("2026-11-27")!

    /// The reply of the general road.
    private static func plain(_ body: [UInt8], _ state: ServiceState) -> String {
        var writer = JSONWriter()
        let context = CallContext(
            state: state,
            socket: .query,
            isDraining: false,
            today: today,
            receivedMicros: 0,
            nowMicros: { 0 },
            nowUnixMillis: { 0 },
            figures: { ServerFigures() }
        )
        body.withUnsafeBytes { _ = Dispatcher.answer($0, in: context, to: &writer) }
        return writer.text
    }

    /// The reply of the fast path, or nil where it leaves the request to the general road.
    private static func fast(_ body: [UInt8], _ path: inout FastPath) -> String? {
        var note = CallNote()
        let isAnswered = body.withUnsafeBytes {
            path.answer($0, receivedMicros: 0, nowMicros: { 0 }, &note)
        }
        guard isAnswered else { return nil }
        #expect(note.method == "match.query")
        return path.reply.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    private static func path(on state: ServiceState, cacheBytes: Int) -> FastPath {
        var path = FastPath(cacheBytes: cacheBytes)
        path.use(.init(state: state, degraded: [], prepared: [], today: today))
        return path
    }

    /// A request of the plain kind, in one of many spellings.
    private static func request(_ random: inout SplitMix64, _ state: ServiceState) -> String {
        let profile = pick(state.engine.snapshot.profiles.map(\.id), &random)
        var params = [#""profile":"\#(profile)""#]
        if chance(0.5, &random) {
            params.append(#""explain":"\#(pick(["none", "summary"], &random))""#)
        }
        if chance(0.4, &random) {
            params.append(#""limit":\#(Int.random(in: 1...200, using: &random))"#)
        }
        if chance(0.3, &random) {
            params.append(#""offset":\#(Int.random(in: 0...40, using: &random))"#)
        }
        if chance(0.2, &random) {
            params.append(#""minScore": \#(pick(["0", "0.3", "0.55", "1"], &random))"#)
        }
        if chance(0.3, &random) { params.append(#""lang":"\#(pick(["en", "ro"], &random))""#) }
        if chance(0.2, &random) { params.append(#""_meta":{"timeoutMs":500}"#) }
        if chance(0.6, &random) { params.append(weights(&random, state)) }
        params.shuffle(using: &random)
        let space = pick(["", " ", "\n\t"], &random)
        let id = pick(["1", "\"r1\"", "9007199254740991", "\"a b\"", "0"], &random)
        let members = [
            #""jsonrpc":"2.0""#, "\"id\":\(space)\(id)", #""method":"match.query""#,
            "\"params\":\(space){" + params.joined(separator: "," + space) + "}",
        ]
        return "{" + members.shuffled(using: &random).joined(separator: space + ",") + "}" + space
    }

    private static func weights(_ random: inout SplitMix64, _ state: ServiceState) -> String {
        let criteria = state.engine.models["smart-hospital"]?.criteria.map(\.id) ?? []
        let names = Set(criteria).sorted().shuffled(using: &random)
        let chosen = names.prefix(Int.random(in: 1...23, using: &random))
        let weights = chosen.map { name in
            let weight = pick(
                ["0", "1", "0.5", "0.1234567890123456789", "1e-3", "1000000", "2.5E2", "0.30"],
                &random
            )
            return #""\#(name)":\#(weight)"#
        }
        return #""weights":{\#(weights.joined(separator: ","))}"#
    }

    private static func pick<T>(_ values: [T], _ random: inout SplitMix64) -> T {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private static func chance(_ share: Double, _ random: inout SplitMix64) -> Bool {
        Double.random(in: 0..<1, using: &random) < share
    }

    @Test("Plain queries are answered as by the general road, byte for byte", arguments: 0..<8)
    func twins(seed: Int) throws {
        let state = try #require(ShippedState.state)
        var random = SplitMix64(seed: seed)
        var path = Self.path(on: state, cacheBytes: seed % 2 == 0 ? 0 : 1 << 20)
        var answered = 0
        for number in 0..<250 {
            let text = Self.request(&random, state)
            let expected = Self.plain(Array(text.utf8), state)
            for turn in 0..<3 {
                guard let got = Self.fast(Array(text.utf8), &path) else { continue }
                answered += 1
                guard got == expected else {
                    let place = "seed \(seed), request \(number), turn \(turn)"
                    Issue.record("\(place): \(text)\n\(got)\n\(expected)")
                    return
                }
            }
        }
        #expect(answered > 500, "seed \(seed): the fast path must take most plain queries")
    }

    @Test("Of garbled queries, it takes none to mean what it does not", arguments: 0..<8)
    func garbled(seed: Int) throws {
        let state = try #require(ShippedState.state)
        var random = SplitMix64(seed: 100 + seed)
        var path = Self.path(on: state, cacheBytes: 1 << 20)
        for number in 0..<2000 {
            var body = Array(Self.request(&random, state).utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<body.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: body.remove(at: place)
                case 1: body.insert(body[Int.random(in: 0..<body.count, using: &random)], at: place)
                case 2: body[place] = UInt8.random(in: 0...255, using: &random)
                default: body[place] = body[Int.random(in: 0..<body.count, using: &random)]
                }
            }
            guard let got = Self.fast(body, &path) else { continue }
            let expected = Self.plain(body, state)
            guard got == expected else {
                let text = String(decoding: body, as: UTF8.self)
                Issue.record("seed \(seed), request \(number): \(text)\n\(got)\n\(expected)")
                return
            }
        }
    }

    @Test("A kept reply is gone the moment the day, the state or what is degraded changes")
    func invalidation() throws {
        let state = try #require(ShippedState.state)
        var path = Self.path(on: state, cacheBytes: 1 << 20)
        let body = Array(
            #"{"jsonrpc":"2.0","id":1,"method":"match.query","params":{"profile":"RO21"}}"#.utf8
        )
        for _ in 0..<3 { #expect(Self.fast(body, &path) == Self.plain(body, state)) }
        path.use(.init(state: state, degraded: ["slow"], prepared: [], today: Self.today))
        #expect(Self.fast(body, &path)?.contains(#""degraded":["slow"]"#) == true)
        let tomorrow = CalendarDate("2026-11-28")!
        path.use(.init(state: state, degraded: [], prepared: [], today: tomorrow))
        #expect(Self.fast(body, &path)?.contains(#""asOf":"2026-11-28""#) == true)
        let (next, revision) = try Self.renamed(state)
        path.use(.init(state: next, degraded: [], prepared: [], today: Self.today))
        let answer = try #require(Self.fast(body, &path))
        #expect(answer.contains(#""catalogRevision":\#(revision)"#))
        #expect(answer == Self.plain(body, next))
    }

    /// The next revision, in which every solution has another name.
    private static func renamed(_ state: ServiceState) throws -> (ServiceState, Int) {
        let old = state.engine.snapshot
        let snapshot = CatalogSnapshot(
            revision: old.revision + 1,
            solutions: old.solutions.map { solution in
                var solution = solution
                solution.name += " 2"
                return solution
            },
            profiles: old.profiles,
            geography: old.geography,
            codeLists: old.codeLists,
            labels: old.labels
        )
        let engine = MatchEngine(snapshot: snapshot, models: state.engine.models)
        return (ServiceState(engine: engine), snapshot.revision)
    }

    @Test("The cache holds no more than it may, and gives back what was put in", arguments: 0..<20)
    func ring(seed: Int) {
        var random = SplitMix64(seed: seed)
        var cache = ReplyCache(bytes: 4096)
        var kept: [Int: [UInt8]] = [:]
        for number in 0..<2000 {
            let key = Int.random(in: 0..<40, using: &random)
            let body = Array("{\"id\":\(number),\"key\":\(key)}".utf8)
            let id = 6..<6 + String(number).utf8.count
            body.withUnsafeBytes { body in
                let hash = ReplyCache.hash(body, without: id)
                let isFound = cache.find(body, id: id, hash: hash) { pieces in
                    #expect(Array(pieces.result) == kept[key], "seed \(seed), \(number)")
                }
                guard !isFound, cache.isWanted(hash) else { return }
                let size = Int.random(in: 0...700, using: &random)
                let reply = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
                reply.withUnsafeBytes {
                    let pieces = ReplyCache.Pieces(result: $0, end: $0)
                    cache.insert(body, id: id, hash: hash, pieces)
                }
                kept[key] = reply
            }
            if number % 500 == 499 {
                cache.removeAll()
                kept = [:]
            }
        }
    }
}
