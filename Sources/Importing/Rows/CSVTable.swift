/// A file of comma-separated values as a whole: for small files that are read at once.
public struct CSVTable: Sendable {
    /// One record.
    public struct Row: Sendable, Hashable {
        /// The line it starts on, from 1.
        public var line: Int
        /// Its cells, without white space at their ends.
        public var cells: [String]
    }

    /// The column names, without white space at their ends; empty where the file has no such line.
    public private(set) var columns: [String] = []
    /// The records under the line of column names.
    public private(set) var rows: [Row] = []
    /// What is wrong, with the line it is on.
    public private(set) var faults: [(line: Int, message: String)] = []

    /// Reads a file.
    ///
    /// - Parameter bytes: all of it.
    /// - Complexity: O(*n*) in the number of bytes.
    public init(_ bytes: [UInt8]) {
        var reader = RowReader(.csv)
        var records: [RawRow] = []
        reader.take(bytes[...], into: &records)
        reader.finish(into: &records)
        for record in records {
            if let fault = record.fault {
                faults.append((record.line, fault))
                continue
            }
            do {
                let cells = try CSVCells.read(record.bytes).map(\.trimmed)
                if record.number == 0 {
                    columns = cells
                } else if cells.contains(where: { !$0.isEmpty }) {
                    rows.append(Row(line: record.line, cells: cells))
                }
            } catch {
                faults.append((record.line, error.message))
            }
        }
    }

    /// The position of a column, whatever the case of its letters, or nil.
    ///
    /// - Complexity: O(*n*) in the number of columns.
    public func column(_ name: String) -> Int? {
        columns.firstIndex { $0.folded == name.folded }
    }
}
