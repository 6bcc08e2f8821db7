public import Catalog
public import Documents
public import Matching

/// Hides each known deployment in turn and asks the engine for it.
///
/// A table's deployments stand in place of all that the catalogue knows; its records lend their
/// features alone, to models that look at these. The hidden one is hidden everywhere: evidence says
/// that the solution does not run in that country, and nothing else is changed.
public struct HiddenDeployments: Sendable {
    /// What is known.
    public let table: DeploymentTable
    private let engine: MatchEngine
    /// The day of every query. Tables tell no years: every deployment is of the same one, so that
    /// the day changes nothing.
    private let today: CalendarDate
    /// The positions of the solutions of each country.
    private let homes: [String: Set<Int>]

    /// Prepares to hide the deployments of a table.
    ///
    /// - Parameters:
    ///   - table: what is known; its countries are regions of the catalogue.
    ///   - catalogue: lends regions, code lists, and features of records with the same id or name.
    ///   - models: the models that may be asked.
    ///   - today: the day of every query.
    /// - Complexity: O(*n* + *p*) in the records of the catalogue and the pairs of the table.
    public init(
        _ table: DeploymentTable,
        in catalogue: CatalogSnapshot,
        models: ModelSet,
        today: CalendarDate
    ) {
        self.table = table
        self.today = today
        var deployments: [String: [Deployment]] = [:]
        for pair in table.pairs {
            deployments[pair.solution, default: []].append(
                Deployment(region: pair.country, year: today.year, source: "evaluation")
            )
        }
        var records: [String: Solution] = [:]
        for record in catalogue.solutions {
            for name in [record.id, record.name.lowercased()] where records[name] == nil {
                records[name] = record
            }
        }
        let solutions = table.solutions.map { name in
            let blank = Solution(
                id: name,
                name: name,
                kind: "software",
                summary: LocalizedText(en: name, ro: name)
            )
            var solution = records[name.lowercased()] ?? blank
            solution.id = name
            solution.deployments = deployments[name] ?? []
            return solution
        }
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: solutions,
            profiles: [],
            geography: catalogue.geography,
            codeLists: catalogue.codeLists,
            labels: catalogue.labels
        )
        engine = MatchEngine(snapshot: snapshot, models: models)
        homes = Dictionary(grouping: table.pairs, by: \.country).mapValues { pairs in
            Set(pairs.compactMap { snapshot.position(ofSolution: $0.solution) })
        }
    }

    /// How many candidates a hidden deployment is ranked among: what its country does not use
    /// otherwise, itself included.
    func candidateCount(_ pair: DeploymentTable.Pair) -> Int {
        engine.snapshot.solutions.count - (homes[pair.country]?.count ?? 0) + 1
    }

    /// The rank of every hidden deployment among its candidates, from 1, in the order of the table.
    ///
    /// A solution that the model's own constraints exclude comes last.
    ///
    /// - Parameters:
    ///   - model: the id of the model that is asked.
    ///   - progress: is told how many are done.
    /// - Throws: ``Documents/Fault`` where the model gives nothing to score by.
    /// - Complexity: O(*p* x *n*) for *p* pairs of *n* solutions.
    public func ranks(by model: String, progress: (Int) -> Void) throws(Fault) -> [Int] {
        var ranks: [Int] = []
        for pair in table.pairs {
            let engine = engineHiding(pair)
            let plan = try engine.plan(query(in: pair.country, model))
            ranks.append(rank(of: pair, in: engine.rank(plan)))
            progress(ranks.count)
        }
        return ranks
    }

    /// The engine as it would be if a deployment were not known.
    private func engineHiding(_ pair: DeploymentTable.Pair) -> MatchEngine {
        guard let region = engine.snapshot.geography.position(of: pair.country) else {
            return engine
        }
        let site = Evidence.Site(region: region, year: today.year, level: nil)
        return MatchEngine(
            replacingEvidenceOf: engine,
            with: Evidence(revision: 1, sites: [pair.solution: [site]]),
            changed: [pair.solution]
        )
    }

    /// What a country asks that states nothing but where it is.
    private func query(in country: String, _ model: String) -> MatchQuery {
        let profile = NeedsProfile(
            id: country,
            region: country,
            name: LocalizedText(en: country, ro: country),
            model: model
        )
        return MatchQuery(profile: profile, asOf: today)
    }

    private func rank(of pair: DeploymentTable.Pair, in ranking: Ranking) -> Int {
        let snapshot = engine.snapshot
        let home = homes[pair.country] ?? []
        let hidden = snapshot.position(ofSolution: pair.solution)
        var rank = 1
        for score in ranking.scores {
            if score.position == hidden { return rank }
            if !home.contains(score.position) { rank += 1 }
        }
        return candidateCount(pair)
    }
}
