public import Documents

extension Solution {
    /// The declared form of a solution, in `catalog/solutions/<id>.yaml` and on the wire.
    public static let shape = Shape.named("Solution") {
        .record(
            .required("id", .text(.slug, limit: 64), "The solution's id; the file's name."),
            .required("name", .text(.line, limit: 200), "The name its makers gave it."),
            .required("kind", .word(list: "kinds"), "What sort of thing it is."),
            .optional("lists", .list(of: .word(list: "lists")), "Public lists that carry it."),
            .required("summary", .localizedLine, "What it is, in one line of our own."),
            .optional("links", linksShape, "Where to find it; only known addresses."),
            .optional("originator", originatorShape, "Who made it and where."),
            .optional("features", featuresShape, "What it has; an absent feature is unknown."),
            .optional("requires", Requirements.shape, "What it asks of a region."),
            .optional("deployments", .list(of: Deployment.shape), "Where it is known to run.")
        )
    }

    private static let linksShape = Shape.record(
        .optional("home", .text(.link, limit: 500)),
        .optional("docs", .text(.link, limit: 500)),
        .optional("source", .text(.link, limit: 500)),
        .optional("contact", .text(.link, limit: 500))
    )

    private static let originatorShape = Shape.record(
        .optional("organisation", .text(.line, limit: 200)),
        .optional("region", .word(list: "regions"))
    )

    private static let featuresShape = Shape.record(
        RecordShape(
            Feature.allCases.map { feature in
                .optional(feature.rawValue, statedShape(of: feature))
            }
        )
    )

    private static func statedShape(of feature: Feature) -> Shape {
        .record(
            .required("value", feature.valueShape, "The value; an empty list is known to be none."),
            .required("source", .text(.line, limit: 500), "Who says so."),
            .required("date", .text(.partialDate, limit: 10), "When the source said it."),
            .required("basis", .choice(StatedFeature.Basis.allCases.map(\.rawValue)))
        )
    }
}

extension Feature {
    /// The declared form of the feature's value.
    public var valueShape: Shape {
        switch kind {
        case .codeSet: .either([.list(of: .word(list: list)), .choice(["none"])])
        case .ordinal: .word(list: list)
        case .number(let unit): .number(0...1e12, unit: unit)
        case .boolean: .boolean
        }
    }
}

extension Requirements {
    /// The declared form of a solution's requirements.
    static let shape = Shape.record(
        RecordShape(
            Scirocco.dimensions.map {
                .optional($0, .number(Scirocco.levels, unit: nil), "Lowest level, 0 to 5.")
            } + [
                .optional("emram", .number(Emram.stages, unit: nil), "Lowest stage, 0 to 7."),
                .optional("bandwidth", .number(0...1e6, unit: "Mbit/s")),
                .optional("hard", .boolean, "Whether a region that falls short is excluded."),
            ]
        )
    )
}

extension Deployment {
    /// The declared form of a deployment.
    static let shape = Shape.record(
        .required("region", .word(list: "regions")),
        .required("year", .integer(1950...2100), "Latest year the source reports it."),
        .optional("level", .word(list: "adoption-levels")),
        .required("source", .text(.line, limit: 500))
    )
}

extension Shape {
    /// A line of text in English and Romanian.
    public static let localizedLine = Shape.named("LocalizedText") {
        .record(
            .required("en", .text(.line, limit: 500), "English."),
            .required("ro", .text(.line, limit: 500), "Romanian.")
        )
    }
}
