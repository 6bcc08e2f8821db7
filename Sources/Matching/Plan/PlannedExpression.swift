import Catalog

/// An expression with codes replaced by tables over their list, ready to be asked of a row.
indirect enum PlannedExpression: Sendable {
    /// Where the codes of a set stand in a row.
    enum Place: Sendable {
        case feature(Int)
        case kind
        case lists
        case solution
    }

    case all([PlannedExpression])
    case any([PlannedExpression])
    case not(PlannedExpression)
    /// For each wanted code, the positions that satisfy it: the code itself and those below.
    case anyOf(Place, [Set<Int>])
    case allOf(Place, [Set<Int>])
    case noneOf(Place, [Set<Int>])
    case range(Int, low: Double?, high: Double?)
    case exactly(Int, Bool)
    case known(Int, Bool)

    /// Plans an expression that has been checked against the snapshot.
    init(_ expression: Expression, _ snapshot: CatalogSnapshot) {
        switch expression {
        case .all(let parts): self = .all(parts.map { PlannedExpression($0, snapshot) })
        case .any(let parts): self = .any(parts.map { PlannedExpression($0, snapshot) })
        case .not(let part): self = .not(PlannedExpression(part, snapshot))
        case .anyOf(let subject, let codes):
            self = .anyOf(Place(subject), Self.accepted(codes, subject, snapshot))
        case .allOf(let subject, let codes):
            self = .allOf(Place(subject), Self.accepted(codes, subject, snapshot))
        case .noneOf(let subject, let codes):
            self = .noneOf(Place(subject), Self.accepted(codes, subject, snapshot))
        case .range(let feature, let low, let high):
            self = .range(
                SolutionIndex.column(of: feature),
                low: low.flatMap { Self.value(of: $0, feature, snapshot) },
                high: high.flatMap { Self.value(of: $0, feature, snapshot) }
            )
        case .exactly(let feature, let truth):
            self = .exactly(SolutionIndex.column(of: feature), truth)
        case .known(let feature, let known):
            self = .known(SolutionIndex.column(of: feature), known)
        }
    }

    /// Whether a row satisfies the expression.
    ///
    /// - Complexity: O(*n*) in the size of the expression and of the row's code sets.
    func truth(of row: SolutionIndex.Row) -> Truth {
        switch self {
        case .all(let parts): return Self.every(parts) { $0.truth(of: row) }
        case .any(let parts): return Self.every(parts) { $0.truth(of: row).negated }.negated
        case .not(let part): return part.truth(of: row).negated
        case .anyOf(let place, _), .allOf(let place, _), .noneOf(let place, _):
            return truth(ofCodes: place.codes(in: row))
        case .range(let column, _, _), .exactly(let column, _), .known(let column, _):
            return truth(of: row.cell(column))
        }
    }

    /// Whether a set of codes satisfies a leaf about codes; nil is unknown.
    func truth(ofCodes codes: [Int]?) -> Truth {
        guard let codes else { return .unknown }
        let isThere = { (accepted: Set<Int>) in codes.contains(where: accepted.contains) }
        switch self {
        case .anyOf(_, let wanted): return Truth(wanted.contains(where: isThere))
        case .allOf(_, let wanted): return Truth(wanted.allSatisfy(isThere))
        case .noneOf(_, let wanted): return Truth(!wanted.contains(where: isThere))
        case .all, .any, .not, .range, .exactly, .known: return .unknown
        }
    }

    /// Whether a value satisfies a leaf about one value.
    func truth(of cell: SolutionIndex.Cell) -> Truth {
        switch self {
        case .range(_, let low, let high):
            guard let value = cell.magnitude else { return .unknown }
            return Truth((low.map { $0 <= value } ?? true) && (high.map { value <= $0 } ?? true))
        case .exactly(_, let truth):
            guard case .boolean(let value) = cell else { return .unknown }
            return Truth(value == truth)
        case .known(_, let known): return Truth((cell != .unknown) == known)
        case .all, .any, .not, .anyOf, .allOf, .noneOf: return .unknown
        }
    }

    /// Kleene's conjunction: no if any is no, else unknown if any is unknown.
    private static func every(
        _ parts: [PlannedExpression],
        _ truth: (PlannedExpression) -> Truth
    ) -> Truth {
        var result = Truth.yes
        for part in parts {
            switch truth(part) {
            case .no: return .no
            case .unknown: result = .unknown
            case .yes: break
            }
        }
        return result
    }

    private static func accepted(
        _ codes: [String],
        _ subject: Expression.Subject,
        _ snapshot: CatalogSnapshot
    ) -> [Set<Int>] {
        if case .solution = subject {
            return codes.map { Set(snapshot.position(ofSolution: $0).map { [$0] } ?? []) }
        }
        guard let name = subject.list, let list = snapshot.codeLists[name] else {
            return codes.map { _ in [] }
        }
        return codes.map { code in
            guard let wanted = list.position(of: code) else { return [] }
            return Set(list.codes.indices.filter { $0 == wanted || list.lies($0, below: wanted) })
        }
    }

    static func value(
        of bound: Expression.Bound,
        _ feature: Feature,
        _ snapshot: CatalogSnapshot
    ) -> Double? {
        switch bound {
        case .number(let number): number
        case .rank(let code): snapshot.codeLists[feature.list]?.position(of: code).map(Double.init)
        }
    }
}

extension PlannedExpression.Place {
    init(_ subject: Expression.Subject) {
        switch subject {
        case .feature(let feature): self = .feature(SolutionIndex.column(of: feature))
        case .kind: self = .kind
        case .lists: self = .lists
        case .solution: self = .solution
        }
    }

    /// The positions of the row's codes here, or nil when unknown.
    func codes(in row: SolutionIndex.Row) -> [Int]? {
        switch self {
        case .kind: return [row.kind]
        case .lists: return row.lists
        case .solution: return [row.position]
        case .feature(let column): return row.cell(column).codes
        }
    }
}
