/// Parts a file that is read in pieces into its rows.
public struct RowReader: Sendable {
    /// The longest row, in bytes.
    public static let longestRow = 1 << 20

    /// What is wrong with a file that has nothing in it.
    static let emptyFault = "the file is empty"

    private var splitter: any RowSplitter
    /// The first bytes, until there are enough of them to tell the encoding.
    private var head: [UInt8]? = []
    /// Whether the file is of an encoding that is not read.
    private var isForeign = false

    /// Makes a reader at the start of a file.
    public init(_ format: RowFormat) {
        splitter =
            switch format {
            case .jsonArray: ArrayRows()
            case .ndjson: LineRows()
            case .csv: CSVRows()
            }
    }

    /// Takes the next bytes of the file.
    ///
    /// - Parameters:
    ///   - chunk: any number of bytes.
    ///   - rows: gets the rows that are complete.
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func take(_ chunk: ArraySlice<UInt8>, into rows: inout [RawRow]) {
        guard !isForeign else { return }
        guard var start = head else { return splitter.take(chunk, into: &rows) }
        start += chunk
        head = start
        if start.count >= 4 { open(start, into: &rows) }
    }

    /// Says that the file has ended.
    public mutating func finish(into rows: inout [RawRow]) {
        if let start = head { open(start, into: &rows) }
        if !isForeign { splitter.finish(into: &rows) }
    }

    /// Looks at the first bytes and passes them on.
    private mutating func open(_ start: [UInt8], into rows: inout [RawRow]) {
        head = nil
        let isWide =
            start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
            || start.prefix(4).count(where: { $0 == 0 }) >= 2
        if isWide {
            isForeign = true
            let fault = "the file is UTF-16 or UTF-32; save it as UTF-8"
            return rows.append(RawRow(number: 0, line: 1, fault: fault))
        }
        let hasMark = start.starts(with: [0xEF, 0xBB, 0xBF])
        splitter.take(hasMark ? start[3...] : start[...], into: &rows)
    }
}
