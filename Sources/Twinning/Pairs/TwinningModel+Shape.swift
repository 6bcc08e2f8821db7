import Catalog
public import Documents

extension TwinningModel {
    /// The declared form of the file.
    public static let shape = Shape.named("TwinningModel") {
        .record(
            .required("kind", .choice([kind]), "What the model is about."),
            .required("id", .text(.slug, limit: 64), "The model's id; the file's name."),
            .required("version", .text(.code, limit: 32), "Counted up when answers change."),
            .required("title", .localizedLine, "What people read."),
            .required("criteria", criteria, "What a pair is judged by, each once."),
            .required(
                "solutions",
                solutions,
                "What runs at the originator, and what that is worth."
            ),
            .required(
                "readiness",
                .record(
                    .required(
                        "lead",
                        .number(0.1...7, unit: "levels"),
                        "Levels above the adopter's that count fully."
                    )
                )
            ),
            .required(
                "language",
                .record(
                    .required("union", share, "None in common on record, both in the Union.")
                )
            ),
            .required(
                "proximity",
                .record(
                    .required(
                        "reach",
                        .number(1...100_000, unit: "km"),
                        "From this distance nothing is near."
                    )
                )
            ),
            .required("types", types, "Where one type of twinning ends and the next begins."),
            .required("costs", costsShape, "What a twinning of each type costs, in EUR."),
            .required(
                "indicators",
                .list(
                    of: .record(
                        .required("id", .choice(Indicator.allCases.map(\.rawValue))),
                        .required("better", .choice(["more", "less"]))
                    ),
                    count: 0...64,
                    unique: false
                ),
                "The figures that tell which region is ahead; they never score."
            )
        )
    }

    /// The declared form of costs by type.
    public static let costsShape = Shape.record(
        RecordShape(
            TwinningType.allCases.map {
                .optional($0.rawValue, .number(0...1e9, unit: "EUR"))
            }
        )
    )

    private static let share = Shape.number(0...1, unit: nil)
    private static let levels = Shape.number(0...7, unit: "levels")

    private static let criteria = Shape.list(
        of: .record(
            .required("id", .choice(PairCriterion.allCases.map(\.rawValue))),
            .required("weight", .number(0...1e6, unit: nil), "Raw weight."),
            .optional("unknown", share, "Utility where nobody knows; default 0.")
        ),
        count: 1...PairCriterion.allCases.count,
        unique: false
    )

    private static let solutions = Shape.record(
        .required("fit", share, "The score from which a solution answers the needs."),
        .required("best", .integer(1...100), "How many of the best count."),
        .required(
            "half",
            .number(0.001...100, unit: nil),
            "What score times reach must add up to for half of the utility."
        ),
        .required(
            "levels",
            .map(keys: .text(.code, limit: 64), values: share, limit: 16),
            "What each level is worth; the least where it is not told."
        ),
        .required("origin", share, "Where its makers are, and it is not known to run."),
        .required("country", share, "What is known of the country alone, for a region in it."),
        .required("half-life", .number(0.1...100, unit: "years"), "Halves what a report is worth.")
    )

    private static let types = Shape.record(
        .required(
            "exchange",
            .record(
                .required("fit", share, "No solution fits better."),
                .required("gap", levels, "Readiness is so far below.")
            ),
            "Exchange of knowledge."
        ),
        .required(
            "adaptation",
            .record(
                .required(
                    "criteria",
                    .list(of: .text(.slug, limit: 64), count: 0...64, unique: true),
                    "Criteria of the scoring model."
                ),
                .required("below", share, "One is met less than this, or nobody knows.")
            ),
            "Adapting to the region."
        ),
        .required(
            "full",
            .record(
                .required("fit", share, "It fits this well, ..."),
                .required("reach", share, "... has come so far in the region itself, ..."),
                .required("gap", levels, "... and readiness is at most so far below.")
            ),
            "Taking over in full; else in part."
        )
    )
}
