import ArgumentParser
import Documents

/// `twinmatch feedback submit`.
struct FeedbackSubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Record what one person says of a solution, and see what it moves.",
        usage: """
            twinmatch feedback submit <solution> --region <region> --author <name> --role <role> \
            --level <level> --score <-3...3> [<options>]
            """,
        discussion: """
            Of the author only a pseudonym is kept; the same name is the same person. A person's \
            latest vote for a solution is the one that counts.
            """
    )

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @Option(help: "Where the person speaks from, such as RO21.", completion: .regions)
    var region: String

    @Option(help: "A name for the person, always the same.")
    var author: String

    @Option(help: "As what: patient, nurse, physician, manager, it or citizen.")
    var role: String

    @Option(help: "How far the solution has come there: adoption, uptake or scale-up.")
    var level: String

    @Option(
        parsing: .unconditional,
        help: "From -3, strongly against, to 3, strongly for."
    )
    var score: Int

    @Option(help: "In the person's own words.")
    var text: String?

    @Option(help: ArgumentHelp("The language of the text, such as ro.", valueName: "language"))
    var textLanguage: String?

    @Option(help: ArgumentHelp("When it was said: a day or a moment.", valueName: "time"))
    var time: String?

    @Option(
        help: "The profile whose ranking is looked at (default: the one named as the region).",
        completion: .profiles
    )
    var profile: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        let standing = Standing(of: solution, for: profile ?? region, from: session)
        var params: [Node.Member] = [
            .init("solution", .text(solution)), .init("region", .text(region)),
            .init("author", .text(author)), .init("role", .text(role)),
            .init("level", .text(level)), .init("score", .number(score)),
        ]
        params += Node.given(["text": text, "language": textLanguage, "time": time])
        let result = try session.write("feedback.submit", params, key: writing.idempotencyKey)
        try session.show(event: result, after: standing) { page in
            let event = result["event"]?.integer ?? 0
            page.prose(
                session.words.sentence(
                    "feedback.taken",
                    ["event": Line(String(event), .strong), "solution": Line(solution, .strong)]
                )
            )
            if let replaced = result["replaces"]?.integer {
                let values = ["event": Line(String(replaced))]
                page.prose(session.words.sentence("feedback.replaces", values))
            }
            for flag in (result["flags"]?.items ?? []).compactMap(\.text) {
                page.prose(session.words.sentence("flag.\(flag)"))
            }
        }
    }
}
