import ArgumentParser
import Documents

/// `twinmatch adoption record`.
struct AdoptionRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record how far a solution has come in a region or at one of its sites.",
        usage: "twinmatch adoption record <solution> --region <region> --stage <stage> [<options>]",
        discussion: """
            The ten stages: twinmatch codes list adoption-stages. To go back a stage, give a reason.
            """
    )

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @Option(help: "Where, such as RO21.", completion: .regions)
    var region: String

    @Option(help: "The stage that is reached, such as piloting.")
    var stage: String

    @Option(help: "The site within the region (default: the region as a whole).")
    var site: String?

    @Option(help: "adoption, uptake or scale-up (default: by the stage).")
    var level: String?

    @Option(help: ArgumentHelp("Since when (default: today).", valueName: "yyyy-mm-dd"))
    var date: QueryOptions.Day?

    @Option(help: "Why; needed to go back a stage.")
    var reason: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        var params: [Node.Member] = [
            .init("solution", .text(solution)), .init("region", .text(region)),
            .init("stage", .text(stage)),
        ]
        params += Node.given(["site": site, "level": level, "date": date?.text, "reason": reason])
        let result = try session.write("adoption.record", params, key: writing.idempotencyKey)
        try session.show(event: result, after: nil) { page in
            let words = session.words
            let stage = { (name: String) in
                Line(words.label(result[name]?.text ?? "", in: "adoption-stages"), .strong)
            }
            var values = [
                "event": Line(String(result["event"]?.integer ?? 0), .strong),
                "solution": Line(solution, .strong), "region": Line(words.region(region)),
                "stage": stage("stage"), "date": Line(result["date"]?.text ?? ""),
            ]
            let from = result["from"]?.text
            if from != nil { values["from"] = stage("from") }
            page.prose(
                from == nil
                    ? words.sentence("adoption.taken", values)
                    : words.sentence("adoption.moved", values)
            )
        }
    }
}
