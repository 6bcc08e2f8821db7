import Catalog
import Documents
import Matching
import Protocol
import RPC

/// The methods that change the catalogue and the profiles, as pure functions of what is there.
enum WriteHandlers {
    /// `solutions.put`.
    static func putSolution(
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> WriteEffect {
        try call.requireRevision(of: head)
        let node = call.params["solution"] ?? .null
        let solution = try solution(node, at: "/params/solution", call, head)
        let old = head.solution(solution.id)
        let outcome = old == nil ? "added" : old == solution ? "unchanged" : "changed"
        var effect = WriteEffect(solution.id) {
            $0.member("solution", solution.id)
            $0.member("outcome", outcome)
        }
        if old != solution { effect.solutions = [(solution.id, solution)] }
        return effect
    }

    /// `solutions.remove`.
    static func removeSolution(
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> WriteEffect {
        try call.requireRevision(of: head)
        let id = call.params["solution"]?.text ?? ""
        guard head.hasSolution(id) else {
            let ids = head.vocabulary.words(in: "solutions")
            throw MethodCall.notFound("solution", id, among: ids)
        }
        try requireUnused([id], head, at: "/params/solution")
        guard head.solutionCount > 1 else { throw lastOne }
        var effect = WriteEffect(id) { $0.member("solution", id) }
        effect.solutions = [(id, nil)]
        return effect
    }

    /// A record as a solution, or everything that is wrong with it.
    static func solution(
        _ node: Node,
        at pointer: String,
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> Solution {
        var checker = ShapeChecker(vocabulary: head.vocabulary, pointer: pointer)
        checker.check(node, Solution.shape)
        checker.checkDates(ofSolution: node, today: call.today)
        guard checker.faults.isEmpty, let solution = Solution(node) else {
            throw RPCError(checker.faults)
        }
        return solution.inListOrder(head.base.engine.snapshot.codeLists)
    }

    /// Refuses to remove solutions that a profile has in place.
    static func requireUnused(
        _ ids: Set<String>,
        _ head: WriteHead,
        at pointer: String
    ) throws(RPCError) {
        for name in head.vocabulary.words(in: "profiles") {
            guard let profile = head.profile(name),
                let used = profile.existing.first(where: ids.contains)
            else { continue }
            throw RPCError(
                .conflict,
                "profile \(profile.id) has \(used) in place; change the profile first",
                path: pointer
            )
        }
    }

    static let lastOne = RPCError(
        .conflict,
        "the catalogue would hold no solution; it needs one"
    )

    /// `profiles.put`.
    static func putProfile(
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> WriteEffect {
        let node = call.params["profile"] ?? .null
        let pointer = "/params/profile"
        var checker = ShapeChecker(vocabulary: head.vocabulary, pointer: pointer)
        checker.check(node, NeedsProfile.shape)
        checker.checkMeaning(ofProfile: node)
        guard checker.faults.isEmpty, let profile = NeedsProfile(node) else {
            throw RPCError(checker.faults)
        }
        let faults = head.base.engine.models.faults(in: profile, pointer: pointer)
        guard faults.isEmpty else { throw RPCError(faults) }
        try call.requireVersion(of: profile.id, in: head)
        let version = head.version(ofProfile: profile.id) + 1
        let spelled = SpelledProfile(profile)
        var effect = WriteEffect(profile.id) {
            $0.member("profile", profile.id)
            $0.member("version", version)
            $0.member("digest", spelled.digest)
        }
        effect.profiles = [ProfileStep(id: profile.id, version: version, value: spelled)]
        return effect
    }

    /// `profiles.remove`.
    static func removeProfile(
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> WriteEffect {
        let id = call.params["profile"]?.text ?? ""
        guard head.hasProfile(id) else {
            let ids = head.vocabulary.words(in: "profiles")
            throw MethodCall.notFound("profile", id, among: ids)
        }
        try call.requireVersion(of: id, in: head)
        let version = head.version(ofProfile: id) + 1
        var effect = WriteEffect(id) {
            $0.member("profile", id)
            $0.member("version", version)
        }
        effect.profiles = [ProfileStep(id: id, version: version, value: nil)]
        return effect
    }
}
