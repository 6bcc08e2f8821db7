import ArgumentParser
import Glibc
import Service

/// `twinmatchd init`.
struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a store from a catalogue of files, and its folder where that is missing."
    )

    @OptionGroup var folders: StoreAndCatalog

    func run() throws {
        let line = try StoreCommands.initialise(folders.store, from: folders.paths)
        Output.write(line + "\n", to: STDOUT_FILENO)
    }
}
