import Catalog
import Documents
import Matching

/// The solutions that stand at the top for a stored profile, in one state and on one day.
struct TopRanking {
    /// How many solutions are at the top.
    static let depth = 10

    let state: ServiceState
    /// The profile as it is stored; nil where there is none.
    let profile: NeedsProfile?
    /// How it is judged; nil without a profile, and where its query would be refused.
    let plan: QueryPlan?
    /// The solutions at the top, best first.
    let ids: [String]

    /// Ranks for a profile.
    ///
    /// - Parameters:
    ///   - prepared: profiles that are prepared for the state.
    ///   - known: the solutions at the top, where that is known already.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria; O(*c*) where it is known.
    init(
        _ id: String,
        in state: ServiceState,
        _ prepared: [PreparedProfile] = [],
        today: CalendarDate,
        known: [String]? = nil
    ) {
        self.state = state
        profile = state.engine.snapshot.profile(id)
        plan = profile.flatMap { try? state.engine.plan(MatchQuery(profile: $0, asOf: today)) }
        guard let plan else {
            ids = []
            return
        }
        let rank = { () -> [Score] in
            let ready = prepared.first { $0.profileID == id && $0.today == today }
            guard let table = ready?.table else {
                return state.engine.rank(plan, limit: Self.depth).scores
            }
            return state.engine.rank(table, limit: Self.depth).scores
        }
        let solutions = state.engine.snapshot.solutions
        ids = known ?? rank().map { solutions.id(at: $0.position) }
    }

    /// The place of a solution, from 1; nil where it is not at the top.
    func rank(of id: String) -> Int? { ids.firstIndex(of: id).map { $0 + 1 } }

    /// The score of a solution; nil where there is none, or a constraint excludes it.
    func score(of id: String) -> Double? {
        guard let plan, let position = state.engine.snapshot.position(ofSolution: id) else {
            return nil
        }
        return state.engine.score(at: position, of: plan)?.value
    }

    /// What each active criterion adds to a solution's score, in model order; nil where there is no
    /// such solution.
    func contributions(of id: String) -> [Contribution]? {
        guard let plan, let position = state.engine.snapshot.position(ofSolution: id) else {
            return nil
        }
        return state.engine.contributions(at: position, of: plan)
    }
}
