import Catalog
import Documents
import Learning
import Matching
import Protocol
import RPC

/// The `decide.*` methods.
enum DecideHandlers {
    /// `decide.weights`.
    static func weights(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let plan = try call.plan(try call.query())
        let preferences = try call.preferences()
        let proposal: WeightProposal
        do {
            let learner = try WeightLearner(
                engine: call.state.engine,
                plan: plan,
                pinned: (call.params["pinned"]?.items ?? []).compactMap(\.text),
                pointer: "/params"
            )
            let seed = UInt64(call.params["seed"]?.integer ?? 1)
            proposal = try learner.propose(from: preferences, seed: seed)
        } catch {
            throw RPCError(error)
        }
        var labels = LabelSink()
        write(proposal.lines, &labels, to: &writer)
        writer.key("profileWeights")
        writer.beginObject()
        for weight in proposal.profileWeights { writer.member(weight.name, weight.raw) }
        writer.endObject()
        writer.member("changed", proposal.isChanged)
        write(proposal, to: &writer)
        write(proposal.conflicts, in: call.state.engine.snapshot, to: &writer)
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        return call.meta(plan, for: call.params["profile"])
    }

    private static func write(
        _ lines: [WeightProposal.Line],
        _ labels: inout LabelSink,
        to writer: inout JSONWriter
    ) {
        writer.key("weights")
        writer.beginArray()
        for line in lines {
            writer.beginObject()
            writer.member("criterion", line.criterion)
            writer.member("before", line.before)
            writer.member("after", line.after)
            writer.member("raw", line.raw)
            writer.member("lower", line.lower)
            writer.member("upper", line.upper)
            writer.member("pinned", line.isPinned)
            writer.endObject()
            labels.show(line.criterion, in: "criteria")
        }
        writer.endArray()
    }

    private static func write(_ proposal: WeightProposal, to writer: inout JSONWriter) {
        writer.key("accuracy")
        writer.beginObject()
        writer.member("before", proposal.heldOut.before)
        writer.member("after", proposal.heldOut.after)
        writer.member("folds", proposal.folds)
        writer.member("pairs", proposal.pairCount)
        writer.member("heldOut", true)
        writer.endObject()
        writer.key("fitted")
        writer.beginObject()
        writer.member("before", proposal.fitted.before)
        writer.member("after", proposal.fitted.after)
        writer.endObject()
    }

    private static func write(
        _ conflicts: [PreferenceConflict],
        in snapshot: CatalogSnapshot,
        to writer: inout JSONWriter
    ) {
        writer.key("conflicts")
        writer.beginArray()
        for conflict in conflicts {
            writer.beginObject()
            writer.member("kind", conflict.kind.rawValue)
            writer.member("solutions", conflict.solutions.map { snapshot.solutions.id(at: $0) })
            writer.endObject()
        }
        writer.endArray()
    }
}
