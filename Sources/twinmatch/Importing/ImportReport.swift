import Glibc
import Importing
import RPC

/// The whole account of an import: a line for every row and every field, in their order.
struct ImportReport: ~Copyable {
    /// How it is written.
    enum Layout {
        case ndjson, csv
    }

    private static let columns = [
        "row", "line", "id", "field", "outcome", "from", "to", "mapping", "reason",
    ]

    private let path: String
    private let making: String
    private let layout: Layout
    private let descriptor: Int32
    private var writer = JSONWriter()
    private var buffer = ""
    private var isDone = false

    /// The layout that a file's name asks for; nil where it asks for none.
    static func layout(of path: String) -> Layout? {
        if path.hasSuffix(".csv") { return .csv }
        return [".ndjson", ".jsonl"].contains(where: path.hasSuffix) ? .ndjson : nil
    }

    /// Opens a report, which gets its name when it is finished.
    ///
    /// - Throws: ``Failure`` where it cannot be written.
    init(_ path: String, _ layout: Layout) throws(Failure) {
        self.path = path
        self.layout = layout
        making = "\(path).import-\(getpid())"
        descriptor = open(making, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Failure(
                .inputOutput,
                "\(path) cannot be written: \(String(cString: strerror(errno))); name another "
                    + "file for --report"
            )
        }
        if layout == .csv { buffer = CSV(Self.columns).text }
    }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - row: the row.
    ///   - file: the file its solution stands in; empty where there is none.
    /// - Throws: ``Failure`` where it cannot be written.
    mutating func add(_ row: ImportedRow, file: String) throws(Failure) {
        add(
            row,
            FieldOutcome(
                field: "",
                key: "",
                kind: row.refusal == nil ? .taken : .refused,
                from: "",
                to: file.isEmpty ? [] : [file],
                reasons: row.refusal.map { [$0] } ?? []
            )
        )
        for outcome in row.fields { add(row, outcome) }
        if buffer.utf8.count > 1 << 18 { try flush() }
    }

    /// Writes what is left and gives the report its name.
    ///
    /// - Throws: ``Failure`` where it cannot be written.
    mutating func finish() throws(Failure) {
        try flush()
        guard rename(making, path) == 0 else {
            throw Failure(
                .inputOutput,
                "\(path) cannot be written: \(String(cString: strerror(errno)))"
            )
        }
        isDone = true
    }

    private mutating func add(_ row: ImportedRow, _ outcome: FieldOutcome) {
        let to = outcome.to.joined(separator: "; ")
        let reason = outcome.reasons.joined(separator: "; ")
        switch layout {
        case .csv:
            let cells: [CSV.Cell] = [
                .number(Double(row.number)), .number(Double(row.line)), .text(row.id),
                .text(outcome.field), .text(outcome.kind.rawValue), .text(outcome.from),
                .text(to), .text(outcome.mapping), .text(reason),
            ]
            buffer += cells.map(\.field).joined(separator: ",") + "\r\n"
        case .ndjson:
            writer.beginObject()
            for (key, number) in [("row", row.number), ("line", row.line)] {
                writer.key(key)
                writer.value(number)
            }
            let texts = [
                row.id, outcome.field, outcome.kind.rawValue, outcome.from, to, outcome.mapping,
                reason,
            ]
            for (key, text) in zip(Self.columns.dropFirst(2), texts) {
                writer.key(key)
                writer.value(text)
            }
            writer.endObject()
            buffer += writer.text + "\n"
            writer.removeAll()
        }
    }

    private mutating func flush() throws(Failure) {
        do throws(Failure) {
            try Descriptor.write(buffer, to: descriptor)
        } catch {
            throw Failure(.inputOutput, "\(path): \(error.message)")
        }
        buffer = ""
    }

    deinit {
        close(descriptor)
        if !isDone { unlink(making) }
    }
}
