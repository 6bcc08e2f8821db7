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
        let solutions = snapshot.solutions
        var coded = SolutionsByCode.Column.all.compactMap { column in
            snapshot.codeLists[column.list].map { CodeTally(column, $0, solutions) }
        }
        var others = Feature.allCases.compactMap(ValueTally.init)
        solutions.forEachFacts(of: positions) { _, facts in
            for index in coded.indices { coded[index].add(facts) }
            for index in others.indices { others[index].add(facts) }
        }
        return coded.map { $0.count(of: positions.count) }
            + others.map { $0.count(of: positions.count) }
    }
}

/// The counts of one column of codes, so far.
private struct CodeTally {
    let column: SolutionsByCode.Column
    let list: CodeList
    var places: CodePlaces
    var counts: [Int]
    var known = 0

    init(_ column: SolutionsByCode.Column, _ list: CodeList, _ solutions: SolutionTable) {
        self.column = column
        self.list = list
        places = CodePlaces(column, list, solutions, withAncestors: true)
        counts = Array(repeating: 0, count: list.codes.count)
    }

    mutating func add(_ facts: borrowing SolutionFacts) {
        guard places.isKnown(facts) else { return }
        known += 1
        places.forEach(of: facts) { place in
            if let place { counts[place] += 1 }
        }
    }

    func count(of all: Int) -> FacetCount {
        let rows = zip(list.codes, counts).filter { $0.1 > 0 }.map { (code: $0.0, count: $0.1) }
        return FacetCount(
            name: column.name,
            known: known,
            unknown: all - known,
            values: .codes(list: list.id, rows)
        )
    }
}

/// The counts of one feature without codes, so far.
private struct ValueTally {
    let feature: Feature
    var known = 0
    var yes = 0
    var span: ClosedRange<Double>?

    /// Nothing counted yet; nil for a feature that has codes.
    init?(_ feature: Feature) {
        switch feature.kind {
        case .boolean, .number: self.feature = feature
        case .codeSet, .ordinal: return nil
        }
    }

    mutating func add(_ facts: borrowing SolutionFacts) {
        switch facts[feature] {
        case .boolean(let truth):
            known += 1
            if truth { yes += 1 }
        case .number(let number):
            known += 1
            let old = span ?? number...number
            span = min(old.lowerBound, number)...max(old.upperBound, number)
        default: break
        }
    }

    func count(of all: Int) -> FacetCount {
        let values: FacetCount.Values =
            if case .number(let unit) = feature.kind {
                .span(span, unit: unit)
            } else {
                .truths(yes: yes, no: known - yes)
            }
        return FacetCount(
            name: feature.rawValue,
            known: known,
            unknown: all - known,
            values: values
        )
    }
}
