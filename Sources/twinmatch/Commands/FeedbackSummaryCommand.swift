import ArgumentParser
import Documents

/// `twinmatch feedback summary`.
struct FeedbackSummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Show what users say of a solution together, and how far it may move a score.",
        usage: "twinmatch feedback summary <solution> [<options>]"
    )

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @Option(
        help: "Only ratings from this region, and how all are heard there.",
        completion: .regions
    )
    var region: String?

    @Option(help: "Whose bounds hold (default: smart-hospital).", completion: .models)
    var model: String?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params: [Node.Member] = [.init("solution", .text(solution)), session.lang]
        params += Node.given(["region": region, "model": model])
        let result = try session.call("feedback.summary", params)
        let page = FeedbackPage(words: session.words, result: result)
        try session.show(result) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }
}
