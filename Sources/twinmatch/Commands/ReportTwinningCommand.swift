import ArgumentParser
import Documents
import Foundation

/// `twinmatch report twinning`.
struct ReportTwinningCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twinning",
        abstract: "A twinning: the match and why, gaps, dates, people, as a page for managers.",
        usage: "twinmatch report twinning <twinning> -o <file> [<options>]"
    )

    @Argument(help: "The twinning's id, such as ro21-hu31-openmrs.")
    var twinning: String

    @OptionGroup var file: ReportOptions

    @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "yyyy-mm-dd"))
    var asOf: QueryOptions.Day?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard common.format == .table else {
            throw ValidationError("A report's form is that of its file; leave --format out.")
        }
    }

    func run() throws {
        let session = try Session(common)
        let day = asOf.map { [Node.Member("asOf", .text($0.text))] } ?? []
        let result = try session.call(
            "twinnings.report",
            [.init("twinning", .text(twinning)), session.lang] + day
        )
        for part in ["match", "pair", "readiness", "feedback"] {
            session.words.learn(result[part]?["labels"])
        }
        let of = result["twinning"]
        let solution = of?["solution"]?.text ?? ""
        let report = TwinningReport(
            words: session.words,
            result: result,
            profile: session.view(ofStored: of?["profile"]?.text ?? ""),
            model: session.model(of: result),
            solution: session.record(ofSolution: solution) ?? .null,
            command: ShellWords.joined(["twinmatch"] + CommandLine.arguments.dropFirst())
        )
        try file.write(report.document)
    }
}
