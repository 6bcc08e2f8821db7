import ArgumentParser
import Glibc
import Service

/// `twinmatchd check`.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a store from end to end while no daemon holds it."
    )

    @Option(help: "The store's folder.")
    var store: String

    func run() throws {
        Output.write(try StoreCommands.check(store) + "\n", to: STDOUT_FILENO)
    }
}
