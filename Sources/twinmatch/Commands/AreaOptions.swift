import ArgumentParser
import Documents

/// Where and when a command looks.
struct AreaOptions: ParsableArguments {
    @Option(
        help: "Only this region, such as RO21, and those within it.",
        completion: .regions
    )
    var region: String?

    @Option(help: "Only this country, such as PL.")
    var country: String?

    @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "yyyy-mm-dd"))
    var asOf: QueryOptions.Day?

    /// The options as parameters.
    var params: [Node.Member] {
        [("region", region), ("country", country), ("asOf", asOf?.text)].compactMap { name, value in
            value.map { Node.Member(name, .text($0)) }
        }
    }
}
