import Documents

/// Rows of a list that is told page by page.
protocol RowsPage {
    /// The rows, as the protocol sends them.
    var rows: [Node] { get }
    /// The rows for a spreadsheet.
    var csv: CSV { get }

    /// Lays the rows out for people.
    func write(to page: inout Page)
}

extension Session {
    /// Writes a page of a list in the format that was asked for, and how many rows there are.
    ///
    /// - Parameters:
    ///   - rows: the rows of the result.
    ///   - result: as the daemon sent it.
    ///   - offset: the rows that were skipped.
    ///   - nothing: what is said where there is none.
    /// - Throws: ``Failure``, also where there is no row.
    func show(
        _ rows: some RowsPage,
        of result: Node,
        offset: Int,
        orSay nothing: String
    ) throws(Failure) {
        try show(result) {
            rows.csv
        } page: { page in
            rows.write(to: &page)
            writeRest(of: result, shown: rows.rows.count, offset: offset, to: &page)
        }
        if rows.rows.isEmpty { throw Failure(.noResult, nothing) }
    }
}
