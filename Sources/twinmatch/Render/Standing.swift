import Documents

/// Where a solution stands in a profile's ranking, to be compared with where it stands later.
struct Standing {
    let profile: String
    let rank: Int?
    let score: Double
    /// The utility and the contribution of each criterion.
    let parts: [String: (utility: Double, contribution: Double)]
    private let solution: String

    /// Looks a solution up; nil where there is no such profile or it cannot be ranked for it.
    init?(of solution: String, for profile: String, from session: Session) {
        let params: [Node.Member] = [
            .init("profile", .text(profile)), .init("solution", .text(solution)), session.lang,
        ]
        guard let result = try? session.call("match.explain", params),
            let match = result["match"], let score = match["score"]?.number
        else { return nil }
        self.profile = profile
        self.solution = solution
        self.score = score
        rank = match["rank"]?.integer
        var parts: [String: (utility: Double, contribution: Double)] = [:]
        for part in match["contributions"]?.items ?? [] {
            guard let criterion = part["criterion"]?.text else { continue }
            parts[criterion] = (part["utility"]?.number ?? 0, part["contribution"]?.number ?? 0)
        }
        self.parts = parts
    }

    /// Says where it stands now, and why it moved.
    func write(to page: inout Page, from session: Session) {
        guard let now = Standing(of: solution, for: profile, from: session) else { return }
        let words = session.words
        var values = [
            "profile": Line(profile, .strong), "solution": Line(solution, .strong),
            "before": Line(words.percent(score, decimals: 2)),
            "after": Line(words.percent(now.score, decimals: 2), .strong),
        ]
        page.prose(words.sentence(score == now.score ? "standing.same" : "standing.moved", values))
        if let old = rank, let new = now.rank {
            values["old"] = Line(words.numerals.whole(old))
            values["new"] = Line(words.numerals.whole(new), .strong)
            page.prose(words.sentence(old == new ? "standing.rank-same" : "standing.rank", values))
        }
        for (criterion, part) in now.parts.sorted(by: { $0.key < $1.key }) {
            let before = parts[criterion]?.utility ?? 0
            guard before != part.utility else { continue }
            page.prose(
                words.sentence(
                    "standing.because",
                    [
                        "criterion": Line(words.label(criterion, in: "criteria")),
                        "from": Line(words.percent(before)),
                        "to": Line(words.percent(part.utility)),
                    ]
                ),
                indent: 2
            )
        }
    }
}

extension Session {
    /// Says what an event that was recorded did.
    ///
    /// - Parameters:
    ///   - result: as the daemon sent it.
    ///   - standing: where its solution stood before; nil where that is not looked at.
    ///   - sentences: what it did, for people.
    /// - Throws: ``Failure``.
    func show(
        event result: Node,
        after standing: Standing?,
        _ sentences: (inout Page) -> Void
    ) throws(Failure) {
        try show(result) {
            CSV([result], members: ["event", "solution"])
        } page: { page in
            sentences(&page)
            if result["_meta"]?["replayed"]?.boolean == true {
                page.prose(words.sentence("write.replayed").styled(.faint))
            }
            standing?.write(to: &page, from: self)
        }
    }
}
