public import Documents

extension NeedsProfile {
    /// The declared form of a stored profile, in `catalog/profiles/<id>.yaml` and on the wire.
    public static let shape = Shape.named("Profile") { storedMembers }

    /// The declared form of a profile that travels inside a query.
    public static let inlineShape = Shape.named("InlineProfile") { inlineMembers }

    // Made once: a shape that is asked for by every request is not put together by each.
    private static let storedMembers = Shape.record(
        RecordShape(
            [
                .required("id", .text(.name, limit: 64), "The profile's id; the file's name."),
                .required("name", .localizedLine, "The profile's name."),
                .required(
                    "illustrative",
                    .boolean,
                    "True until the region has confirmed the profile."
                ),
            ] + commonMembers
        )
    )

    private static let inlineMembers = Shape.record(
        RecordShape(
            [
                .optional("id", .text(.name, limit: 64), "An id of the client's choice."),
                .optional("name", .localizedLine, "The profile's name."),
                .optional("illustrative", .boolean, "Whether the needs are only examples."),
            ] + commonMembers
        )
    )

    private static let commonMembers: [RecordShape.Member] = [
        .required("region", .word(list: "regions"), "NUTS code or ISO 3166 country."),
        .optional("model", .text(.slug, limit: 64), "The scoring model; smart-hospital if absent."),
        .optional("needs", needsShape, "Needed codes by feature, each with a weight 0...1."),
        .optional("targets", targetsShape, "Wanted values of ordinals, numbers and booleans."),
        .optional("constraints", .list(of: NamedConstraint.shape, count: 0...64, unique: false)),
        .optional("readiness", readinessShape, "SCIROCCO levels of the region."),
        .optional("emram", .number(Emram.stages, unit: nil), "EMRAM stage of its hospitals."),
        .optional("bandwidth", .number(0...1e6, unit: "Mbit/s"), "What sites have."),
        .optional("staff", .number(0...1e6, unit: "FTE"), "Who can run the solution."),
        .optional("budget", budgetShape, "Money there is, in EUR."),
        .optional("languages", .list(of: .word(list: "languages")), "Languages users read."),
        .optional("existing", .list(of: .text(.code, limit: 64)), "Solutions, standards in place."),
        .optional("weights", weightsShape, "Raw weights by criterion or group."),
    ]

    /// The declared form of raw weights by criterion or group.
    public static let weightsShape = Shape.map(
        keys: .text(.name, limit: 64),
        values: .number(0...1e6, unit: nil),
        limit: 256
    )

    private static let needsShape = Shape.record(
        RecordShape(
            Feature.codeSets.map { feature in
                .optional(
                    feature.rawValue,
                    .map(
                        keys: .word(list: feature.list),
                        values: .number(0...1, unit: nil),
                        limit: 256
                    )
                )
            }
        )
    )

    private static let targetsShape = Shape.record(
        RecordShape(
            Feature.allCases.filter { $0.kind != .codeSet }.map { feature in
                .optional(feature.rawValue, feature.targetShape)
            }
        )
    )

    private static let readinessShape = Shape.record(
        RecordShape(
            Scirocco.dimensions.map {
                .optional(
                    $0,
                    .record(
                        .required("value", .number(Scirocco.levels, unit: nil), "Level 0 to 5."),
                        .optional("spread", .number(Scirocco.levels, unit: nil), "In levels.")
                    )
                )
            }
        )
    )

    private static let budgetShape = Shape.record(
        .optional("setup-cost", .number(0...1e12, unit: "EUR")),
        .optional("year-cost", .number(0...1e12, unit: "EUR"))
    )
}

extension Feature {
    /// The declared form of a target for the feature.
    fileprivate var targetShape: Shape {
        switch kind {
        case .codeSet: return .anything
        case .ordinal: return .record(.required("atLeast", .word(list: list)))
        case .boolean: return .record(.required("is", .boolean))
        case .number(let unit):
            let number = Shape.number(0...1e12, unit: unit)
            return .either([
                .record(.required("atLeast", number)),
                .record(.required("atMost", number)),
                .record(
                    .required("lo", number, "Start of the best range."),
                    .required("hi", number, "End of the best range."),
                    .required("min", number, "Worthless below."),
                    .required("max", number, "Worthless above.")
                ),
            ])
        }
    }
}

extension NamedConstraint {
    /// The declared form of a named constraint.
    public static let shape = Shape.named("Constraint") {
        .record(
            .required("id", .text(.name, limit: 64), "Unique in the profile."),
            .required("when", Expression.shape, "What is required of a solution."),
            .optional("unknown", .choice(UnknownPolicy.allCases.map(\.rawValue)), "Default warn."),
            .optional("from", .text(.day, limit: 10), "First day in force."),
            .optional("until", .text(.day, limit: 10), "First day no longer in force.")
        )
    }
}
