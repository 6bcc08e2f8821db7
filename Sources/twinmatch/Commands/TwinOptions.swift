import ArgumentParser
import Documents

/// Which pairs of regions are looked at, and how they are judged.
struct TwinOptions: ParsableArguments {
    @Option(help: "Only what concerns this solution.", completion: .solutions)
    var solution: String?

    @Option(help: "Only other sides of a country, such as PL.")
    var country: String?

    @Option(help: "Only other sides of a level: 0 countries, 2 NUTS 2 (default: both).")
    var level: Int?

    @Option(
        name: [.customLong("weight")],
        help: ArgumentHelp(
            "The weight of a criterion of pairs, such as likeness=0.5; repeatable.",
            discussion: "twinmatch models get twinning lists them.",
            valueName: "name=x"
        )
    )
    var weights: [QueryOptions.Weight] = []

    @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "yyyy-mm-dd"))
    var asOf: QueryOptions.Day?

    @Flag(help: "Tell of each pair why, what to settle first and what can be given back.")
    var explain = false

    func validate() throws { try QueryOptions.requireOnce(weights) }

    /// The options as parameters.
    var params: [Node.Member] {
        var params: [Node.Member] = []
        if let solution { params.append(.init("solution", .text(solution))) }
        if let country { params.append(.init("country", .text(country))) }
        if let level { params.append(.init("level", .number(level))) }
        if let weights = QueryOptions.member(of: weights) { params.append(weights) }
        if let asOf { params.append(.init("asOf", .text(asOf.text))) }
        return params
    }
}
