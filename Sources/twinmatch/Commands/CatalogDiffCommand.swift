import ArgumentParser
import Documents

/// `twinmatch catalog diff`.
struct CatalogDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "List the records that differ between two revisions, and what in them does.",
        usage: "twinmatch catalog diff [<options>] <from> [<to>]"
    )

    @Argument(help: "The earlier revision.")
    var from: Int

    @Argument(help: ArgumentHelp("The later revision (default: the newest)."))
    var to: Int?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if let to, to < from {
            throw ValidationError("\(from) lies after \(to); swap the two.")
        }
    }

    func run() throws {
        let session = try Session(common, for: .store)
        let difference = try CatalogDifference(from, to, from: session)
        let table = ChangeTable(words: session.words, changes: difference.changes)
        try session.show(difference.result) {
            table.csv
        } page: { page in
            var values = table.counts
            values["from"] = Line(String(difference.from))
            values["to"] = Line(String(difference.to))
            let key = difference.changes.isEmpty ? "nothing" : "title"
            page.prose(session.words.sentence("diff.\(key)", values).styled(.strong))
            if !difference.changes.isEmpty { page.space() }
            table.write(to: &page)
        }
    }
}
