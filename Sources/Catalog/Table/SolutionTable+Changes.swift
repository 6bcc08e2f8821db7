extension SolutionTable {
    /// The table with some solutions added, changed or taken out.
    ///
    /// Only the pages that hold or border on a change are made anew; all others are shared.
    ///
    /// - Parameter changes: each solution by its id; nil where it goes.
    /// - Complexity: O(*c* x *s* + *p*) for *c* changes, the size *s* of a page, and *p* pages.
    public func applying(_ changes: [String: Solution?]) -> SolutionTable {
        guard !changes.isEmpty else { return self }
        var shared = shared
        var fresh: [SolutionPage] = []
        fresh.reserveCapacity(pages.count + 1)
        let ordered = changes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var rest = ordered[...]
        for index in pages.indices {
            let own: ArraySlice<(key: String, value: Solution?)>
            if index + 1 < pages.count {
                // What stands before the first of the next page belongs here.
                let next = pages[index + 1]
                let end = rest.firstIndex { !next.startsAbove($0.key) }
                own = rest[..<(end ?? rest.endIndex)]
            } else {
                own = rest
            }
            if own.isEmpty {
                fresh.append(pages[index])
            } else {
                fresh += pages[index].applying(own, &shared)
            }
            rest = rest[own.endIndex...]
        }
        if pages.isEmpty {
            var builder = Builder()
            for case (_, let solution?) in ordered { builder.append(solution) }
            return builder.table()
        }
        return SolutionTable(fresh, shared)
    }
}

extension SolutionPage {
    /// What becomes of the page: none where all its solutions go, several where it grows too large.
    fileprivate func applying(
        _ changes: ArraySlice<(key: String, value: Solution?)>,
        _ shared: inout SharedWords
    ) -> [SolutionPage] {
        var encoded: [[UInt8]] = []
        encoded.reserveCapacity(count + changes.count)
        var row = 0
        for (id, solution) in changes {
            var key = id
            let (first, isThere) = key.withUTF8 { bytes in
                let first = firstRow(notBelow: bytes.span.bytes)
                return (first, first < count && hasID(bytes.span.bytes, at: first))
            }
            while row < first {
                encoded.append(Array(records(row..<row + 1)))
                row += 1
            }
            if isThere { row += 1 }
            guard let solution else { continue }
            var writer = ByteWriter()
            solution.encode(to: &writer, &shared)
            encoded.append(writer.bytes)
        }
        while row < count {
            encoded.append(Array(records(row..<row + 1)))
            row += 1
        }
        let size = encoded.count > Self.most ? Self.filling : Self.most
        return stride(from: 0, to: encoded.count, by: size).map { start in
            var builder = Builder()
            for record in encoded[start..<min(start + size, encoded.count)] {
                builder.append(record[...])
            }
            return builder.page()
        }
    }
}
