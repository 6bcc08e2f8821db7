import Catalog
import Documents
import RPC

extension MethodTable {
    /// What a region still lacks, and how to close it.
    static let readinessMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "readiness.gap",
            "What a region lacks for solutions, in the order in which to build it.",
            params: [
                .required("profile", MatchShapes.profile, "An id, or a profile written out."),
                .optional("solution", .text(.slug, limit: 64), "The solution to be ready for."),
                .optional(
                    "solutions",
                    .list(of: .text(.slug, limit: 64), count: 1...Limits.compared, unique: true),
                    "Several of them; without any, the best k of the profile's ranking."
                ),
                .optional(
                    "k",
                    .integer(1...Limits.lastRank),
                    "How many of the best count, and down to which rank effects are told; default "
                        + "10, and effects at least so far."
                ),
                .optional("required", requiredLevels, "Levels that go before those of solutions."),
            ] + MatchShapes.options,
            result: readinessMembers + [.required("labels", MatchShapes.labels)],
            errors: [.notFound, .unavailable]
        )
    ]

    /// What tells of readiness in a result, without the labels.
    static let readinessMembers: [RecordShape.Member] = [
        .required("profile", MatchShapes.name, "The profile's id."),
        .required("region", MatchShapes.name, "The region that is held against them."),
        .required("solution", .nullable(MatchShapes.name), "The one that was asked about."),
        .required("model", .line, "The readiness model, id@version."),
        .required("solutions", .rows(of: consideredRow), "Whose requirements count, best first."),
        .required("gaps", .rows(of: readinessRow), "What falls short, first what to build first."),
        .required("met", .rows(of: readinessRow), "What is reached."),
        .required("unknown", .rows(of: readinessRow), "What is to be assessed first."),
    ]

    private static let requiredLevels = Shape.record(
        RecordShape(
            Scirocco.dimensions.map {
                .optional($0, .number(Scirocco.levels, unit: nil), "Level 0 to 5.")
            } + [
                .optional("emram", .number(Emram.stages, unit: nil), "Stage 0 to 7."),
                .optional("bandwidth", .number(0...1e6, unit: "Mbit/s")),
                .optional("staff", .number(0...1e6, unit: "FTE")),
            ]
        )
    )

    private static let consideredRow = Shape.record(
        .required("solution", MatchShapes.name),
        .required("name", .line),
        .required("rank", .nullable(count), "From 1; null where it is left out."),
        .required("score", MatchShapes.share)
    )

    private static let readinessRow = Shape.named("ReadinessRow") {
        .record(
            .required("dimension", .line, "S01 to S12, emram, bandwidth or staff."),
            .required("required", .anyNumber, "The highest level that is asked."),
            .required("present", .nullable(.anyNumber), "Null where nobody knows."),
            .required("spread", .nullable(.anyNumber), "How far the judges disagree."),
            .required("gap", .nullable(.anyNumber), "Required less present, at least 0."),
            .required("uncertain", .boolean, "Whether the judges are split about the level."),
            .required("basis", .choice(["record", "model", "query"]), "Who asks for the level."),
            .required("askedBy", .rows(of: MatchShapes.name), "Solutions that lack it, or ask."),
            .required("effect", .nullable(readinessEffect), "Of closing this gap alone."),
            .required("help", .rows(of: readinessHelp), "Entries that build it, best first.")
        )
    }

    private static let readinessEffect = Shape.record(
        .required("gain", MatchShapes.share, "What the solutions count more in the ranking."),
        .required(
            "changes",
            .rows(
                of: .record(
                    .required("solution", MatchShapes.name),
                    .required("name", .line),
                    .required(
                        "rank",
                        .list(of: .nullable(count), count: 2...2, unique: false),
                        "Before and after; null where it is left out."
                    ),
                    .required(
                        "score",
                        .list(of: MatchShapes.share, count: 2...2, unique: false),
                        "Before and after, also where it is left out."
                    )
                )
            ),
            "What moves, by the rank after."
        )
    )

    private static let readinessHelp = Shape.record(
        .required("solution", MatchShapes.name),
        .required("name", .line),
        .required("score", MatchShapes.share, "The share that it covers of what builds it."),
        .required(
            "codes",
            .rows(
                of: .record(
                    .required("feature", .line),
                    .required("code", .line, "What builds it."),
                    .required("have", .line, "What the entry has."),
                    .required("affinity", MatchShapes.share, "How near that is.")
                )
            ),
            "What it covers of that."
        )
    )
}
