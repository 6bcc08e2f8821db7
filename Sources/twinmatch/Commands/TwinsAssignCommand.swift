import ArgumentParser
import Documents

/// `twinmatch twins assign`.
struct TwinsAssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Say which twinnings a programme should pay for, and why not others.",
        usage: "twinmatch twins assign --grants <n> [<options>]",
        discussion: """
            Pairs are taken by score while both regions are free, a grant is left and the cost \
            fits. What a twinning costs is illustrative until you say so by --cost.
            """
    )

    @Option(help: "How many twinnings can be paid for.")
    var grants: Int

    @Option(help: ArgumentHelp("What there is to spend (default: no bound).", valueName: "EUR"))
    var budget: Double?

    @Option(
        name: [.customLong("cost")],
        help: ArgumentHelp(
            "What a twinning of a type costs, such as KX=10000; repeatable.",
            valueName: "type=EUR"
        )
    )
    var costs: [QueryOptions.Weight] = []

    @Option(
        name: [.customLong("profile")],
        help: "Who wants a twin; repeatable (default: the first stored profile of each region).",
        completion: .profiles
    )
    var profiles: [String] = []

    @OptionGroup var options: TwinOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws { try QueryOptions.requireOnce(costs, option: "--cost") }

    func run() throws {
        let session = try Session(common)
        var params = [
            Node.Member("as", .text("programme")), Node.Member("grants", .number(grants)),
        ]
        if let budget { params.append(.init("budget", .number(budget))) }
        if !costs.isEmpty {
            let members = costs.map { Node.Member($0.name, .number($0.raw)) }
            params.append(.init("costs", .mapping(members)))
        }
        if !profiles.isEmpty {
            params.append(.init("profiles", .sequence(profiles.map(Node.text))))
        }
        let result = try session.call("twins.find", params + options.params + [session.lang])
        let page = TwinsPage(
            words: session.words,
            result: result,
            isByOriginator: true,
            isExplained: options.explain
        )
        try session.show(result) {
            page.csv
        } page: {
            AssignmentPage(twins: page).write(to: &$0)
        }
        if page.count == 0 { throw Failure(.noResult, "no twinning can be paid for") }
    }
}
