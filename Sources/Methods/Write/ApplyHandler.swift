import Catalog
import Documents
import Protocol
import RPC

/// `catalog.apply`: many solutions in parts, published by the last one.
enum ApplyHandler {
    /// Takes one part; the one with `commit` publishes them all.
    static func apply(
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> WriteEffect {
        try call.requireRevision(of: head)
        let name = call.params["change"]?.text ?? ""
        let key = StagedChange.Key(principal: call.principal, change: name)
        var change = head.staged[key] ?? StagedChange()
        change.micros = call.nowMicros
        try add(call, head, to: &change)
        guard call.params["commit"]?.boolean == true else {
            try requireRoom(for: change, key, head)
            var effect = result(name, staged: change.solutions.count, [])
            effect.staging = .keep(key, change)
            return effect
        }
        if let total = call.params["total"]?.integer, total != change.solutions.count {
            throw RPCError(
                .conflict,
                "the change has \(change.solutions.count) records, not \(total); parts wait ten "
                    + "minutes and no restart: send them all again",
                path: "/params/total"
            )
        }
        var all = change.solutions.all
        if call.params["prune"]?.boolean == true {
            for id in head.vocabulary.words(in: "solutions") where all[id] == nil {
                all[id] = .some(nil)
            }
        }
        let steps = all.sorted { $0.key < $1.key }
            .filter { head.solution($0.key) != $0.value }
        try requireWhole(steps.map { ($0.key, $0.value) }, head)
        var effect = result(
            name,
            staged: all.count,
            steps.map { (head.hasSolution($0.key), $0.value != nil) },
            isCommitted: true
        )
        effect.solutions = steps.map { ($0.key, $0.value) }
        effect.staging = .drop(key)
        return effect
    }

    private static func add(
        _ call: WriteCall,
        _ head: WriteHead,
        to change: inout StagedChange
    ) throws(RPCError) {
        var faults: [Fault] = []
        var part: [String: Solution?] = [:]
        for (index, node) in (call.params["solutions"]?.items ?? []).enumerated() {
            do {
                let pointer = "/params/solutions/\(index)"
                let solution = try WriteHandlers.solution(node, at: pointer, call, head)
                let earlier = part[solution.id] ?? change.solutions[solution.id]
                if case .some(.some(let other)) = earlier, other != solution {
                    let message = "'\(solution.id)' is in the change already, and differs"
                    faults.append(Fault(file: "", pointer: pointer + "/id", message))
                }
                part[solution.id] = .some(solution)
            } catch {
                faults += error.details
            }
        }
        for (index, id) in (call.params["remove"]?.texts ?? []).enumerated() {
            let pointer = "/params/remove/\(index)"
            if !head.hasSolution(id) {
                let ids = head.vocabulary.words(in: "solutions")
                let near = NearestWords.nearest(to: id, among: ids)
                let message = "there is no solution '\(id.clipped)'"
                faults.append(Fault(file: "", pointer: pointer, message, allowed: near))
            }
            part[id] = .some(nil)
        }
        guard faults.isEmpty else { throw RPCError(faults) }
        change.solutions.add(part)
    }

    private static func requireRoom(
        for change: StagedChange,
        _ key: StagedChange.Key,
        _ head: WriteHead
    ) throws(RPCError) {
        let others = head.staged.filter { $0.key != key }.values
            .reduce(0) { $0 + $1.solutions.count }
        guard others + change.solutions.count <= Limits.stagedSolutions else {
            throw RPCError(
                .limitExceeded,
                "too many solutions wait for their last part; commit first",
                limit: "stagedSolutions"
            )
        }
    }

    /// Refuses a change after which the catalogue would not hold together.
    private static func requireWhole(
        _ steps: [(id: String, value: Solution?)],
        _ head: WriteHead
    ) throws(RPCError) {
        let removed = Set(steps.filter { $0.value == nil }.map(\.id))
        try WriteHandlers.requireUnused(removed, head, at: "/params/remove")
        let added = steps.count { $0.value != nil && !head.hasSolution($0.id) }
        guard head.solutionCount + added > removed.count else { throw WriteHandlers.lastOne }
    }

    private static func result(
        _ name: String,
        staged: Int,
        _ steps: [(wasThere: Bool, isThere: Bool)],
        isCommitted: Bool = false
    ) -> WriteEffect {
        WriteEffect(name) {
            $0.member("change", name)
            $0.member("staged", staged)
            $0.member("committed", isCommitted)
            $0.member("added", steps.count { !$0.wasThere })
            $0.member("changed", steps.count { $0.wasThere && $0.isThere })
            $0.member("removed", steps.count { !$0.isThere })
        }
    }
}
