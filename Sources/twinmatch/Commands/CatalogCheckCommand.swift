import ArgumentParser
import Catalog
import Documents
import Foundation
import Matching
import Methods
import SystemClock

/// `twinmatch catalog check`.
struct CatalogCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "List every fault of a catalogue's files, or say what they hold.",
        usage: "twinmatch catalog check [<options>] <folder>",
        discussion: """
            Exits 1 where there is a fault or, with --stale, a fact that is older. Records that \
            may stand twice are listed and are no fault: two solutions may share a name.
            """
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

    @Option(
        help: ArgumentHelp("List the facts older than this, such as 24m or 2y.", valueName: "age")
    )
    var stale: Age?

    @Option(help: "How the answer is written.")
    var format = OutputFormat.table

    @Option(help: "The language of names and sentences.")
    var lang = DisplayLanguage.en

    func run() throws {
        let catalogue = Progress.during("reading \(folder)") {
            LocalCatalogue(folder: folder, models: models)
        }
        var report: CatalogueReport?
        if let state = catalogue.state {
            let staleBefore = stale.map { SystemClock.today().earlier(months: $0.months) }
            report = CatalogueReport(
                words: Words(lang, from: LocalAnswers(state)),
                engine: state.engine,
                quality: CatalogQuality(state.engine.snapshot, staleBefore: staleBefore),
                staleBefore: staleBefore
            )
        }
        let output = CatalogueOutput(folder: folder, faults: catalogue.faults, report: report)
        let terminal = Terminal.current(environment: ProcessInfo.processInfo.environment)
        try Descriptor.write(output.text(as: format, on: terminal), to: 1)
        if report?.quality.staleFacts.isEmpty != true { throw Failure(.noResult, "") }
    }
}
