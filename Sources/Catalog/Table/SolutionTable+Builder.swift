extension SolutionTable {
    /// Encodes solutions one by one, so that they need not all be there at once.
    public struct Builder {
        private var pages: [SolutionPage] = []
        private var page = SolutionPage.Builder()
        private var shared = SharedWords()
        private var writer = ByteWriter()
        private var lastID = ""
        private var isAscending = true

        /// Makes an empty builder.
        public init() {}

        /// Adds a solution.
        ///
        /// - Complexity: O(*n*) in the size of the solution.
        public mutating func append(_ solution: Solution) {
            writer.bytes.removeAll(keepingCapacity: true)
            solution.encode(to: &writer, &shared)
            if solution.id.utf8.lexicographicallyPrecedes(lastID.utf8) { isAscending = false }
            lastID = solution.id
            page.append(writer.bytes[...])
            if page.count == SolutionPage.filling { pages.append(page.page()) }
        }

        /// The table of all that was added.
        ///
        /// - Complexity: O(1) where ids were ascending, else O(*n* log *n*) in the solutions.
        public consuming func table() -> SolutionTable {
            if page.count > 0 { pages.append(page.page()) }
            guard !isAscending else { return SolutionTable(pages, shared) }
            var rows: [(id: String, page: Int, row: Int)] = []
            for index in pages.indices {
                for row in 0..<pages[index].count {
                    rows.append((pages[index].id(row), index, row))
                }
            }
            // Of equal ids the one that came first stands first.
            rows.sort { one, other in
                one.id == other.id
                    ? (one.page, one.row) < (other.page, other.row)
                    : one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
            }
            var sorted: [SolutionPage] = []
            for row in rows {
                page.append(pages[row.page].records(row.row..<row.row + 1))
                if page.count == SolutionPage.filling { sorted.append(page.page()) }
            }
            if page.count > 0 { sorted.append(page.page()) }
            return SolutionTable(sorted, shared)
        }
    }
}
