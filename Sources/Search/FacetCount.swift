public import Catalog

/// How many of some solutions have each value of one column.
public struct FacetCount: Sendable {
    /// What is counted.
    public enum Values: Sendable {
        /// Solutions that have each code or one below it, in list order; only codes that some has.
        case codes(list: String, [(code: String, count: Int)])
        /// Solutions for which it is true and false.
        case truths(yes: Int, no: Int)
        /// The smallest and the largest value; nil where none is known.
        case span(ClosedRange<Double>?, unit: String)
    }

    /// The column's name, as a constraint names it.
    public let name: String
    /// The number of solutions of which the value is known.
    public let known: Int
    /// The number of those of which it is not.
    public let unknown: Int
    /// The values.
    public let values: Values
}

extension FacetCount {
    /// The counts of every column over some solutions.
    ///
    /// A code's count is the number of solutions that `anyOf` this code would leave, so codes of a
    /// set overlap and known + unknown is the number of solutions.
    ///
    /// - Parameters:
    ///   - snapshot: the catalogue.
    ///   - positions: the solutions to count.
    /// - Complexity: O(*n* x *d*) in the codes of the solutions and the depth of their trees.
    public static func all(in snapshot: CatalogSnapshot, of positions: [Int]) -> [FacetCount] {
        let solutions = positions.map { snapshot.solutions[$0] }
        return SolutionsByCode.Column.all.compactMap { column in
            snapshot.codeLists[column.list].map { coded(column, $0, solutions) }
        }
            + Feature.allCases.compactMap { feature in
                switch feature.kind {
                case .boolean: truths(feature, solutions)
                case .number(let unit): span(feature, unit, solutions)
                case .codeSet, .ordinal: nil
                }
            }
    }

    private static func coded(
        _ column: SolutionsByCode.Column,
        _ list: CodeList,
        _ solutions: [Solution]
    ) -> FacetCount {
        var counts = [Int](repeating: 0, count: list.codes.count)
        var known = 0
        for solution in solutions {
            guard let codes = column.codes(of: solution) else { continue }
            known += 1
            var reached: Set<Int> = []
            for code in codes {
                var step = list.position(of: code)
                while let place = step, reached.insert(place).inserted {
                    step = list.parents[place]
                }
            }
            for place in reached { counts[place] += 1 }
        }
        let rows = zip(list.codes, counts).filter { $0.1 > 0 }.map { (code: $0.0, count: $0.1) }
        return FacetCount(
            name: column.name,
            known: known,
            unknown: solutions.count - known,
            values: .codes(list: list.id, rows)
        )
    }

    private static func truths(_ feature: Feature, _ solutions: [Solution]) -> FacetCount {
        let known = solutions.compactMap { solution -> Bool? in
            guard case .boolean(let truth) = solution.features[feature]?.value else { return nil }
            return truth
        }
        let yes = known.count { $0 }
        return FacetCount(
            name: feature.rawValue,
            known: known.count,
            unknown: solutions.count - known.count,
            values: .truths(yes: yes, no: known.count - yes)
        )
    }

    private static func span(
        _ feature: Feature,
        _ unit: String,
        _ solutions: [Solution]
    ) -> FacetCount {
        let known = solutions.compactMap { solution -> Double? in
            guard case .number(let number) = solution.features[feature]?.value else { return nil }
            return number
        }
        var span: ClosedRange<Double>?
        if let low = known.min(), let high = known.max() { span = low...high }
        return FacetCount(
            name: feature.rawValue,
            known: known.count,
            unknown: solutions.count - known.count,
            values: .span(span, unit: unit)
        )
    }
}
