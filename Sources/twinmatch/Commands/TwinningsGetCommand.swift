import ArgumentParser
import Documents

/// `twinmatch twinnings get`.
struct TwinningsGetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Show a twinning: its stages, people and results, and what is heard of it.",
        usage: "twinmatch twinnings get <twinning> [<options>]"
    )

    @Argument(help: "The twinning's id, such as ro21-hu31-openmrs.", completion: .twinnings)
    var twinning: String

    @Option(help: ArgumentHelp("As it was at this version.", valueName: "n"))
    var version: Int?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params: [Node.Member] = [.init("twinning", .text(twinning)), session.lang]
        if let version { params.append(.init("version", .number(version))) }
        let result = try session.call("twinnings.get", params)
        let twinning = TwinningPage(words: session.words, result: result)
        try session.show(result) {
            twinning.csv
        } page: {
            twinning.write(to: &$0)
        }
    }
}
