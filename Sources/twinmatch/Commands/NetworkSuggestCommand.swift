import ArgumentParser
import Documents

/// `twinmatch network suggest`.
struct NetworkSuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Suggest whom to bring into a twinning, or to a solution, and why.",
        usage: """
            twinmatch network suggest <twinning> [<options>]
            twinmatch network suggest --solution <solution> [--region <region>] [<options>]
            """,
        discussion: "Only who has agreed to that is suggested; who takes part already is left out."
    )

    @Argument(help: "The twinning's id, such as ro21-hu31-openmrs.", completion: .twinnings)
    var twinning: String?

    @Option(help: "A solution, where there is no twinning yet.", completion: .solutions)
    var solution: String?

    @Option(help: "Where the solution goes, such as RO21.", completion: .regions)
    var region: String?

    @Option(help: "Whose needs it is to meet.", completion: .profiles)
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "The weight of a reason: skills, needs, asks, region, languages, role.",
            valueName: "reason=n"
        )
    )
    var weight: [Weight] = []

    @OptionGroup var paging: PageOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    /// A reason with its raw weight.
    struct Weight: ExpressibleByArgument {
        let reason: String
        let raw: Double

        init?(argument: String) {
            let words = argument.split(separator: "=", omittingEmptySubsequences: false)
            guard words.count == 2, !words[0].isEmpty, let raw = Double(decimal: String(words[1]))
            else { return nil }
            reason = String(words[0])
            self.raw = raw
        }
    }

    func validate() throws {
        guard (twinning == nil) != (solution == nil) else {
            throw ValidationError("Name a twinning, or else a --solution.")
        }
        guard Set(weight.map(\.reason)).count == weight.count else {
            throw ValidationError("A reason has one --weight.")
        }
    }

    func run() throws {
        let session = try Session(common)
        var params = paging.params + [session.lang]
        params += Node.given([
            "twinning": twinning, "solution": solution, "region": region, "profile": profile,
        ])
        if !weight.isEmpty {
            let weights = weight.map { Node.Member($0.reason, .number($0.raw)) }
            params.append(.init("weights", .mapping(weights)))
        }
        let result = try session.call("network.suggest", params)
        let page = SuggestionPage(words: session.words, rows: result["members"]?.items ?? [])
        try session.show(result) {
            page.csv
        } page: { text in
            page.write(to: &text)
            session.writeRest(
                of: result,
                shown: page.rows.count,
                offset: paging.offset,
                to: &text
            )
        }
        if page.rows.isEmpty {
            throw Failure(.noResult, "nobody in the network has agreed to be suggested, or is left")
        }
    }
}
