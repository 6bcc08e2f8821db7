import ArgumentParser

/// `twinmatch feedback`.
struct FeedbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback",
        abstract: "What local users say of solutions; it moves the next ranking.",
        subcommands: [
            FeedbackSubmitCommand.self, FeedbackWithdrawCommand.self, FeedbackListCommand.self,
            FeedbackSummaryCommand.self,
        ]
    )
}
