import ArgumentParser
import Documents

/// `twinmatch adoption funnel`.
struct AdoptionFunnelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funnel",
        abstract: "Show how many places have reached each stage, and where they stand still.",
        usage: "twinmatch adoption funnel [<options>]"
    )

    @Option(help: "Only this solution.", completion: .solutions)
    var solution: String?

    @OptionGroup var area: AreaOptions

    @Option(
        help: ArgumentHelp(
            "Days at a stage after which a place is called stalled (default: 180).",
            valueName: "days"
        )
    )
    var stalledAfterDays: Int?

    @OptionGroup var paging: PageOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params = area.params + paging.params + [session.lang]
        if let solution { params.append(.init("solution", .text(solution))) }
        if let days = stalledAfterDays { params.append(.init("stalledAfterDays", .number(days))) }
        let result = try session.call("adoption.funnel", params)
        let funnel = FunnelPage(words: session.words, result: result)
        try session.show(result) {
            funnel.csv
        } page: { page in
            funnel.write(to: &page)
            session.writeRest(
                of: result,
                shown: funnel.stalled.count,
                offset: paging.offset,
                to: &page
            )
        }
    }
}
