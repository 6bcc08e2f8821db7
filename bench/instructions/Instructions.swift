import Catalog
import CatalogFiles
import Documents
import Glibc
import Matching
import Methods
import RPC

/// Does one piece of work many times, to be counted in instructions by whoever runs it.
///
///     instructions CASE
///
/// It is prepared first, then ``measured(_:_:)`` does it as often as is printed.
@main
enum Instructions {
    static func main() throws {
        let words = CommandLine.arguments
        switch words.count == 2 ? words[1] : "" {
        case "query-kept": try answer(1000, cacheBytes: 1 << 20, stored)
        case "query-stored": try answer(200, cacheBytes: 0, stored)
        case "query-own-weights": try answer(200, cacheBytes: 0, ownWeights)
        case "query-general": try general(30)
        case "rank-catalogue": try rankCatalogue(50)
        case "rank-matrix": rankMatrix(100)
        case "write-numbers": writeNumbers(50)
        case "read-numbers": readNumbers(50)
        default:
            print("usage: instructions CASE, as in bench/instructions.json")
            exit(64)
        }
    }

    /// Does a piece of work some times; what is counted begins and ends with this function.
    @inline(never)
    private static func measured(_ times: Int, _ work: () -> Void) {
        print(times)
        for _ in 0..<times { work() }
    }

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

    private static func answer(
        _ times: Int,
        cacheBytes: Int,
        _ text: String
    ) throws {
        var path = FastPath(cacheBytes: cacheBytes)
        path.use(.init(state: try state(), degraded: [], prepared: [], today: today))
        let body = Array(text.utf8)
        let once = {
            var note = CallNote()
            let isAnswered = body.withUnsafeBytes {
                path.answer($0, receivedMicros: 0, nowMicros: { 0 }, &note)
            }
            precondition(isAnswered, "the fast path leaves a plain query to the general road")
        }
        for _ in 0..<3 { once() }
        measured(times, once)
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
        measured(times) {
            writer.removeAll()
            body.withUnsafeBytes { _ = Dispatcher.answer($0, in: context, to: &writer) }
        }
    }

    /// 20,000 rows of 24 columns, most of them low, under weights that lean elsewhere each time.
    private static func rankMatrix(_ times: Int) {
        var numbers = Numbers()
        let columns = (0..<24).map { _ in
            (0..<20_000).map { _ in
                let share = numbers.share()
                return (share * share * share * 100).rounded() / 100
            }
        }
        let matrix = UtilityMatrix(columns: columns, direction: Array(repeating: 1, count: 24))
        var search = MatrixSearch()
        measured(times) {
            let raw = (0..<24).map { _ in numbers.share() }
            let sum = raw.reduce(0, +)
            matrix.top(10, weights: raw.map { $0 / sum }, search: &search)
        }
    }

    private static func rankCatalogue(_ times: Int) throws {
        let engine = try state().engine
        guard let profile = engine.snapshot.profile("RO21") else { exit(65) }
        let plan = try engine.plan(MatchQuery(profile: profile, asOf: today))
        measured(times) { _ = engine.rank(plan, limit: 10) }
    }

    private static func writeNumbers(_ times: Int) {
        var numbers = Numbers()
        let values = (0..<1000).map { _ in numbers.share() * numbers.share() }
        var buffer = ReplyBuffer()
        measured(times) {
            buffer.removeAll()
            for value in values { buffer.append(value) }
        }
    }

    private static func readNumbers(_ times: Int) {
        var numbers = Numbers()
        let text = (0..<1000).map { _ in "\(numbers.share())" }.joined(separator: ",")
        let bytes = Array(text.utf8)
        measured(times) {
            var place = 0
            while place < bytes.count {
                guard let number = DecimalReader.read(bytes.span.bytes, at: place) else { exit(70) }
                place = number.end + 1
            }
        }
    }
}
