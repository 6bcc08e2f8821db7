import Documents
import Learning
import Protocol
import RPC

extension MethodCall {
    /// What is preferred, directly and by outcomes.
    ///
    /// - Throws: `RPCError` for solutions that are not there, a solution before itself, two
    ///   outcomes of one solution, and where there are no pairs or too many.
    func preferences() throws(RPCError) -> [Preference] {
        var preferences: [Preference] = []
        for (index, row) in (params["preferences"]?.items ?? []).enumerated() {
            let place = "/params/preferences/\(index)"
            let (better, worse) = (row["better"]?.text ?? "", row["worse"]?.text ?? "")
            let preference = Preference(
                better: try solution(better, at: place + "/better"),
                worse: try solution(worse, at: place + "/worse"),
                weight: row["weight"]?.number ?? 1
            )
            guard better != worse else {
                throw RPCError(
                    .invalidParams,
                    "puts '\(better)' before itself; name two solutions",
                    path: place
                )
            }
            preferences.append(preference)
        }
        let (good, poor) = try outcomes()
        let count = preferences.count + good.count * poor.count
        guard count <= Limits.learnedPairs else {
            throw RPCError(
                .limitExceeded,
                "\(count) pairs are over \(Limits.learnedPairs); give fewer of them",
                path: good.isEmpty ? "/params/preferences" : "/params/outcomes",
                limit: "learnedPairs"
            )
        }
        guard count > 0 else {
            throw RPCError(
                .invalidParams,
                "gives nothing to learn from; give preferences, or outcomes of both kinds",
                path: good.isEmpty && poor.isEmpty ? "/params/preferences" : "/params/outcomes"
            )
        }
        return preferences + Preference.list(good: good, poor: poor)
    }

    /// The solutions that did well, and those that did not.
    private func outcomes() throws(RPCError) -> (good: [Int], poor: [Int]) {
        var good: [Int] = []
        var poor: [Int] = []
        var seen: Set<String> = []
        for (index, row) in (params["outcomes"]?.items ?? []).enumerated() {
            let id = row["solution"]?.text ?? ""
            let position = try solution(id, at: "/params/outcomes/\(index)/solution")
            guard seen.insert(id).inserted else {
                throw RPCError(
                    .invalidParams,
                    "'\(id)' has an outcome already; give one for each solution",
                    path: "/params/outcomes/\(index)"
                )
            }
            if row["outcome"]?.text == "good" {
                good.append(position)
            } else {
                poor.append(position)
            }
        }
        return (good, poor)
    }
}
