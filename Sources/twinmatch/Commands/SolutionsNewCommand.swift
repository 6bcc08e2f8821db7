import ArgumentParser
import Documents

/// `twinmatch solutions new`.
struct SolutionsNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Print a record to fill in: YAML with every fact and code explained.",
        usage: "twinmatch solutions new --name <name> [<options>]",
        discussion: """
            Save it as catalog/solutions/ID.yaml, fill it in, and check it with \
            twinmatch catalog check catalog.
            """
    )

    @Option(help: "The name its makers gave it.")
    var name: String

    @Option(help: "The id (default: the name in small letters with hyphens).")
    var id: String?

    @Option(help: "What sort of thing it is: a code of the list kinds.")
    var kind = "software"

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard common.format == .table else {
            throw ValidationError("A template is YAML; leave --format out.")
        }
        guard !FoldedText(name).words.isEmpty else {
            throw ValidationError("--name must hold a letter or a digit.")
        }
    }

    func run() throws {
        let session = try Session(common)
        let id = String((id ?? FoldedText(name).words.joined(separator: "-")).prefix(64))
        try requireNew(id, session)
        let kinds = try session.call("codes.list", [.init("list", .text("kinds")), session.lang])
        let known = (kinds["codes"]?.items ?? []).compactMap { $0["code"]?.text }
        guard known.contains(kind) else {
            throw Failure(
                .usage,
                "--kind: there is no kind '\(kind)'\nknown are \(known.joined(separator: ", "))"
            )
        }
        let template = SolutionTemplate(
            words: session.words,
            text: TemplateText(words: session.words, answers: session.answers),
            id: id,
            name: name,
            kind: kind,
            alike: try namesakes(session)
        )
        try Descriptor.write(template.file, to: 1)
    }

    /// Refuses an id that is taken or that no record may have.
    private func requireNew(_ id: String, _ session: Session) throws(Failure) {
        if let complaint = TextForm.slug.complaint(about: id) {
            throw Failure(.usage, "--id '\(id.clipped)' \(complaint)")
        }
        let params = Node.mapping([.init("solution", .text(id)), session.lang])
        guard (try? session.answers.call("solutions.get", params)) == nil else {
            throw Failure(
                .usage,
                "there is a solution '\(id)' already: twinmatch solutions get \(id)"
            )
        }
    }

    /// The solutions of such a name, written as one word or as several: perhaps it is one of them.
    private func namesakes(_ session: Session) throws(Failure) -> [Node] {
        let folded = FoldedText(name)
        var found: [Node] = []
        for (query, count) in [(folded.joined, 1), (name, Set(folded.words).count)] {
            let params: [Node.Member] = [
                .init("query", .text(query)), .init("limit", .number(5)), session.lang,
            ]
            let rows = try session.call("solutions.search", params)["solutions"]?.items ?? []
            found += rows.filter { row in
                let matches = row["matches"]?.items ?? []
                return matches.count >= count && matches.allSatisfy { $0["in"]?.text == "name" }
                    && !found.contains { $0["id"] == row["id"] }
            }
        }
        return found
    }
}
