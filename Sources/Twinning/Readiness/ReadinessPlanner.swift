import Catalog
import Documents
public import Matching

/// Holds a region against what solutions ask of it, and tells what each gap is worth.
///
/// The ranking is the engine's own; the readiness model adds requirements and never a score.
public struct ReadinessPlanner {
    private let engine: MatchEngine
    private let plan: QueryPlan
    private let model: ReadinessModel
    /// The levels that the question sets itself.
    private let required: [ReadinessDimension: Double]
    /// How many of the best solutions count where none is named.
    private let best: Int
    /// Down to which rank effects are told.
    private let depth: Int
    private let ranking: Standing

    /// The ranks that an effect tells of at least.
    private static let leastDepth = 10

    /// The rank and score of every solution that passes the constraints.
    private struct Standing {
        let scores: [Score]
        let places: [Int: Int]

        init(_ scores: [Score]) {
            self.scores = scores
            places = Dictionary(
                scores.enumerated().map { ($0.element.position, $0.offset) }
            ) { first, _ in first }
        }

        func rank(_ position: Int) -> Int? { places[position].map { $0 + 1 } }
    }

    /// Prepares a planner: ranks the profile as it stands.
    ///
    /// - Parameters:
    ///   - engine: the solutions.
    ///   - plan: the plan of the profile's query.
    ///   - model: what stands where no record says what a solution asks.
    ///   - required: levels that go before those of solutions.
    ///   - k: how many of the best solutions count where none is named, and down to which rank
    ///     effects are told, at least 10.
    /// - Complexity: O(*n* x *c* + *n* log *n*) for *n* solutions and *c* criteria.
    public init(
        engine: MatchEngine,
        plan: QueryPlan,
        model: ReadinessModel,
        required: [ReadinessDimension: Double] = [:],
        k: Int = 10
    ) {
        self.engine = engine
        self.plan = plan
        self.model = model
        self.required = required
        depth = max(k, Self.leastDepth)
        best = k
        ranking = Standing(engine.rank(plan).scores)
    }

    /// The plan for some solutions, or for the best of the profile's ranking.
    ///
    /// Of the best, a solution counts also where it is left out only because the region does not
    /// meet what it demands: that is what the plan is about.
    ///
    /// - Parameter named: the positions of the solutions; nil for the best.
    /// - Complexity: O(*d* x (*n* x *c* + *n* log *n*)) for *d* dimensions with a gap
    ///   that a record asks for, *n* solutions and *c* criteria.
    public func readinessPlan(for named: [Int]?) -> ReadinessPlan {
        let positions = named ?? engine.reachable(plan, limit: best).map(\.position)
        let considered = positions.map { position in
            ReadinessPlan.Considered(
                position: position,
                rank: ranking.rank(position),
                score: score(position, in: ranking, plan)
            )
        }.sorted { left, right in
            let places = (left.rank ?? .max, right.rank ?? .max)
            if places.0 != places.1 { return places.0 < places.1 }
            return (-left.score, left.position) < (-right.score, right.position)
        }
        let demands = Demands(considered.map(\.position), engine.snapshot, model)
        let contents = engine.solutions(satisfying: .anyOf(.kind, [Self.helping]))
        var gaps: [ReadinessRow] = []
        var met: [ReadinessRow] = []
        var unknown: [ReadinessRow] = []
        for dimension in ReadinessDimension.all {
            guard var row = row(dimension, demands) else { continue }
            guard let gap = row.gap else {
                // A stage or a number of posts is looked up, not judged.
                if case .scirocco = dimension { row.help = help(model.assesses, contents) }
                unknown.append(row)
                continue
            }
            guard gap > 0 else {
                row.effect = ReadinessEffect.nothing
                met.append(row)
                continue
            }
            row.effect = effect(of: row, considered)
            row.help = help(model.builds[dimension] ?? [], contents)
            gaps.append(row)
        }
        return ReadinessPlan(
            solutions: considered,
            gaps: gaps.sorted(by: ReadinessRow.precedes),
            met: met,
            unknown: unknown
        )
    }

    /// The kind of entries that build readiness.
    private static let helping = "content"

    /// What the considered solutions ask, by dimension.
    private struct Demands {
        /// One solution's level and whether its record says so.
        struct Demand {
            var position: Int
            var level: Double
            var isRecorded: Bool
        }

