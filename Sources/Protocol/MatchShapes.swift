import Catalog
public import Documents

/// The declared forms that the `match.*` methods share.
public enum MatchShapes {
    static let name = Shape.text(.name, limit: 64)
    static let share = Shape.anyNumber
    static let count = MethodTable.count

    /// A profile by its id, or written out.
    public static let profile = Shape.either([name, NeedsProfile.inlineShape])

    /// What every match method takes besides the profile.
    static let options: [RecordShape.Member] = [
        .optional("model", .text(.slug, limit: 64), "The scoring model; default the profile's."),
        .optional(
            "weights",
            NeedsProfile.weightsShape,
            "Raw weights by criterion or group; they replace the model's and are normalised."
        ),
        .optional("filter", Expression.shape, "What a solution must surely satisfy besides."),
        .optional(
            "unknowns",
            .choice(["model", "pessimistic", "optimistic"]),
            "What an unknown value counts: as the model says, nothing, or fully."
        ),
        .optional("asOf", .text(.day, limit: 10), "The day to judge by; default today in UTC."),
        .optional("minRevision", count, "Refuse to answer from an older catalogue."),
        .optional("catalogRevision", count, "Answer from this revision, if it is kept."),
        .optional("lang", .choice(["en", "ro"]), "The language of labels; default en."),
    ]

    /// What cuts the ranking.
    static let paging: [RecordShape.Member] = [
        .optional("limit", .integer(1...Limits.lastRank), "Most matches; default 10."),
        .optional("offset", .integer(0...Limits.lastRank - 1), "Ranks to skip; default 0."),
        .optional("minScore", .number(0...1, unit: nil), "Lowest score that is shown."),
    ]

    static let explain = RecordShape.Member.optional(
        "explain",
        .choice(["none", "summary", "full"]),
        "How much is explained; default summary."
    )

    /// A match as it is sent, at any level of explanation.
    static let match = Shape.named("Match") {
        .record(
            .required("rank", .nullable(count), "The place, from 1; null when excluded."),
            .required("solution", name, "The solution's id."),
            .required("name", .line, "The solution's name."),
            .required("score", share, "The contributions added left to right."),
            .required("interval", .list(of: share, count: 2...2, unique: false), "Worst, best."),
            .required("coverage", share, "The weight share that is known."),
            .optional("warnings", .rows(of: .line), "Constraints nobody could check."),
            .optional("contributions", .rows(of: contribution), "In model order."),
            .optional("unknown", .rows(of: .line), "Criteria whose value is unknown."),
            .optional("constraints", .rows(of: constraint), "Every constraint in force."),
            .optional("gaps", .rows(of: gap), "What would gain most, first."),
            .optional("next", .nullable(next), "What separates it from the next one.")
        )
    }

    private static let contribution = Shape.named("Contribution") {
        .record(
            .required("criterion", .line),
            .required("weight", share, "Normalised."),
            .required("utility", share, "0...1."),
            .required("contribution", share, "The rounded product."),
            .optional("known", .boolean),
            .optional("matched", .rows(of: .line), "Needed codes that are there."),
            .optional("near", .rows(of: near), "Needed codes that are there in part."),
            .optional("missing", .rows(of: .line), "Needed codes that are not there."),
            .optional("list", .line, "The list of these codes."),
            .optional("have", amount, "What there is."),
            .optional("need", amount, "What is wanted.")
        )
    }

    private static let near = Shape.record(
        .required("need", .line),
        .required("have", .line),
        .required("affinity", share)
    )

    private static let amount = Shape.named("Amount") {
        .record(
            .required("value", .either([.anyNumber, .boolean, .line])),
            .optional("unit", .line)
        )
    }

    private static let gap = Shape.named("Gap") {
        .record(
            .required("criterion", .line),
            .required("gain", share, "What the score would gain."),
            .required("known", .boolean, "Whether it is a gap or only unknown."),
            .optional("list", .line),
            .optional("missing", .rows(of: .line), "Codes to add."),
            .optional("have", amount),
            .optional("need", amount)
        )
    }

    private static let next = Shape.record(
        .required("solution", name, "The next solution."),
        .required("lead", share, "This score less that one."),
        .required("criteria", .rows(of: difference), "Where the lead comes from, largest first.")
    )

    private static let difference = Shape.record(
        .required("criterion", .line),
        .required("difference", share)
    )

    /// What one constraint says of one solution.
    static let constraint = Shape.named("ConstraintReport") {
        .record(
            .required("constraint", .line),
            .required("holds", .choice(["yes", "no", "unknown"])),
            .required("policy", .choice(["block", "warn", "allow"]), "For unknown answers."),
            .required("excludes", .boolean),
            .optional("shortfalls", .rows(of: shortfall), "The parts that are not satisfied.")
        )
    }

    private static let shortfall = Shape.record(
        .required("subject", .line),
        .optional("list", .line),
        .optional("codes", .rows(of: .line)),
        .optional("have", amount),
        .optional("need", amount),
        .required("margin", .nullable(share), "Distance in the unit, or number of codes.")
    )

    /// What each constraint removed.
    static let exclusions = Shape.rows(
        of: .record(
            .required("constraint", .line),
            .required("no", count, "Solutions that fail it."),
            .required("unknown", count, "Solutions it blocks because nobody knows.")
        )
    )

    /// Words for every code and criterion shown, by list.
    static let labels = Shape.map(
        keys: .line,
        values: .map(keys: .line, values: .line, limit: 100_000),
        limit: 256
    )

    /// Why a solution is not among the best k.
    static let whyNot = Shape.named("WhyNot") {
        .record(
            .required("k", count, "The rank to reach."),
            .required(
                "status",
                .choice(["excluded", "within", "below"]),
                "Kept out by constraints, among the best k already, or below them."
            ),
            .optional("kth", name, "The solution at rank k."),
            .optional("gap", share, "Its score less this one's."),
            .optional("criteria", .rows(of: difference), "The gap by criterion, largest first."),
            .optional("utilityChange", .nullable(change), "The smallest that is enough alone."),
            .optional("weightChange", .nullable(change), "The smallest that is enough alone."),
            .optional("utilityChanges", .rows(of: change), "One for each criterion that can."),
            .optional("weightChanges", .rows(of: change), "One for each criterion that can.")
        )
    }

    private static let change = Shape.named("Change") {
        .record(
            .required("criterion", .line),
            .required("from", share),
            .required("to", share)
        )
    }
}
