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

    func run() throws {
        Output.write(try StoreCommands.restore(file, to: store) + "\n", to: STDOUT_FILENO)
    }
}
