import Documents
import Importing
import SystemClock

/// One import from its first byte to its last: rows in, files and an account out.
struct ImportRun: ~Copyable {
    /// An importer for each lane; they differ in the words they have met, never in what they make.
    private var importers: [RowImporter]
    private var reader: RowReader
    private let hasColumns: Bool
    private let folder: SolutionFolder
    private var report: ImportReport?
    /// The row that each id came from.
    private var origins: [String: Int] = [:]
    private var hasReadColumns = false
    /// Whether the line of column names could not be read, so that no row means anything.
    private var isLost = false
    /// The account in numbers.
    private(set) var tally = ImportTally()

    /// Prepares a run.
    ///
    /// - Parameter report: takes the whole account; nil for none.
    init(
        _ map: FieldMap,
        _ format: RowFormat,
        base: ImportBase,
        into folder: SolutionFolder,
        report: consuming ImportReport?
    ) {
        let importer = RowImporter(map, base.snapshot, today: SystemClock.today())
        importers = [RowImporter](repeating: importer, count: Lanes.count)
        reader = RowReader(format)
        hasColumns = format == .csv
        self.folder = folder
        self.report = report
    }

    /// Reads a file to its end.
    ///
    /// - Throws: ``Failure`` where a file cannot be read or written.
    mutating func read(_ input: consuming InputFile) throws(Failure) {
        let progress = ProgressLine()
        var rows: [RawRow] = []
        while true {
            let piece = try input.next()
            if piece.isEmpty { break }
            guard !isLost else { break }
            reader.take(piece, into: &rows)
            try take(&rows)
            let share = input.size.map { " (\(input.position * 100 / max(1, $0))%)" } ?? ""
            progress.show("importing: \(tally.rows) rows\(share)")
        }
        if !isLost {
            reader.finish(into: &rows)
            try take(&rows)
        }
        progress.end()
        try report?.finish()
    }

    private mutating func take(_ rows: inout [RawRow]) throws(Failure) {
        defer { rows.removeAll(keepingCapacity: true) }
        if hasColumns, !hasReadColumns, let head = rows.first {
            hasReadColumns = true
            if head.fault == nil {
                rows.removeFirst()
                readColumns(head, &rows)
            }
        }
        let read = Lanes.map(rows, &importers) { row, importer in importer.read(row) }
        try write(read)
    }

    /// Reads the line of column names; where it cannot be read, no row means anything.
    private mutating func readColumns(_ head: RawRow, _ rows: inout [RawRow]) {
        var fault: String?
        for lane in importers.indices { fault = importers[lane].readColumns(head) }
        guard let fault else { return }
        isLost = true
        let reason = "the line of column names: \(fault)"
        rows = [RawRow(number: 0, line: head.line, fault: reason)]
    }

    /// Writes the files of some rows, and accounts for them in their order.
    private mutating func write(_ read: [ImportedRow]) throws(Failure) {
        var rows = read
        for index in rows.indices where rows[index].refusal == nil {
            let id = rows[index].id
            if let first = origins[id] {
                rows[index].refuse("its id '\(id)' is that of row \(first) already")
            } else {
                origins[id] = rows[index].number
            }
        }
        let folder = folder
        var lanes = [Int](repeating: 0, count: Lanes.count)
        let written = Lanes.map(rows, &lanes) { row, _ in
            row.refusal == nil
                ? folder.write(row.id, row.text, number: row.number) : .success(.same)
        }
        for (index, outcome) in written.enumerated() {
            var row = rows[index]
            var file = row.refusal == nil ? "\(folder.path)/\(row.id).yaml" : ""
            let writing = try outcome.get()
            if writing == .differs {
                row.refuse("\(file) is there already and differs; --replace overwrites it")
                file = ""
            }
            let isSame = row.refusal == nil && writing == .same
            tally.count(row, isSame: isSame)
            try report?.add(row, file: file)
        }
    }
}
