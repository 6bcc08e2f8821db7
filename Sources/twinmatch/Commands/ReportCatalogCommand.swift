import ArgumentParser

/// `twinmatch report catalog`.
struct ReportCatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "How complete, old and unambiguous a catalogue is, as a page for its editors."
    )
}
