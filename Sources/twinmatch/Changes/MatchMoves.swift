import Client
import Documents

/// Which of the first solutions for a profile moved between two revisions.
struct MatchMoves {
    /// The result of `match.query` at the later revision.
    let result: Node
    /// The difference of the two revisions.
    let difference: CatalogDifference
    /// Those that moved, by their rank after, then by their rank before.
    let moves: [MatchMove]
    /// The number of ranks that were looked at.
    let first: Int

    /// Asks at both revisions.
    ///
    /// - Parameters:
    ///   - span: the revisions; nil for the newest.
    ///   - first: the number of ranks to look at.
    ///   - params: the query's other parameters.
    /// - Throws: ``Failure``.
    init(
        of profile: ProfileChoice,
        between span: (from: Int, to: Int?),
        first: Int,
        _ params: [Node.Member],
        from session: Session
    ) throws(Failure) {
        let paging: [Node.Member] = [
            .init("limit", .number(first)), .init("explain", .text("summary")),
        ]
        let ask = { (params: [Node.Member], revision: Int?) throws(Failure) in
            let at = revision.map { [Node.Member("catalogRevision", .number($0))] } ?? []
            return try session.call("match.query", for: profile, params + paging + at)
        }
        let later = try ask(params, span.to)
        // Both are judged by the same day, also around midnight.
        let day = later["_meta"]?["state"]?["asOf"] ?? .null
        let judging = params.filter { $0.key != "asOf" } + [.init("asOf", day)]
        let earlier = try ask(judging, span.from)
        difference = try CatalogDifference(span.from, later.revision, from: session)
        let before = Self.matches(earlier)
        let after = Self.matches(later)
        let progress = ProgressLine()
        defer { progress.end() }
        var all: [MatchMove] = []
        let ids = Set(before.keys).union(after.keys).sorted()
        for (number, id) in ids.enumerated() {
            progress.show("comparing: \(number) of \(ids.count) solutions")
            let judge = { (known: MatchView?, revision: Int) throws(Failure) in
                if let known { return Optional(known) }
                return try Self.judge(id, at: revision, profile, judging, session)
            }
            let move = MatchMove(
                id: id,
                before: try judge(before[id], span.from),
                after: try judge(after[id], later.revision),
                change: difference.change(of: id),
                first: first
            )
            if move.kind != nil { all.append(move) }
        }
        result = later
        self.first = first
        moves = all.sorted { Self.order($0) < Self.order($1) }
    }

    private static func matches(_ result: Node) -> [String: MatchView] {
        let all = (result["matches"]?.items ?? []).map(MatchView.init)
        return Dictionary(all.map { ($0.solution, $0) }) { first, _ in first }
    }

    /// By the rank after, then by the rank before; those without come last.
    private static func order(_ move: MatchMove) -> (Int, Int) {
        (move.after?.rank ?? .max, move.before?.rank ?? .max)
    }

    /// How a solution behind the first was judged at a revision; nil where it was not there.
    private static func judge(
        _ id: String,
        at revision: Int,
        _ profile: ProfileChoice,
        _ params: [Node.Member],
        _ session: Session
    ) throws(Failure) -> MatchView? {
        let all = [
            profile.param, Node.Member("solution", .text(id)),
            .init("catalogRevision", .number(revision)), session.lang,
        ]
        do {
            let result = try session.answers.call("match.explain", .mapping(all + params))
            session.words.learn(result["labels"])
            return result["match"].map(MatchView.init)
        } catch {
            let isGone = error.refusal?.reason == "NOT_FOUND"
            guard isGone, error.refusal?.path == "/params/solution" else {
                throw Failure(error, in: profile.file)
            }
            return nil
        }
    }

    /// Everything as a document.
    var node: Node {
        let meta = result["_meta"]?["state"]
        return .mapping([
            .init("from", .number(difference.from)), .init("to", .number(difference.to)),
            .init("first", .number(first)), .init("model", meta?["model"] ?? .null),
            .init("asOf", meta?["asOf"] ?? .null),
            .init("moves", .sequence(moves.map(\.node))),
            .init("changedRecords", .number(difference.changes.count)),
        ])
    }
}
