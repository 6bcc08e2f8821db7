import ArgumentParser
import Glibc
import Service

/// `twinmatchd restore`.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup into a folder that holds no store."
    )

    @Argument(help: "The backup.")
    var file: String

    @Option(help: "The store's folder; it is made where it is missing.")
    var store: String

    @Option(
        help: ArgumentHelp(
            "The former store's folder: its ledger of erasures goes along.",
            discussion: "Without it, people who were erased since the backup come back.",
            valueName: "dir"
        )
    )
    var erasuresFrom: String?

    func run() throws {
        let (done, caution) = try StoreCommands.restore(
            file,
            to: store,
            erasuresFrom: erasuresFrom
        )
        Output.write(done + "\n", to: STDOUT_FILENO)
        if let caution { Output.write("twinmatchd: \(caution)\n", to: STDERR_FILENO) }
    }
}
