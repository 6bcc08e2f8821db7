import Catalog

extension PlannedExpression {
    /// Where the expression holds: the same as ``truth(of:)`` for every row, found value by value.
    ///
    /// - Complexity: O(*n* + *d*) for each part of the expression, in the rows and the distinct
    ///   values of its column.
    func truths(in index: SolutionIndex) -> TruthColumn {
        switch self {
        case .all(let parts):
            var result = TruthColumn(.yes, rowCount: index.count)
            for part in parts { result.formConjunction(part.truths(in: index)) }
            return result
        case .any(let parts):
            var result = TruthColumn(.no, rowCount: index.count)
            for part in parts { result.formDisjunction(part.truths(in: index)) }
            return result
        case .not(let part): return part.truths(in: index).negated
        case .anyOf(let place, _), .allOf(let place, _), .noneOf(let place, _):
            return truths(at: place, in: index)
        case .range(let column, _, _), .exactly(let column, _), .known(let column, _):
            let values = index.features[column]
            return TruthColumn(values.numbers, values.table(truth(of:)))
        }
    }

    private func truths(at place: Place, in index: SolutionIndex) -> TruthColumn {
        switch place {
        case .feature(let column):
            let values = index.features[column]
            guard let masks else {
                return TruthColumn(values.numbers, values.table { truth(ofCodes: $0.codes) })
            }
            return TruthColumn(values.numbers, values.table { truth(of: $0, masks) })
        case .kind:
            return TruthColumn(index.kinds.numbers, index.kinds.table { truth(ofCodes: [$0]) })
        case .lists:
            return TruthColumn(index.lists.numbers, index.lists.table { truth(ofCodes: $0) })
        case .solution:
            // All solutions that are not named are alike.
            var result = TruthColumn(truth(ofCodes: [-1]), rowCount: index.count)
            for position in Set(wanted.joined()) {
                let truth = truth(ofCodes: [position])
                result.set(truth, at: position)
            }
            return result
        }
    }

    /// For each code of the list, a bit for each wanted code that it satisfies; nil where there are
    /// more of them than bits.
    private var masks: [UInt64]? {
        guard wanted.count <= UInt64.bitWidth, let last = wanted.joined().max() else { return nil }
        var masks = [UInt64](repeating: 0, count: last + 1)
        for (bit, accepted) in wanted.enumerated() {
            for code in accepted where code >= 0 { masks[code] |= 1 << UInt64(bit) }
        }
        return masks
    }

    /// What ``truth(ofCodes:)`` says of a value's codes, by masks: a column can have tens of
    /// thousands of sets.
    private func truth(of cell: SolutionIndex.Cell, _ masks: [UInt64]) -> Truth {
        var found: UInt64 = 0
        switch cell {
        case .codes(let codes):
            for code in codes where code < masks.count { found |= masks[code] }
        case .rank(let code): if code < masks.count { found = masks[code] }
        case .unknown, .number, .boolean: return .unknown
        }
        switch self {
        case .anyOf: return Truth(found != 0)
        case .allOf: return Truth(found.nonzeroBitCount == wanted.count)
        case .noneOf: return Truth(found == 0)
        case .all, .any, .not, .range, .exactly, .known: return .unknown
        }
    }

    /// The positions that satisfy each code of a leaf about codes.
    private var wanted: [Set<Int>] {
        switch self {
        case .anyOf(_, let wanted), .allOf(_, let wanted), .noneOf(_, let wanted): wanted
        case .all, .any, .not, .range, .exactly, .known: []
        }
    }
}
