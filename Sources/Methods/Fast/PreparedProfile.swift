import Catalog
package import Documents
import Matching
import RPC

/// A stored profile with all that its rankings have in common, looked up and encoded once a state
/// and day: the weights are what is left to each query.
package final class PreparedProfile: Sendable {
    /// The profile's id.
    let id: [UInt8]
    /// The day it was prepared for.
    let today: CalendarDate
    /// What every solution is worth on every active criterion.
    let table: UtilityTable
    /// The raw weights of the active criteria, without a query's own.
    let rawWeights: [Double]
    /// The same, normalised.
    let weights: [Double]
    /// The number of each of the model's criteria, by name.
    let criteria: NameTable
    /// The place of each of the model's criteria among the active ones, or -1.
    let places: [Int]
    /// By active criterion, the beginning of a contribution up to its weight.
    let heads: Fragments
    /// By active criterion, the beginning of a contribution up to its utility, under ``weights``.
    let weightedHeads: Fragments
    /// By active criterion, then by the number of a utility: the utility and what follows it up to
    /// the contribution; nothing where there are many utilities.
    let utilities: [Fragments]
    /// By active criterion, its id as a text.
    let names: Fragments
    /// The active criteria by id.
    let inOrder: [Int]
    /// By active criterion, its id with its label, by language.
    let labels: [Fragments]
    /// The ids of constraints and demands that some solutions pass only with a warning.
    let warnings: Fragments
    /// `total` and `excluded`.
    let counts: [UInt8]
    /// `_meta` up to its times.
    let meta: [UInt8]

    /// Prepares a profile, or nothing where there is none of that id or a query would be refused.
    ///
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria.
    package init?(_ id: String, in state: ServiceState, today: CalendarDate) {
        let engine = state.engine
        let snapshot = engine.snapshot
        guard let profile = snapshot.profile(id),
            let plan = try? engine.plan(MatchQuery(profile: profile, asOf: today))
        else { return nil }
        self.id = Array(id.utf8)
        self.today = today
        let layout = UtilityTable.layout(rowCount: snapshot.solutions.count, isKept: true)
        let table = UtilityTable(plan, engine: engine, layout: layout)
        self.table = table
        rawWeights = plan.rawWeights
        weights = plan.weights
        let active = plan.criterionIDs
        criteria = NameTable(plan.model.criteria.map(\.id))
        places = plan.model.criteria.map { active.firstIndex(of: $0.id) ?? -1 }
        var heads = Fragments()
        var weightedHeads = Fragments()
        var names = Fragments()
        for (name, weight) in zip(active, plan.weights) {
            heads.append(#"{"criterion":"\#(name)","weight":"#.utf8)
            var writer = JSONWriter()
            writer.value(weight)
            weightedHeads.append(
                Array(#"{"criterion":"\#(name)","weight":"#.utf8) + writer.bytes
                    + Array(#","utility":"#.utf8)
            )
            names.append(#""\#(name)""#.utf8)
        }
        utilities = Self.utilities(of: table)
        self.heads = heads
        self.weightedHeads = weightedHeads
        self.names = names
        inOrder = active.indices.sorted { active[$0] < active[$1] }
        labels = DisplayLanguage.allCases.map { language in
            var labels = Fragments()
            for name in active {
                labels.append {
                    $0.member(name, snapshot.labels.label(of: name, in: "criteria", language))
                }
            }
            return labels
        }
        var warnings = Fragments()
        for id in table.warnings {
            var writer = JSONWriter()
            writer.value(id)
            warnings.append(writer.bytes)
        }
        self.warnings = warnings
        counts = Self.members { MatchWriter.write(table.total, table.exclusions, to: &$0) }
        meta = Self.meta(plan, profile, state, today)
    }

    /// The utilities up to which their texts are kept.
    private static let mostUtilities = 8192

    /// The utilities of each criterion as they stand in a contribution.
    private static func utilities(of table: UtilityTable) -> [Fragments] {
        let utilities = table.plan.criterionIDs.indices.map(table.utilities(of:))
        guard utilities.reduce(0, { $0 + $1.count }) <= mostUtilities else { return [] }
        return utilities.map { utilities in
            var fragments = Fragments()
            for utility in utilities {
                var writer = JSONWriter()
                writer.value(utility)
                fragments.append(writer.bytes + Array(#","contribution":"#.utf8))
            }
            return fragments
        }
    }

    /// `_meta` up to its times.
    private static func meta(
        _ plan: QueryPlan,
        _ profile: NeedsProfile,
        _ state: ServiceState,
        _ today: CalendarDate
    ) -> [UInt8] {
        let reply = ReplyMeta(
            profileDigest: state.digest(ofStored: profile.id),
            model: "\(plan.model.id)@\(plan.model.version)",
            asOf: today.description,
            isIllustrative: profile.isIllustrative
        )
        let members = Self.members { Dispatcher.writeState(of: reply, state, to: &$0) }
        return Array(#""_meta":{"#.utf8) + members
    }

    private static func members(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return Array(writer.bytes.dropFirst().dropLast())
    }

    /// Whether it holds for another state too: one with the same profile, solutions and evidence.
    func holds(in state: ServiceState, after old: ServiceState) -> Bool {
        Self.holds(table.plan.query.profile.id, in: state, after: old)
    }

    /// Whether what was prepared of a profile for one state holds for another too.
    package static func holds(
        _ id: String,
        in state: ServiceState,
        after old: ServiceState
    ) -> Bool {
        old.engine.isSame(as: state.engine)
            && old.digest(ofStored: id) == state.digest(ofStored: id)
    }

    /// Whether preparing takes so long that a query should not have to wait for it.
    package static func takesLong(in state: ServiceState) -> Bool {
        UtilityTable.layout(rowCount: state.solutionCount, isKept: true) == .bounded
    }

    /// The profile's id.
    var profileID: String { table.plan.query.profile.id }

    /// The memory it takes, in bytes.
    package var byteCount: Int { table.byteCount + counts.count + 4096 }
}
