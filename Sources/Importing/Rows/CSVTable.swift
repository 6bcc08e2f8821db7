public import Documents

/// A small table of comma-separated values (RFC 4180), read as a whole.
public struct CSVTable: Sendable {
    /// The names of the columns, without the spaces around them.
    public let columns: [String]
    /// The rows, each with its line in the file; each has a cell for every column.
    public let rows: [(line: Int, cells: [String])]

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: the name that faults carry.
    /// - Throws: ``Documents/Fault`` for the first row that is none, or that has another number of
    ///   cells.
    /// - Complexity: O(*n*) in the number of bytes.
    public init(_ bytes: [UInt8], file: String) throws(Fault) {
        var reader = RowReader(.csv)
        var raw: [RawRow] = []
        reader.take(bytes[...], into: &raw)
        reader.finish(into: &raw)
        var columns: [String] = []
        var rows: [(line: Int, cells: [String])] = []
        for row in raw {
            let cells = try Self.cells(of: row, in: file)
            if row.number == 0 {
                columns = cells
            } else if cells.count == columns.count {
                rows.append((row.line, cells))
            } else {
                throw Fault(
                    file: file,
                    line: row.line,
                    "has \(cells.count) cells for \(columns.count) columns"
                )
            }
        }
        self.columns = columns
        self.rows = rows
    }

    private static func cells(of row: RawRow, in file: String) throws(Fault) -> [String] {
        if let fault = row.fault { throw Fault(file: file, line: row.line, fault) }
        do {
            return try CSVCells.read(row.bytes).map(\.trimmed)
        } catch {
            throw Fault(file: file, line: row.line, error.message)
        }
    }
}
