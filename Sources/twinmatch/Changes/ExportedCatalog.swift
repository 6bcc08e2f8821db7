import Documents

/// The solutions of one revision, fetched page by page.
struct ExportedCatalog {
    /// The solutions of one page.
    static let page = 500

    /// The revision.
    let revision: Int
    /// The whole records, by id.
    let solutions: [Node]

    /// Fetches a revision.
    ///
    /// - Parameter revision: nil for the newest.
    /// - Throws: ``Failure``.
    init(_ revision: Int?, from session: Session) throws(Failure) {
        var wanted = revision
        var solutions: [Node] = []
        let progress = ProgressLine()
        defer { progress.end() }
        while true {
            var params: [Node.Member] = [
                .init("limit", .number(Self.page)), .init("offset", .number(solutions.count)),
            ]
            if let wanted { params.append(.init("catalogRevision", .number(wanted))) }
            let result = try session.call("catalog.export", params)
            let rows = result["solutions"]?.items ?? []
            // The pages belong to one revision, also while others publish.
            wanted = result["revision"]?.integer
            solutions += rows
            let total = result["total"]?.integer ?? 0
            progress.show("fetching: \(solutions.count) of \(total) solutions")
            if rows.isEmpty || solutions.count >= total { break }
        }
        self.revision = wanted ?? 0
        self.solutions = solutions
    }
}
