import ArgumentParser
import Documents

/// `twinmatch feedback withdraw`.
struct FeedbackWithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take an event back, as if it never was: a vote, an adoption step, a withdrawal.",
        usage: "twinmatch feedback withdraw <event> [<options>]"
    )

    @Argument(help: "The event's number, as submit and list tell it.")
    var event: Int

    @Option(help: "Why.")
    var reason: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        var params: [Node.Member] = [.init("event", .number(event))]
        if let reason { params.append(.init("reason", .text(reason))) }
        let result = try session.write("feedback.withdraw", params, key: writing.idempotencyKey)
        try session.show(event: result, after: nil) { page in
            let values = [
                "event": Line(String(event), .strong),
                "withdrawal": Line(String(result["event"]?.integer ?? 0), .strong),
            ]
            page.prose(session.words.sentence("feedback.withdrawn", values))
        }
    }
}
