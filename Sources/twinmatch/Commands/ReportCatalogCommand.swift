import ArgumentParser
import Catalog
import Documents
import Matching
import Methods
import SystemClock

/// `twinmatch report catalog`.
struct ReportCatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "How complete, old and unambiguous a catalogue is, as a page for its editors.",
        usage: "twinmatch report catalog [<folder>] -o <file> [<options>]"
    )

    @Argument(help: "The catalogue's folder.", completion: .directory)
    var folder = "catalog"

    @OptionGroup var file: ReportOptions

    @Option(
        help: ArgumentHelp(
            "The folder of the scoring models (default: models beside the catalogue).",
            valueName: "dir"
        ),
        completion: .directory
    )
    var models: String?

    @Option(help: ArgumentHelp("A fact older than this is called old.", valueName: "age"))
    var stale = Age(months: 24)

    @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "yyyy-mm-dd"))
    var asOf: QueryOptions.Day?

    @Option(help: "The language of names and sentences.")
    var lang = DisplayLanguage.en

    func run() throws {
        let catalogue = Progress.during("reading \(folder)") {
            LocalCatalogue(folder: folder, models: models)
        }
        guard let state = catalogue.state else {
            let first = catalogue.faults.first.map { "\($0)\n" } ?? ""
            throw Failure(.badData, "\(first)see all faults: twinmatch catalog check \(folder)")
        }
        let today = asOf.flatMap { CalendarDate($0.text) } ?? SystemClock.today()
        let staleBefore = today.earlier(months: stale.months)
        let report = QualityReport(
            words: Words(lang, from: LocalAnswers(state)),
            snapshot: state.engine.snapshot,
            quality: CatalogQuality(state.engine.snapshot, staleBefore: staleBefore),
            folder: folder,
            today: today,
            staleBefore: staleBefore
        )
        try file.write(report.document)
    }
}
