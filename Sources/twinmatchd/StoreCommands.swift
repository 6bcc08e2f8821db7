import ArgumentParser
import Client
import Documents
import Foundation
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

/// `twinmatchd update`.
struct Update: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a store's code lists, labels, regions and models up to those of files.",
        discussion: "Solutions and profiles stay as they are; no daemon may hold the store."
    )

    @Option(help: "The store's folder.")
    var store: String

    @Option(help: "The catalogue's folder.")
    var catalog: String

    @Option(help: "The folder of the scoring models (default: models beside the catalogue).")
    var models: String?

    func run() throws {
        let paths = CatalogPaths(catalog: catalog, models: models)
        Output.write(try StoreCommands.update(store, from: paths) + "\n", to: STDOUT_FILENO)
    }
}

/// `twinmatchd backup`.
struct BackUp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of a store; the daemon writes it where one holds the store."
    )

    @Option(help: "The store's folder.")
    var store: String

    @Option(name: .shortAndLong, help: "The file to write; it must not be there yet.")
    var output: String

    func run() throws {
        let line: String
        do {
            line = try StoreCommands.backUp(store, to: output)
        } catch  where error.code == .tryAgain {
            guard let address = StoreCommands.address(store) else { throw error }
            line = try askDaemon(at: address)
        }
        Output.write(line + "\n", to: STDOUT_FILENO)
    }

    /// Has the daemon that holds the store write the copy.
    private func askDaemon(at address: String) throws -> String {
        let path = URL(fileURLWithPath: output).standardizedFileURL.path
        do {
            let client = try DaemonClient(endpoint: address, name: "twinmatchd-backup")
            let result = try client.call(
                "admin.backup",
                params: .mapping([Node.Member("path", .text(path))]),
                timeout: .seconds(60)
            )
            return "backup \(output): revision \(result["revision"]?.integer ?? 0)"
        } catch {
            throw DaemonError(.inputOutput, "the daemon wrote no backup: \(error)")
        }
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
