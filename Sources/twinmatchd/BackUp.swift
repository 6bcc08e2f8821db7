import ArgumentParser
import Client
import Documents
import Foundation
import Glibc
import Service

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
