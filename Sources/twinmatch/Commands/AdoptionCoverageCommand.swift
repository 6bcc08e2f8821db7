import ArgumentParser
import Documents

/// `twinmatch adoption coverage`.
struct AdoptionCoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Show what runs where, since when, and the needs that no solution meets.",
        usage: "twinmatch adoption coverage [<options>]"
    )

    @OptionGroup var area: AreaOptions

    @Option(help: "Only needs of this fact, such as standards.")
    var feature: String?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params = area.params + [session.lang]
        if let feature { params.append(.init("feature", .text(feature))) }
        let result = try session.call("adoption.coverage", params)
        let coverage = CoveragePage(words: session.words, result: result)
        try session.show(result) {
            coverage.csv
        } page: {
            coverage.write(to: &$0)
        }
    }
}
