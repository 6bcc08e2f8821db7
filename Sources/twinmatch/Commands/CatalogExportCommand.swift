import ArgumentParser
import Catalog
import Documents
import Importing

/// `twinmatch catalog export`.
struct CatalogExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Fetch the solutions of a revision, as files, JSON or a list.",
        usage: "twinmatch catalog export [<options>]",
        discussion: "twinmatch catalog apply takes the folder that -o writes."
    )

    @Option(help: ArgumentHelp("The revision (default: the newest).", valueName: "n"))
    var revision: Int?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "Write DIR/solutions/ID.yaml for each; no file is overwritten.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var output: String?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        let exported = try ExportedCatalog(revision, from: session)
        if let output { try write(exported.solutions, to: output) }
        let files = output.map { "\($0)/solutions" }
        let summary = Node.mapping(
            [
                .init("revision", .number(exported.revision)),
                .init("total", .number(exported.solutions.count)),
            ] + Node.present([("folder", files.map(Node.text))])
        )
        let rows = exported.solutions
        let records = Node.Member("solutions", .sequence(rows))
        let result = output == nil ? Node.mapping(summary.members + [records]) : summary
        try session.show(result) {
            output == nil
                ? CSV(rows, members: ["id", "name", "kind"])
                : CSV([summary], members: ["revision", "total", "folder"])
        } page: { page in
            let words = session.words
            if let files {
                let values = [
                    "revision": Line(String(exported.revision)), "folder": Line(files, .strong),
                ]
                return page.prose(words.sentence("export.done", count: rows.count, values))
            }
            var table = Table([
                Table.Column(words.heading("id"), .left, .cut(least: 16)),
                Table.Column(words.heading("solution"), .left, .cut(least: 16)),
                Table.Column(words.subject("kind"), .left, .cut(least: 8)),
            ])
            table.rows = rows.map { row in
                [
                    Line(row["id"]?.text ?? ""), Line(row["name"]?.text ?? "", .strong),
                    Line(words.label(row["kind"]?.text ?? "", in: "kinds")),
                ]
            }
            page.add(table)
        }
    }

    /// Writes a file for each solution, unless one of them is there already and differs.
    private func write(_ records: [Node], to target: String) throws(Failure) {
        let folder = SolutionFolder(target: target, replaces: false, option: "-o")
        try folder.prepare(from: nil)
        let progress = ProgressLine()
        defer { progress.end() }
        let files = records.compactMap(Solution.init).map { ($0.id, SolutionPrinter.text(of: $0)) }
        guard files.count == records.count else {
            throw Failure(.inputOutput, "the daemon sent what is no solution; is it a newer one?")
        }
        let taken = files.filter { folder.differs($0.0, $0.1) }.map { "\($0.0).yaml" }
        guard taken.isEmpty else {
            let shown = taken.prefix(5).joined(separator: ", ") + (taken.count > 5 ? " ..." : "")
            throw Failure(
                .inputOutput,
                "\(folder.path) has other files of these names already: \(shown); nothing was "
                    + "written: name another folder for -o"
            )
        }
        for (number, (id, text)) in files.enumerated() {
            progress.show("writing: \(number) of \(files.count) files")
            _ = try folder.write(id, text, number: number).get()
        }
    }
}