        private var demands: [ReadinessDimension: [Demand]] = [:]

        init(_ positions: [Int], _ snapshot: CatalogSnapshot, _ model: ReadinessModel) {
            for position in positions {
                let solution = snapshot.solutions[position]
                let usual = model.asked(by: solution, snapshot.codeLists)
                for dimension in ReadinessDimension.all {
                    let recorded = dimension.asked(by: solution)
                    guard let level = recorded ?? usual[dimension] else { continue }
                    demands[dimension, default: []].append(
                        Demand(position: position, level: level, isRecorded: recorded != nil)
                    )
                }
            }
        }

        subscript(dimension: ReadinessDimension) -> [Demand] { demands[dimension] ?? [] }
    }

    /// What is required beside what is there; nil where nothing is required.
    private func row(_ dimension: ReadinessDimension, _ demands: Demands) -> ReadinessRow? {
        let asked = demands[dimension]
        let highest = asked.map(\.level).max()
        guard let level = required[dimension] ?? highest else { return nil }
        let isRecorded = asked.contains { $0.level == highest && $0.isRecorded }
        let known = dimension.level(in: plan.query.profile)
        let lacking = asked.filter { $0.level > known?.present ?? -.infinity }
        return ReadinessRow(
            dimension: dimension,
            required: level,
            present: known?.present,
            spread: known?.spread,
            isUncertain: isUncertain(level, known),
            basis: required[dimension] != nil ? .query : isRecorded ? .record : .model,
            askedBy: (lacking.isEmpty ? asked : lacking).map(\.position)
        )
    }

    /// Whether some judges see a level reached and others do not.
    private func isUncertain(
        _ level: Double,
        _ known: (present: Double, spread: Double?)?
    ) -> Bool {
        guard let known, let spread = known.spread else { return false }
        let reach = model.doubt * spread
        return known.present - reach < level && level <= known.present + reach
    }

    private func score(_ position: Int, in standing: Standing, _ plan: QueryPlan) -> Double {
        standing.places[position].map { standing.scores[$0].value }
            ?? engine.score(at: position, under: plan).value
    }

    /// What the ranking becomes with one level raised to the required one.
    private func effect(
        of row: ReadinessRow,
        _ considered: [ReadinessPlan.Considered]
    ) -> ReadinessEffect {
        guard row.dimension.isAsked(in: engine) else { return .nothing }
        var query = plan.query
        query.profile = row.dimension.raising(query.profile, to: row.required)
        // A level that was there before and is another now leaves every criterion active.
        guard let raised = try? engine.plan(query) else { return .nothing }
        let after = Standing(engine.rank(raised).scores)
        var told = Set(considered.map(\.position))
        told.formUnion(ranking.scores.prefix(depth).map(\.position))
        told.formUnion(after.scores.prefix(depth).map(\.position))
        let changes = told.sorted().compactMap { position -> ReadinessEffect.Change? in
            let change = ReadinessEffect.Change(
                position: position,
                rankBefore: ranking.rank(position),
                rankAfter: after.rank(position),
                scoreBefore: score(position, in: ranking, plan),
                scoreAfter: score(position, in: after, raised)
            )
            let isSame =
                change.rankBefore == change.rankAfter && change.scoreBefore == change.scoreAfter
            return isSame ? nil : change
        }.sorted { ($0.rankAfter ?? .max, $0.position) < ($1.rankAfter ?? .max, $1.position) }
        var gain = 0.0
        for solution in considered {
            gain += changes.first { $0.position == solution.position }?.gain ?? 0
        }
        return ReadinessEffect(gain: gain, changes: changes)
    }

    /// The entries that cover enough of some codes, best first.
    private func help(_ wishes: [CodeOverlap.Wish], _ entries: [Int]) -> [ReadinessHelp] {
        var help = entries.compactMap { position -> ReadinessHelp? in
            let overlap = engine.overlap(of: wishes, at: position, plan.model.affinity)
            let hits = overlap.hits.filter { $0.affinity >= model.nearness }
            guard overlap.share >= model.leastHelp, !hits.isEmpty else { return nil }
            return ReadinessHelp(position: position, score: overlap.share, hits: hits)
        }
        help.sort { ($1.score, $0.position) < ($0.score, $1.position) }
        return Array(help.prefix(model.mostHelp))
    }
}
