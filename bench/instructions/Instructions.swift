import Catalog
import CatalogFiles
import Documents
import Glibc
import Matching
import Methods
import RPC

/// Does one piece of work many times, to be counted in instructions by whoever runs it.
///
///     instructions CASE TIMES
///
/// What preparing costs is the same for any number of times, so two runs tell the cost of one.
@main
enum Instructions {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 3, let times = Int(words[2]), let work = cases[words[1]] else {
            print("usage: instructions \(cases.keys.sorted().joined(separator: "|")) TIMES")
            exit(64)
        }
        try work(times)
    }

    private static let cases: [String: @Sendable (Int) throws -> Void] = [
        "query-kept": { try answer($0, cacheBytes: 1 << 20, stored) },
        "query-stored": { try answer($0, cacheBytes: 0, stored) },
        "query-own-weights": { try answer($0, cacheBytes: 0, ownWeights) },
        "query-general": general,
        "rank-matrix": rankMatrix,
        "rank-catalogue": rankCatalogue,
        "write-numbers": writeNumbers,
        "read-numbers": readNumbers,
    ]

    private static let stored =
        #"{"jsonrpc":"2.0","id":1,"method":"match.query","params":{"profile":"RO21"}}"#

    private static let ownWeights =
        #"{"jsonrpc":"2.0","id":1,"method":"match.query","params":{"profile":"RO21","weights":"#
        + #"{"challenges":0.31,"interventions":0.22,"applications":0.117,"conditions":0.08,"#
        + #""standards":0.1234,"readiness":0.05,"emram":0.04,"setup-cost":0.2,"languages":0.07}}}"#

    private static let today = CalendarDate(daysSince1970: 20_784)

    /// The catalogue of the working folder.
    private static func state() throws -> ServiceState {
        let contents = CatalogFolder.read("catalog")
        let models = CatalogFolder.readDocuments(in: "models", as: ModelSet.folder)
        let (state, faults) = ServiceState.build(
            contents.documents,
            models: models.documents,
            revision: 1,
            today: today
        )
        if let fault = (contents.faults + models.faults + faults).first {
            print("the catalogue of this folder cannot be read: \(fault)")
            exit(65)
        }
        guard let state else { exit(65) }
        return state
    }

    private static func answer(_ times: Int, cacheBytes: Int, _ text: String) throws {
        var path = FastPath(cacheBytes: cacheBytes)
        path.use(.init(state: try state(), degraded: [], prepared: [], today: today))
        let body = Array(text.utf8)
        for _ in 0..<times + 3 {
            var note = CallNote()
            let isAnswered = body.withUnsafeBytes {
                path.answer($0, receivedMicros: 0, nowMicros: { 0 }, &note)
            }
            guard isAnswered else { exit(70) }
        }
    }

    private static func general(_ times: Int) throws {
        let context = CallContext(
            state: try state(),
            socket: .query,
            isDraining: false,
            today: today,
            receivedMicros: 0,
            nowMicros: { 0 },
            nowUnixMillis: { 0 },
            figures: ServerFigures.init
        )
        let body = Array(stored.utf8)
        var writer = JSONWriter()
        for _ in 0..<times {
            writer.removeAll()
            body.withUnsafeBytes { _ = Dispatcher.answer($0, in: context, to: &writer) }
        }
    }

    /// 20,000 rows of 24 columns, most of them low, under weights that lean elsewhere each time.
    private static func rankMatrix(_ times: Int) throws {
        var numbers = Numbers()
        let columns = (0..<24).map { _ in
            (0..<20_000).map { _ in
                let share = numbers.share()
                return (share * share * share * 100).rounded() / 100
            }
        }
        let matrix = UtilityMatrix(columns: columns, direction: Array(repeating: 1, count: 24))
        var search = MatrixSearch()
        for _ in 0..<times {
            let raw = (0..<24).map { _ in numbers.share() }
            let sum = raw.reduce(0, +)
            matrix.top(10, weights: raw.map { $0 / sum }, search: &search)
        }
    }

    private static func rankCatalogue(_ times: Int) throws {
        let engine = try state().engine
        guard let profile = engine.snapshot.profile("RO21") else { exit(65) }
        for _ in 0..<times {
            let plan = try engine.plan(MatchQuery(profile: profile, asOf: today))
            _ = engine.rank(plan, limit: 10)
        }
    }

    private static func writeNumbers(_ times: Int) throws {
        var numbers = Numbers()
        let values = (0..<1000).map { _ in numbers.share() * numbers.share() }
        var buffer = ReplyBuffer()
        for _ in 0..<times {
            buffer.removeAll()
            for value in values { buffer.append(value) }
        }
    }

    private static func readNumbers(_ times: Int) throws {
        var numbers = Numbers()
        let text = (0..<1000).map { _ in "\(numbers.share())" }.joined(separator: ",")
        let bytes = Array(text.utf8)
        for _ in 0..<times {
            var place = 0
            while place < bytes.count {
                guard let number = DecimalReader.read(bytes.span.bytes, at: place) else { exit(70) }
                place = number.end + 1
            }
        }
    }
}
