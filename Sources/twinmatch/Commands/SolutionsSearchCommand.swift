import ArgumentParser
import Documents

/// `twinmatch solutions search`.
struct SolutionsSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find solutions by words: a name, or what they should do.",
        usage: "twinmatch solutions search [<options>] <words> ...",
        discussion: """
            English and Romanian are searched at once. Case and diacritics do not matter; the \
            beginning of a word is enough, and one typing error is forgiven.
            """
    )

    @Argument(help: "What to look for, such as telemedicine.")
    var words: [String]

    @Option(help: ArgumentHelp("What they must satisfy besides, as JSON.", valueName: "json"))
    var filter: QueryOptions.Filter?

    @OptionGroup var paging: FindOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        let query = words.joined(separator: " ")
        var params = [Node.Member("query", .text(query))] + paging.params + [session.lang]
        if let filter { params.append(.init("filter", filter.node)) }
        let result = try session.call("solutions.search", params)
        let rows = result["solutions"]?.items ?? []
        try session.show(result) {
            CSV(rows, members: ["id", "name", "kind", "score", "known", "summary"])
        } page: { page in
            var view = SolutionRows(words: session.words, rows: rows)
            view.notes = { [places(of: $0, session.words)] }
            view.write(to: &page)
            session.writeRest(
                of: result,
                shown: rows.count,
                offset: paging.offset,
                to: &page
            )
        }
        if rows.isEmpty {
            throw Failure(
                .noResult,
                """
                nothing is found for '\(query)'; try fewer or other words, \
                or twinmatch solutions facets for what there is
                """
            )
        }
    }

    /// Where the words were found: `telemedicina in what it is, spital in the name`.
    private func places(of row: Node, _ words: Words) -> Line {
        let places = (row["matches"]?.items ?? []).map { match in
            let field = words.subject(match["in"]?.text ?? "")
            return "\(match["term"]?.text ?? "") (\(field.lowercasedFirst))"
        }
        return words.sentence(
            "search.found",
            ["what": Line(places.joined(separator: ", "))]
        ).styled(.faint)
    }
}

extension String {
    /// The text with a small first letter, unless it begins with an abbreviation.
    fileprivate var lowercasedFirst: String {
        guard let first, dropFirst().first?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }
}
