import ArgumentParser
import Glibc
import Service

/// `twinmatchd init`.
struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a store from a catalogue of files."
    )

    @Option(help: "The store's folder; it is made where it is missing.")
    var store: String

    @Option(help: "The catalogue's folder.")
    var catalog: String

    @Option(help: "The folder of the scoring models (default: models beside the catalogue).")
    var models: String?

    func run() throws {
        let paths = CatalogPaths(catalog: catalog, models: models)
        Output.write(try StoreCommands.initialise(store, from: paths) + "\n", to: STDOUT_FILENO)
    }
}

/// `twinmatchd backup`.
struct BackUp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of a store that no daemon holds."
    )

    @Option(help: "The store's folder.")
    var store: String

    @Option(name: .shortAndLong, help: "The file to write; it must not be there yet.")
    var output: String

    func run() throws {
        Output.write(try StoreCommands.backUp(store, to: output) + "\n", to: STDOUT_FILENO)
    }
}

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
