import Catalog
import Documents
import RPC

extension MethodTable {
    /// Finding twins.
    static let twinMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "twins.find",
            "Regions that make good twins: of an adopter, of an originator, or for a programme.",
            params: twinParams,
            result: [
                .required("as", .choice(twinSides), "Whose twins they are."),
                .optional("region", .line, "The adopter's or the originator's."),
                .optional("profile", .line, "The adopter's."),
                .required("pairs", .rows(of: twinPair), "Best first; of a programme as taken."),
                .required("total", count),
                .required("model", .line, "The twinning model, id@version."),
                .optional("grants", count, "Of a programme: how many there were."),
                .optional("budget", .nullable(money), "What there was; null without a bound."),
                .optional("spent", money, "What the pairs cost together."),
                .optional("left", .nullable(money), "What is left; null without a bound."),
                .optional("grantsLeft", count, "How many grants are left."),
                .optional("costs", .map(keys: .line, values: money, limit: 16), "By type."),
                .optional(
                    "end",
                    .choice(["grants", "budget", "pairs"]),
                    "What ended it: no grant left, none affordable, or no pair with both free."
                ),
                .optional("cheapest", .nullable(money), "The least that a free pair would cost."),
                .optional("without", .rows(of: without), "Who wanted a twin and got none."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound, .unavailable, .limitExceeded]
        )
    ]

    private static let twinSides = ["adopter", "originator", "programme"]
    private static let money = Shape.number(0...1e15, unit: "EUR")
    private static let level = Shape.anyNumber

    private static let twinParams: [RecordShape.Member] =
        [
            .optional("as", .choice(twinSides), "For whom; default adopter."),
            .optional("profile", MatchShapes.profile, "The adopter's needs; for an adopter."),
            .optional(
                "region",
                .text(.code, limit: 5),
                "The originator; an adopter may name the only one it looks at."
            ),
            .optional("solution", .text(.slug, limit: 64), "Only what concerns this solution."),
            .optional("country", .text(.code, limit: 2), "Other sides of a country, ISO 3166."),
            .optional(
                "level",
                .integer(0...2),
                "Other sides of a level: 0 countries, 2 NUTS 2; default both."
            ),
            .optional(
                "weights",
                NeedsProfile.weightsShape,
                "Raw weights by pair criterion; they replace the model's and are normalised."
            ),
            .optional("grants", .integer(1...Limits.grants), "Of a programme: at most so many."),
            .optional("budget", .number(0...1e12, unit: "EUR"), "Of a programme: at most so much."),
            .optional(
                "costs",
                .record(
                    RecordShape(
                        ["KX", "AD", "PA", "FA"].map {
                            .optional($0, .number(0...1e9, unit: "EUR"))
                        }
                    )
                ),
                "Of a programme: what each type costs; default the model's, which is illustrative."
            ),
            .optional(
                "profiles",
                .list(of: MatchShapes.name, count: 1...Limits.arrayItems, unique: true),
                "Of a programme: who wants a twin; default the first stored profile of each region."
            ),
            .optional("asOf", .text(.day, limit: 10), "The day to judge by; default today in UTC."),
            .optional("limit", .integer(1...Limits.lastRank), "Most pairs; default 10."),
            .optional("offset", .integer(0...Limits.lastRank - 1), "Pairs to skip; default 0."),
        ] + [lang]

    /// A pair of regions as it is sent.
    static let twinPair = Shape.named("TwinPair") { .record(RecordShape(twinPairMembers)) }

    /// The members of a pair.
    static let twinPairMembers: [RecordShape.Member] = [
        .required("rank", count, "The place, from 1."),
        .required("originator", .line, "The region it comes from."),
        .required("adopter", .line, "The region that wants it."),
        .required("profile", .line, "The adopter's."),
        .required("originatorName", .line),
        .required("adopterName", .line),
        .required("country", .line, "Of the other side, ISO 3166."),
        .required("similarity", MatchShapes.share, "How alike they are, 0...1."),
        .required("score", MatchShapes.share, "The contributions added left to right."),
        .required("contributions", .rows(of: pairContribution), "In the order of adding."),
        .required("type", .choice(["KX", "AD", "PA", "FA"]), "What the gap suggests."),
        .required("gap", .nullable(level), "Mean levels of readiness below; null unknown."),
        .required("solutions", .rows(of: offer), "The best that is there, best first."),
        .required("better", .rows(of: lead), "In what the originator stands higher."),
        .required("barriers", .rows(of: barrier), "What to settle first."),
        .required("gives", .rows(of: gift), "What the adopter can give back."),
        .optional("cost", money, "Of a programme: by type."),
        .optional("passed", .rows(of: passed), "Better pairs of this adopter, not taken."),
        .optional("passedTotal", count, "How many of these there are."),
        .optional("next", .nullable(nextPair), "The next best of this adopter."),
    ]

    private static let pairContribution = Shape.record(
        .required("criterion", .line),
        .required("weight", MatchShapes.share, "Normalised."),
        .required("utility", MatchShapes.share, "0...1; the model's guess where unknown."),
        .required("contribution", MatchShapes.share, "The rounded product."),
        .required("known", .boolean)
    )

    private static let offer = Shape.record(
        .required("solution", .line),
        .required("name", .line),
        .required("score", MatchShapes.share, "In the adopter's ranking."),
        .required("rank", count, "In the adopter's ranking."),
        .required("worth", MatchShapes.share, "How far it has come there, 0...1."),
        .required("region", .line, "The region that the source names."),
        .required("site", .nullable(.line)),
        .required("level", .nullable(.line), "A code of adoption-levels; null not told."),
        .required("year", .nullable(.integer(0...9999)), "Null where only its makers are there."),
        .required("isCountryWide", .boolean, "The source names only what the region lies in."),
        .required("isOrigin", .boolean, "It comes from there and is not known to run.")
    )

    private static let lead = Shape.record(
        .required("what", .line, "readiness:S04, emram, or indicator:life-expectancy."),
        .required("here", level, "The adopter's."),
        .required("there", level, "The originator's.")
    )

    private static let barrier = Shape.record(
        .required(
            "barrier",
            .choice([
                "requirement", "language", "working-language", "readiness", "budget", "place",
                "law",
            ])
        ),
        .optional("constraint", .line, "Nobody knows whether the solution meets it."),
        .optional("solution", .line),
        .optional("name", .line, "The solution's."),
        .optional("dimension", .line, "A SCIROCCO dimension, emram or bandwidth."),
        .optional("required", level),
        .optional("present", .nullable(level), "Null where the adopter has not told."),
        .optional("cost", money, "To set it up."),
        .optional("budget", money, "What the adopter has."),
        .optional("region", .line)
    )

    private static let gift = Shape.record(
        .required("what", .line, "As in better, or solution, or feedback."),
        .optional("here", level, "The adopter's."),
        .optional("there", level, "The originator's."),
        .optional("solution", .line, "It runs at the adopter and fits the originator."),
        .optional("name", .line, "The solution's."),
        .optional("score", MatchShapes.share, "In the originator's ranking."),
        .optional("profile", .line, "The originator's."),
        .optional("votes", count, "Given by people of the adopter's region.")
    )

    private static let refusal: [RecordShape.Member] = [
        .required("reason", .choice(["taken", "cost", "grants"]), "Why it was not taken."),
        .optional(
            "by",
            .record(.required("originator", .line), .required("adopter", .line)),
            "The pair that has one of its regions."
        ),
        .optional("left", money, "What was left then."),
    ]

    private static let passed = Shape.record(
        RecordShape(
            [
                .required("originator", .line),
                .required("originatorName", .line),
                .required("score", MatchShapes.share),
                .required("type", .line),
                .required("cost", money),
            ] + refusal
        )
    )

    private static let nextPair = Shape.record(
        .required("originator", .line),
        .required("originatorName", .line),
        .required("score", MatchShapes.share),
        .required("gap", MatchShapes.share, "This score less that one.")
    )

    private static let without = Shape.record(
        .required("adopter", .line),
        .required("adopterName", .line),
        .required("profile", .line),
        .required("best", .nullable(passed), "Its best pair and why not; null without any.")
    )
}
