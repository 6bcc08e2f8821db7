import ArgumentParser
import Documents

/// `twinmatch person`.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "What is kept of one person: see it, or have it taken out for good.",
        subcommands: [Export.self, Erase.self]
    )

    /// Whose data.
    struct Options: ParsableArguments {
        @Argument(help: "The portal's own name for the person.")
        var author: String

        @Option(help: "The portal whose name it is (default: whoever calls).")
        var portal: String?

        /// The options as parameters.
        var params: [Node.Member] {
            [.init("author", .text(author))] + (portal.map { [.init("portal", .text($0))] } ?? [])
        }
    }

    /// `twinmatch person export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show everything that is kept of a person.",
            usage: "twinmatch person export <author> [<options>]"
        )

        @OptionGroup var person: Options

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common, for: .store)
            let result = try session.call("person.export", person.params)
            let kept = PersonPage(words: session.words, result: result)
            try session.show(result) {
                kept.csv
            } page: {
                kept.write(to: &$0)
            }
            if kept.isEmpty { throw Failure(.noResult, "nothing is kept of that person") }
        }
    }

    /// `twinmatch person erase`.
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Take everything of a person out, for good; scores are as if they never spoke.",
            usage: "twinmatch person erase <author> --yes [<options>]"
        )

        @OptionGroup var person: Options

        @Flag(help: "Say that it is meant: it cannot be undone.")
        var yes = false

        @OptionGroup(title: "Common options") var common: CommonOptions

        func validate() throws {
            guard yes else {
                throw ValidationError(
                    "This cannot be undone. Look first (twinmatch person export), then add --yes."
                )
            }
        }

        func run() throws {
            let session = try Session(common, for: .store)
            let result = try session.write("person.erase", person.params, key: nil)
            let count = result["erased"]?.integer ?? 0
            try session.show(result) {
                CSV([result], members: ["erased", "entries"])
            } page: { page in
                let entries = result["entries"]?.integer ?? 0
                page.prose(session.words.sentence("person.erased", count: count - entries))
                if entries > 0 {
                    page.prose(session.words.sentence("person.entries", count: entries))
                }
            }
        }
    }
}
