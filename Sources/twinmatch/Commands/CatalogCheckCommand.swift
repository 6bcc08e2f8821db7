import ArgumentParser
import Catalog
import Documents
import Foundation
import Methods

/// `twinmatch catalog check`.
struct CatalogCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "List every fault of a catalogue's files, or say what they hold."
    )

    @Argument(help: "The catalogue's folder.", completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp(
            "The folder of the scoring models (default: models beside the catalogue).",
            valueName: "dir"
        ),
        completion: .directory
    )
    var models: String?

    @Option(help: "The language of names and sentences.")
    var lang = DisplayLanguage.en

    func run() throws {
        let catalogue = Progress.during("reading \(folder)") {
            LocalCatalogue(folder: folder, models: models)
        }
        var page = Page(Terminal.current(environment: ProcessInfo.processInfo.environment))
        for fault in catalogue.faults { page.add(Line(fault.description)) }
        if let state = catalogue.state {
            let words = Words(lang, from: LocalAnswers(state))
            CatalogueReport(words: words, engine: state.engine).write(to: &page)
        } else {
            let count = catalogue.faults.count
            page.space()
            page.add(Line(count == 1 ? "1 fault in \(folder)" : "\(count) faults in \(folder)"))
        }
        try Descriptor.write(page.rendered, to: 1)
        if catalogue.state == nil { throw Failure(.noResult, "") }
    }
}
