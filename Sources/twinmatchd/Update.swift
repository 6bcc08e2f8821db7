import ArgumentParser
import Glibc
import Service

/// `twinmatchd update`.
struct Update: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a store's code lists, labels, regions and models up to those of files.",
        discussion: "Solutions and profiles stay as they are; no daemon may hold the store."
    )

    @OptionGroup var folders: StoreAndCatalog

    func run() throws {
        let line = try StoreCommands.update(folders.store, from: folders.paths)
        Output.write(line + "\n", to: STDOUT_FILENO)
    }
}
