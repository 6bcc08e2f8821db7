import Documents

extension Neighbourhood {
    /// The declared members of a utility of kind neighbours.
    static let members: [RecordShape.Member] = [
        .optional(
            "reach",
            .number(1...100_000, unit: "km"),
            "Distance at which a region counts 1/e of one at hand, for kind neighbours."
        ),
        .optional(
            "bond",
            .number(1...100, unit: nil),
            "What a shared language or WHO region multiplies a region with, for kind neighbours."
        ),
        .optional(
            "rarity",
            .number(0...2, unit: nil),
            "How much more rare solutions in common say, for kind neighbours."
        ),
        .optional(
            "sharpness",
            .number(0...10, unit: nil),
            "The power that solutions in common are raised to, for kind neighbours."
        ),
        .optional(
            "floor",
            .number(0...10, unit: nil),
            "What a region counts without any solution in common, for kind neighbours."
        ),
        .optional(
            "doubt",
            .number(0...1e6, unit: nil),
            "Weight of use everywhere beside use by neighbours, for kind neighbours."
        ),
        .optional(
            "spread",
            .number(0...1, unit: nil),
            "How far wide use counts for less, for kind neighbours."
        ),
    ]

    /// Reads the constants of a utility; the defaults where it does not name them.
    init(_ node: Node) {
        self.init()
        reach = node["reach"]?.number ?? reach
        bond = node["bond"]?.number ?? bond
        rarity = node["rarity"]?.number ?? rarity
        sharpness = node["sharpness"]?.number ?? sharpness
        floor = node["floor"]?.number ?? floor
        doubt = node["doubt"]?.number ?? doubt
        spread = node["spread"]?.number ?? spread
    }
}
