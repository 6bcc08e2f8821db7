import Catalog
import Documents
import Matching
import Testing

@Suite("Relaxing constraints")
struct RelaxTests {
    /// Every step of one constraint, with how it is said and which are weaker: brute force.
    private struct Softening {
        let id: String
        var step: Relaxation.Step?
        var constraint: NamedConstraint?
        /// How far the bound moved, by end; 0 where it stands.
        var low = 0
        var high = 0
        var warns = false

        /// How it is said; nil where nothing is done.
        var name: String? { step.map { "\(id): \($0)" } }

        /// Whether this one asks for no more than another.
        func isWeaker(than other: Softening) -> Bool {
            if step == nil { return other.step != nil }
            if step == .drop { return false }
            if other.step == .drop { return true }
            let isWithin = low <= other.low && high <= other.high && (!warns || other.warns)
            let isSame = low == other.low && high == other.high && warns == other.warns
            return isWithin && !isSame
        }
    }

    private func softenings(
        of constraint: NamedConstraint,
        _ snapshot: CatalogSnapshot
    ) -> [Softening] {
        let id = constraint.id
        var all = [Softening(id: id, step: nil, constraint: constraint)]
        let blocks = constraint.unknown == .block
        var warning = constraint
        warning.unknown = .warn
        if blocks { all.append(Softening(id: id, step: .warn, constraint: warning, warns: true)) }
        if case .range(let feature, let low, let high) = constraint.when {
            for isMinimum in [true, false] {
                guard let from = isMinimum ? low : high else { continue }
                let bounds = bounds(beyond: from, feature, isMinimum: isMinimum, snapshot)
                for (place, to) in bounds.enumerated() {
                    var moved = Softening(id: id, step: nil, constraint: constraint)
                    moved.constraint?.when = .range(
                        feature,
                        min: isMinimum ? to : low,
                        max: isMinimum ? high : to
                    )
                    moved.step = .bound(feature, isMinimum: isMinimum, from: from, to: to)
                    if isMinimum { moved.low = place + 1 } else { moved.high = place + 1 }
                    all.append(moved)
                    guard blocks else { continue }
                    moved.step = .boundAndWarn(feature, isMinimum: isMinimum, from: from, to: to)
                    moved.constraint?.unknown = .warn
                    moved.warns = true
                    all.append(moved)
                }
            }
        }
        return all + [Softening(id: id, step: .drop, constraint: nil)]
    }

    /// The values that solutions have beyond a bound, nearest first.
    private func bounds(
        beyond bound: Expression.Bound,
        _ feature: Feature,
        isMinimum: Bool,
        _ snapshot: CatalogSnapshot
    ) -> [Expression.Bound] {
        let scale = snapshot.codeLists[feature.list]?.codes ?? []
        let number = { (bound: Expression.Bound) -> Double in
            switch bound {
            case .number(let number): number
            case .rank(let code): Double(scale.firstIndex(of: code) ?? -1)
            }
        }
        let present = snapshot.solutions.compactMap { solution -> Expression.Bound? in
            switch solution.features[feature]?.value {
            case .number(let number): .number(number)
            case .rank(let code): .rank(code)
            default: nil
            }
        }
        let beyond = Set(present).filter {
            isMinimum ? number($0) < number(bound) : number($0) > number(bound)
        }
        return beyond.sorted {
            isMinimum ? number($0) > number($1) : number($0) < number($1)
        }
    }

    /// Everything that can be done to the constraints in force, one step each.
    private func choices(_ options: [[Softening]]) -> [[Softening]] {
        options.reduce([[]]) { chosen, next in
            chosen.flatMap { some in next.map { some + [$0] } }
        }
    }

    @Test("What is offered is all that is minimal, by trying everything", arguments: 0..<4)
    func bruteForce(seed: Int) throws {
        var answered = 0
        for number in 0..<150 {
            let id = 2_000_000 + seed * 150 + number
            let item = RandomCase(seed: id, sizes: 3...9)
            let engine = item.engine()
            guard let plan = try? engine.plan(item.query) else { continue }
            let wanted = engine.rank(plan).total + 1 + number % 3
            let answer = engine.relax(plan, wanted: wanted)
            guard !answer.isTruncated else { continue }
            let inForce = item.query.profile.constraints.filter {
                $0.isInForce(on: item.query.asOf)
            }
            let survivors = { (choice: [Softening]) -> Int in
                var query = item.query
                query.profile.constraints = choice.compactMap(\.constraint)
                return (try? engine.plan(query)).map { engine.rank($0).total } ?? 0
            }
            let enough = choices(inForce.map { softenings(of: $0, engine.snapshot) })
                .filter { survivors($0) >= wanted }
            let minimal = enough.filter { choice in
                !enough.contains { other in
                    let pairs = zip(other, choice)
                    return pairs.allSatisfy { $0.step == $1.step || $0.isWeaker(than: $1) }
                        && pairs.contains { $0.step != $1.step }
                }
            }
            let names = { (relaxation: Relaxation) in
                relaxation.changes.map { "\($0.constraint): \($0.step)" }
            }
            let expected = Set(minimal.map { $0.compactMap(\.name) })
            let got = Set(answer.relaxations.map(names))
            #expect(got == expected, "seed \(id), \(wanted) wanted of \(item.solutions.count)")
            for relaxation in answer.relaxations {
                let choice = minimal.first { $0.compactMap(\.name) == names(relaxation) }
                #expect(choice.map(survivors) == relaxation.remaining, "seed \(id)")
            }
            answered += answer.relaxations.isEmpty ? 0 : 1
        }
        #expect(answered > 20, "seed \(seed): only \(answered) cases had an answer")
    }

    @Test("The order is: fewer constraints, fewer dropped, a higher last score", arguments: 0..<2)
    func order(seed: Int) throws {
        for number in 0..<200 {
            let id = 3_000_000 + seed * 200 + number
            let item = RandomCase(seed: id, sizes: 3...12)
            let engine = item.engine()
            guard let plan = try? engine.plan(item.query) else { continue }
            let answer = engine.relax(plan, wanted: engine.rank(plan).total + 1)
            let keys = answer.relaxations.map { relaxation in
                (
                    relaxation.changes.count, relaxation.changes.count { $0.step == .drop },
                    -relaxation.kthScore
                )
            }
            #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(id)")
            #expect(answer.relaxations.count <= 20)
        }
    }

    @Test("Where enough remain already, nothing is offered")
    func nothingNeeded() throws {
        let engine = RandomCase(seed: 1).engine()
        let plan = try engine.plan(RandomCase(seed: 1).query)
        let answer = engine.relax(plan, wanted: engine.rank(plan).total)
        #expect(answer.relaxations.isEmpty && !answer.isTruncated)
        #expect(answer.remaining == engine.rank(plan).total)
    }
}
