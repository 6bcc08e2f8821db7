import CKernels

extension UtilityTable {
    /// Finds the best solutions under some weights.
    ///
    /// - Parameters:
    ///   - limit: how many are wanted.
    ///   - weights: normalised weights, one for each active criterion of the plan.
    ///   - minScore: the least score that is wanted.
    ///   - search: what to work in; gets the scores, best first.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria; with bounds, little for the
    ///   solutions that cannot be among the best.
    public func search(
        _ limit: Int,
        weights: [Double],
        minScore: Double,
        in search: inout MatchSearch
    ) {
        search.top.reset(limit: limit, minScore: minScore)
        if !dense.isEmpty {
            searchDense(weights, &search)
        } else if let bounds, admission.total > rowCount / Self.sparseShare {
            search.bounds.weights.set(weights, direction: bounds.direction)
            let rows = admission.rows
            bounds.search(&search.bounds, into: &search.top) { row in
                rows.contains(row) ? score(at: row, weights) : nil
            }
        } else if admission.total > rowCount / Self.sparseShare {
            searchColumns(weights, &search)
        } else {
            admission.rows.forEach { search.top.offer(score(at: $0, weights)) }
        }
        search.top.finish()
        search.scores.removeAll(keepingCapacity: true)
        for candidate in search.top.candidates {
            search.scores.append(score(at: candidate.position, weights))
        }
    }

    /// Below one admitted row in so many, scoring just those is quickest.
    private static let sparseShare = 32
    /// The rows that are added up at a time, so that their sums stay near the processor.
    private static let rowsAtOnce = 1024

    private func searchDense(_ weights: [Double], _ search: inout MatchSearch) {
        addUp(dense, weights, into: &search.sums)
        addUp(known, weights, into: &search.coverages)
        for (place, word) in admission.rows.words.enumerated() {
            var rest = word
            while rest != 0 {
                let row = place << 6 + rest.trailingZeroBitCount
                rest &= rest - 1
                guard search.sums[row] >= search.top.floor else { continue }
                search.top.offer(
                    TopScores.Candidate(
                        position: row,
                        value: search.sums[row],
                        coverage: search.coverages[row]
                    )
                )
            }
        }
    }

    /// Adds up a plain matrix, column by column, which is the order of the definition for each row.
    private func addUp(_ matrix: [Double], _ weights: [Double], into sums: inout [Double]) {
        if sums.count < rowCount { sums = [Double](repeating: 0, count: rowCount) }
        sums.withUnsafeMutableBufferPointer { sums in
            matrix.withUnsafeBufferPointer { matrix in
                tm_weighted_sums(
                    matrix.baseAddress,
                    rowCount,
                    weights,
                    columns.count,
                    rowCount,
                    sums.baseAddress
                )
            }
        }
    }

    /// Offers the admitted rows of a word of 64 whose sum reaches the floor.
    ///
    /// - Parameters:
    ///   - word: a bit for each admitted row.
    ///   - start: the row of its first bit.
    ///   - offset: the row of the first sum.
    @inline(__always)
    private func offer(
        _ word: UInt64,
        from start: Int,
        at offset: Int,
        _ weights: [Double],
        _ search: inout MatchSearch
    ) {
        var rest = word
        while rest != 0 {
            let row = start + rest.trailingZeroBitCount
            rest &= rest - 1
            if search.sums[row - offset] >= search.top.floor {
                search.top.offer(score(at: row, weights))
            }
        }
    }

    private func searchColumns(_ weights: [Double], _ search: inout MatchSearch) {
        if search.sums.count < Self.rowsAtOnce {
            search.sums = [Double](repeating: 0, count: Self.rowsAtOnce)
        }
        let starts = makeProducts(weights, &search)
        for start in stride(from: 0, to: rowCount, by: Self.rowsAtOnce) {
            let end = min(start + Self.rowsAtOnce, rowCount)
            let words = admission.rows.words[start >> 6..<(end + 63) >> 6]
            guard words.contains(where: { $0 != 0 }) else { continue }
            addProducts(start..<end, starts, &search)
            for (place, word) in words.enumerated() {
                offer(word, from: start + place << 6, at: start, weights, &search)
            }
        }
    }

    /// Multiplies each distinct utility by its weight, once.
    ///
    /// - Returns: where the products of each column start.
    private func makeProducts(_ weights: [Double], _ search: inout MatchSearch) -> [Int] {
        search.products.removeAll(keepingCapacity: true)
        var starts: [Int] = []
        for (column, values) in columns.enumerated() {
            starts.append(search.products.count)
            let (weight, unknown) = (weights[column], unknownUtilities[column])
            for utility in values.table {
                search.products.append(weight * (utility.isNaN ? unknown : utility))
            }
        }
        return starts
    }

    /// Adds up some rows, column by column, which is the order of the definition for each.
    private func addProducts(_ rows: Range<Int>, _ starts: [Int], _ search: inout MatchSearch) {
        search.sums.withUnsafeMutableBufferPointer { sums in
            search.products.withUnsafeBufferPointer { products in
                for place in rows.indices { sums[place - rows.lowerBound] = 0 }
                for (column, start) in starts.enumerated() {
                    guard let products = products.baseAddress.map({ $0 + start }) else { return }
                    switch columns[column].numbers {
                    case .narrow(let numbers):
                        numbers.withUnsafeBufferPointer { numbers in
                            tm_add_products_16(
                                numbers.baseAddress.map { $0 + rows.lowerBound },
                                products,
                                rows.count,
                                sums.baseAddress
                            )
                        }
                    case .wide(let numbers):
                        numbers.withUnsafeBufferPointer { numbers in
                            tm_add_products_32(
                                numbers.baseAddress.map { $0 + rows.lowerBound },
                                products,
                                rows.count,
                                sums.baseAddress
                            )
                        }
                    case nil:
                        for row in rows { sums[row - rows.lowerBound] += products[row] }
                    }
                }
            }
        }
    }
}
