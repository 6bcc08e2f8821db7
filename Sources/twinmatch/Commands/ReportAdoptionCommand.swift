import ArgumentParser
import Documents
import Foundation

/// `twinmatch report adoption`.
struct ReportAdoptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adoption",
        abstract: "How far solutions have come in a region and around it, and what is missing.",
        usage: "twinmatch report adoption --region <region> -o <file> [<options>]"
    )

    /// The solutions that are asked for by their names.
    private static let mostNamed = 100

    @Option(help: "The region, such as RO21.", completion: .regions)
    var region: String

    @OptionGroup var file: ReportOptions

    @Option(
        help: ArgumentHelp(
            "Days at a stage after which a place is called stalled.",
            valueName: "days"
        )
    )
    var stalledAfterDays = 180

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
        let place = try session.call(
            "regions.get",
            [.init("region", .text(region)), session.lang]
        )["region"]
        let id = place?["id"]?.text ?? region
        let country = place?["country"]?.text ?? ""
        let day = asOf.map { [Node.Member("asOf", .text($0.text))] } ?? []
        let shared = day + [session.lang]
        let coverage = { (area: [Node.Member]) in
            try session.call("adoption.coverage", area + shared)
        }
        let patience = [Node.Member("stalledAfterDays", .number(stalledAfterDays))]
        let here = [Node.Member("region", .text(id))]
        let steps = try list(id, session)
        let others = try list(country, session).filter { !steps.contains($0) }
        let profiles = try session.call("profiles.list", [.init("limit", .number(1000))])
        let report = AdoptionReport(
            words: session.words,
            region: (id, place?["name"]?.text ?? id),
            country: country,
            patience: stalledAfterDays,
            here: try coverage(here),
            around: try coverage([Node.Member("country", .text(country))]),
            everywhere: try coverage([]),
            funnel: try session.call("adoption.funnel", here + patience + shared),
            allFunnel: try session.call("adoption.funnel", patience + shared),
            steps: steps,
            others: others,
            names: names(in: steps + others, session),
            basicRegions: try session.call(
                "regions.list",
                [.init("limit", .number(1000)), session.lang]
            )["regions"]?.items ?? [],
            isIllustrative: (profiles["profiles"]?.items ?? []).contains {
                $0["region"]?.text == id && $0["illustrative"]?.boolean == true
            },
            command: ShellWords.joined(["twinmatch"] + CommandLine.arguments.dropFirst())
        )
        try file.write(report.document)
    }

    /// Where solutions stand in a region and in those within it.
    private func list(_ region: String, _ session: Session) throws(Failure) -> [Node] {
        let params: [Node.Member] = [
            .init("region", .text(region)), .init("limit", .number(1000)), session.lang,
        ]
        return try session.call("adoption.list", params)["steps"]?.items ?? []
    }

    /// The names of the solutions that are listed, by id.
    private func names(in rows: [Node], _ session: Session) -> [String: String] {
        Set(rows.compactMap { $0["solution"]?.text })
            .sorted().prefix(Self.mostNamed)
            .reduce(into: [:]) { $0[$1] = session.solution($1)?.name }
    }
}
