import ArgumentParser
import Glibc

/// The command line: a thin client of the daemon's protocol.
@main
struct TwinMatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twinmatch",
        abstract: "Find digital-health solutions that fit a region's needs, and learn why.",
        discussion: """
            Asks a twinmatchd daemon, or, with --local DIR, a catalogue's files.

            Exit codes: 0 done, 1 no result or failed check, 64 usage, 65 bad data, 69 no daemon, \
            74 input or output, 75 try again, 77 refused, 78 configuration.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Match",
                subcommands: [
                    MatchCommand.self, ExplainCommand.self, WhyNotCommand.self,
                    RelaxCommand.self, CompareCommand.self, DiffMatchCommand.self,
                    LearnCommand.self, ReportCommand.self,
                ]
            ),
            CommandGroup(
                name: "Look up",
                subcommands: [
                    SolutionsCommand.self, ProfilesCommand.self, RegionsCommand.self,
                    ModelsCommand.self, CodesCommand.self,
                ]
            ),
            CommandGroup(name: "Twin", subcommands: [TwinsCommand.self, ReadinessCommand.self]),
            CommandGroup(
                name: "Follow",
                subcommands: [
                    AdoptionCommand.self, FeedbackCommand.self, TwinningsCommand.self,
                    NetworkCommand.self, PersonCommand.self,
                ]
            ),
            CommandGroup(
                name: "Look after",
                subcommands: [
                    CatalogCommand.self, ImportCommand.self, EvaluateCommand.self,
                    KeysCommand.self,
                    ServerCommand.self, AdminCommand.self, RPCCommand.self,
                ]
            ),
        ]
    )

    /// Maps every failure to its exit code, in this one place.
    static func main() {
        // A reader that has gone is noticed where it is written to.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            if !failure.message.isEmpty {
                Descriptor.complain("twinmatch: \(failure.message.withoutTerminalCodes)")
            }
            Glibc.exit(failure.status.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}

extension String {
    /// The text line by line without control characters: a message may quote what somebody sent.
    fileprivate var withoutTerminalCodes: String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).withoutControls }.joined(separator: "\n")
    }
}
