import ArgumentParser
import Catalog
import Documents
import Foundation

/// `twinmatch admin`.
struct AdminCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin",
        abstract: "Look after a running daemon, by its control socket.",
        discussion: """
            The control socket lies beside the query socket; --endpoint names another.
            """,
        subcommands: [
            Reload.self, Backup.self, Drain.self, AdminSlowlogCommand.self, AdminKeysCommand.self,
        ]
    )

    /// `twinmatch admin reload`.
    struct Reload: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the catalogue's files, or of a store the settings, again.",
            usage: "twinmatch admin reload [<options>]",
            discussion: "Exits 1 where they are faulty, and what was there is kept."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let result = try ServerFacts.show("admin.reload", common, for: .administer)
            if result["outcome"]?.text == "refused" { throw Failure(.noResult, "") }
        }
    }

    /// `twinmatch admin backup`.
    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a checked copy of the daemon's store.",
            usage: "twinmatch admin backup [<options>] [<file>]"
        )

        @Argument(
            help: ArgumentHelp(
                "The file, on the daemon's machine (default: one in its backup folder)."
            ),
            completion: .file()
        )
        var file: String?

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let path = file.map { URL(filePath: $0).standardizedFileURL.path }
            let params = Node.present([("path", path.map(Node.text))])
            try ServerFacts.show("admin.backup", common, for: .administer, with: params)
        }
    }

    /// `twinmatch admin drain`.
    struct Drain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop the daemon: it answers what was asked, takes no more, and ends.",
            usage: "twinmatch admin drain [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws { try ServerFacts.show("admin.drain", common, for: .administer) }
    }
}
