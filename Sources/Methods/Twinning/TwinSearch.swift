import Catalog
import Documents
import Experience
import Matching
import Protocol
import RPC
import Twinning

/// What the twins of one call are searched in: which regions come into question, and what is known
/// in each.
struct TwinSearch {
    let call: MethodCall
    /// What pairs are judged by.
    let rules: PairRules
    /// The profiles that speak for regions.
    let stored: RegionProfiles
    /// The regions that may be the other side.
    let others: [Int]
    /// The solution that alone counts; nil for all.
    let solution: Int?

    private var snapshot: CatalogSnapshot { call.state.engine.snapshot }

    /// - Throws: `RPCError` for a faulty parameter, or where there is no twinning model.
    init(_ call: MethodCall) throws(RPCError) {
        self.call = call
        let model = try call.state.programmeModel(TwinningModel.self)
        let weights = NeedsProfile.Weight.list(call.params["weights"])
        let names = PairCriterion.allCases.map(\.rawValue)
        try call.require(weights, among: names, noun: "criterion of pairs")
        guard let normalised = model.weights(weights) else {
            throw MethodCall.weightless("criterion")
        }
        let likeness = call.state.programme.model(SimilarityModel.self)?.weights() ?? .equal
        rules = PairRules(model: model, weights: normalised, likeness: likeness)
        stored = RegionProfiles(call.state.engine.snapshot)
        solution = try call.params["solution"]?.text.map { id throws(RPCError) in
            try call.solution(id, at: "/params/solution")
        }
        let country = try call.country()
        let level = call.params["level"]?.integer
        others = call.state.engine.snapshot.geography.regions.enumerated().compactMap {
            place,
            region in
            guard country == nil || region.country == country else { return nil }
            let isWanted =
                level.map { region.level.rawValue == $0 }
                ?? (region.level == .country || region.level == .basic)
            return isWanted ? place : nil
        }
    }

    /// The ranking that tells what fits some needs, as far as it is looked at.
    ///
    /// - Parameter pointer: where the profile stands in the request, for faults.
    func ranking(of profile: NeedsProfile, at pointer: String) throws(RPCError) -> Ranking {
        let query = MatchQuery(profile: profile, asOf: call.asOf)
        do {
            let plan = try call.state.engine.plan(query, pointer: pointer)
            return call.state.engine.rank(plan, limit: Limits.lastRank)
        } catch {
            throw RPCError(error)
        }
    }

    /// Where the solutions are known that some rankings hold; of a small catalogue all are.
    ///
    /// - Parameter places: the regions that will be asked for.
    func table(for rankings: [Ranking], places: [Int]) -> FootholdTable {
        let count = snapshot.solutions.count
        let solutions =
            count <= Limits.lastRank
            ? Array(0..<count)
            : Set(rankings.flatMap { $0.scores.map(\.position) }).sorted()
        return FootholdTable(
            snapshot,
            told: call.state.experience.adoption,
            solutions: solutions,
            asOf: call.asOf,
            reach: rules.model.reach,
            places: places
        )
    }

    /// The search for one adopter.
    ///
    /// - Parameter places: the regions that will be asked for.
    func finder(
        _ ranking: Ranking,
        home: Int,
        in table: FootholdTable,
        places: [Int]
    ) -> PairFinder {
        PairFinder(
            ranking,
            home: home,
            engine: call.state.engine,
            table: table,
            stored: stored,
            rules: rules,
            places: places,
            solution: solution
        )
    }

    /// The search for what an originator needs, by its stored profile; nil where it has none.
    func reversed(_ originator: Int, in table: FootholdTable) -> PairFinder? {
        guard let profile = stored[originator],
            let ranking = try? ranking(of: profile, at: "/params")
        else { return nil }
        return PairFinder(
            ranking,
            home: originator,
            engine: call.state.engine,
            table: table,
            stored: stored,
            rules: rules,
            places: []
        )
    }

    /// The stored profiles that ask for a twin, one for each region, with the region's position.
    ///
    /// - Throws: NOT_FOUND for an id that names none, INVALID_PARAMS for two of one region.
    func adopters() throws(RPCError) -> [(profile: NeedsProfile, home: Int)] {
        let geography = snapshot.geography
        guard let named = call.params["profiles"]?.items else {
            return stored.profiles.map { (profile: $0.value, home: $0.key) }
                .sorted { $0.home < $1.home }
        }
        var adopters: [(profile: NeedsProfile, home: Int)] = []
        for (index, node) in named.enumerated() {
            let path = "/params/profiles/\(index)"
            let profile = try call.profile(node, at: path)
            guard let home = geography.position(of: profile.region) else { continue }
            if let other = adopters.first(where: { $0.home == home }) {
                throw RPCError(
                    .invalidParams,
                    "is of \(profile.region), as '\(other.profile.id)' is; name one of the two",
                    path: path
                )
            }
            adopters.append((profile, home))
        }
        return adopters.sorted { $0.home < $1.home }
    }
}
