import Catalog
import Documents
import RPC

extension MethodTable {
    /// Deciding by more than the weights there are.
    static let decideMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "decide.weights",
            "Proposes weights from what somebody prefers; nothing is changed by it.",
            params: [
                .required(
                    "method",
                    .choice(["preferences"]),
                    "Where weights come from: preferences between solutions, or outcomes."
                ),
                .required("profile", MatchShapes.profile, "An id, or a profile written out."),
            ] + MatchShapes.options.filter { !["filter", "unknowns"].contains($0.name) } + [
                .optional("preferences", given(preference), "Pairs of solutions, as preferred."),
                .optional("outcomes", given(outcome), "Every good one goes before every poor one."),
                .optional(
                    "pinned",
                    .list(of: .text(.slug, limit: 64), count: 0...256, unique: true),
                    "Criteria whose weights stay."
                ),
                .optional(
                    "seed",
                    .integer(0...Limits.largestInteger),
                    "Which pairs are left out together to judge the rest; default 1."
                ),
            ],
            result: [
                .required("weights", .rows(of: line), "In model order."),
                .required(
                    "profileWeights",
                    .map(keys: .line, values: MatchShapes.share, limit: 512),
                    "What the profile's `weights` have to say for this to hold."
                ),
                .required(
                    "changed",
                    .boolean,
                    "Whether anything moves; nothing does where all pairs are ranked as preferred."
                ),
                .required("accuracy", heldOut, "On pairs that were left out of the fit."),
                .required("fitted", fitted, "On the pairs that were fitted to."),
                .required("conflicts", .rows(of: conflict), "What cannot be followed all at once."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound, .unavailable, .limitExceeded]
        )
    ]

    private static func given(_ row: Shape) -> Shape {
        .list(of: row, count: 0...Limits.arrayItems, unique: false)
    }

    private static let preference = Shape.record(
        .required("better", .text(.slug, limit: 64), "The solution that should stand above."),
        .required("worse", .text(.slug, limit: 64), "The solution that should stand below."),
        .optional("weight", .number(0.001...1000, unit: nil), "How much it counts; default 1.")
    )

    private static let outcome = Shape.record(
        .required("solution", .text(.slug, limit: 64), "The solution's id."),
        .required("outcome", .choice(["good", "poor"]), "How it did.")
    )

    private static let line = Shape.record(
        .required("criterion", .line),
        .required("before", MatchShapes.share, "The weight as it is, normalised."),
        .required("after", MatchShapes.share, "The weight that is proposed, normalised."),
        .required("raw", MatchShapes.share, "What makes it so in a profile's weights."),
        .required("lower", MatchShapes.share, "The least it could have become."),
        .required("upper", MatchShapes.share, "The most it could have become."),
        .required("pinned", .boolean)
    )

    private static let before = RecordShape.Member.required(
        "before",
        MatchShapes.share,
        "The share of pairs that the weights as they are rank as preferred; ties by half."
    )

    private static let fitted = Shape.record(
        before,
        .required("after", MatchShapes.share, "The share that the proposed weights do.")
    )

    private static let heldOut = Shape.record(
        before,
        .required("after", MatchShapes.share, "The share that fits without these pairs do."),
        .required("folds", count, "In how many parts pairs were left out."),
        .required("pairs", count, "Pairs of solutions that count."),
        .required("heldOut", .boolean, "Always true: no pair is judged by a fit that has seen it.")
    )

    private static let conflict = Shape.record(
        .required(
            "kind",
            .choice(["reversed", "circle", "out-of-reach"]),
            "Both ways round; in a circle; or no weights within the limits put the first first."
        ),
        .required("solutions", .rows(of: .line))
    )
}
