import ArgumentParser
import Catalog
import CatalogFiles
import Documents
import Foundation
import Importing

/// `twinmatch import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn rows of another catalogue into solution files, with an account of each.",
        usage: "twinmatch import --from <source> <file> --into <folder> [<options>]",
        discussion: """
            Every row and field is taken, changed, left out or refused, and told. Exits 65 where a \
            row was refused, unless --keep-going. The same file twice gives the same files.
            """
    )

    /// What is imported.
    enum Source: String, CaseIterable, ExpressibleByArgument {
        case globalGoods = "global-goods"
        case dpga, csv, ndjson

        /// How the rows are held.
        var format: RowFormat {
            switch self {
            case .globalGoods, .dpga: .jsonArray
            case .csv: .csv
            case .ndjson: .ndjson
            }
        }
    }

    @Option(help: "What the file is.")
    var from: Source

    @Argument(help: "The file; - for standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("The folder the solutions go into.", valueName: "folder"),
        completion: .directory
    )
    var into: String

    @Option(
        help: ArgumentHelp("Which column fills which place, as YAML.", valueName: "file"),
        completion: .file(extensions: ["yaml"])
    )
    var columns: String?

    @Option(help: ArgumentHelp("Who says what a row does not source itself.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("When it was said, such as 2026-05.", valueName: "date"))
    var date: String?

    @Option(help: "How it is known: self-reported, reviewed or measured.")
    var basis: String?

    @Option(
        help: ArgumentHelp(
            "Account for every row and field here (.ndjson or .csv).",
            valueName: "file"
        ),
        completion: .file(extensions: ["ndjson", "csv"])
    )
    var report: String?

    @Flag(help: "Overwrite files that are there already and differ.")
    var replace = false

    @Flag(help: "Exit 0 although rows were refused.")
    var keepGoing = false

    @Option(
        help: ArgumentHelp(
            "The catalogue whose codes and mappings are used (default: the folder's own).",
            valueName: "dir"
        ),
        completion: .directory
    )
    var local: String?

    @Option(help: "The language of names and sentences.")
    var lang = DisplayLanguage.en

    func validate() throws {
        if let report, ImportReport.layout(of: report) == nil {
            throw ValidationError("--report \(report) must end in .ndjson or .csv.")
        }
        if columns != nil, from.format == .jsonArray {
            throw ValidationError("--columns goes with --from csv or ndjson.")
        }
        if let date, PartialDate(date) == nil {
            throw ValidationError("--date \(date) must be YYYY, YYYY-MM or YYYY-MM-DD.")
        }
        if let basis, StatedFeature.Basis(rawValue: basis) == nil {
            let all = StatedFeature.Basis.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--basis \(basis) must be one of \(all).")
        }
    }

    func run() throws {
        let input = try InputFile(file)
        let base = try ImportBase(target: into, local: local)
        let map = try self.map(base)
        let folder = SolutionFolder(target: into, replaces: replace)
        try folder.prepare(from: base.origin)
        var account: ImportReport?
        if let report, let layout = ImportReport.layout(of: report) {
            account = try ImportReport(report, layout)
        }
        var run = ImportRun(map, from.format, base: base, into: folder, report: account)
        try run.read(input)
        let words = Words(lang, from: LabelAnswers(base.snapshot.labels))
        var page = Page(Terminal.current(environment: ProcessInfo.processInfo.environment))
        ImportPage(words: words, tally: run.tally).write(to: &page)
        try Descriptor.write(page.rendered, to: 1)
        if run.tally.refused > 0, !keepGoing { throw Failure(.badData, "") }
    }

    /// The map of the source, or that of the user's own columns.
    private func map(_ base: ImportBase) throws(Failure) -> FieldMap {
        let said = FieldMap.Defaults(source: source, date: date, basis: basis)
        guard from.format != .jsonArray else {
            guard var map = base.mappings.maps[from.rawValue] else {
                throw Failure(
                    .usage,
                    "there is no mapping '\(from.rawValue)' in \(MappingSet.folder); name a "
                        + "catalogue that has it with --local DIR"
                )
            }
            map.defaults = said.over(map.defaults)
            return map
        }
        guard let columns else { return .own(said) }
        guard let data = FileManager.default.contents(atPath: columns),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw Failure(.inputOutput, "\(columns) cannot be read as UTF-8 text")
        }
        let (node, faults) = YAMLReader.read(text, file: columns)
        guard let node else { throw Failure(.badData, faults.lines) }
        let document = SourceDocument(file: columns, node: node)
        let (read, wrong) = base.mappings.columns(
            document,
            vocabulary: CatalogVocabulary(base.snapshot)
        )
        guard var map = read else { throw Failure(.badData, wrong.lines) }
        map.defaults = said.over(map.defaults)
        return map
    }
}

extension [Fault] {
    /// The faults, each on a line.
    fileprivate var lines: String { map(\.description).joined(separator: "\n") }
}
