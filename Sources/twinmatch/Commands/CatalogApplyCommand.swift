import ArgumentParser
import Catalog
import Documents

/// `twinmatch catalog apply`.
struct CatalogApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Publish the solutions of a folder in a daemon's store: all at once or none.",
        usage: "twinmatch catalog apply [<options>] <folder>",
        discussion: """
            Reads FOLDER/solutions/*.yaml. What is there already and the same is left as it is, so \
            the same command may be repeated.
            """
    )

    @Argument(help: "The catalogue's folder.", completion: .directory)
    var folder: String

    @Flag(help: "Remove the solutions that the folder does not hold.")
    var prune = false

    @Flag(help: "Say what would change; publish nothing.")
    var dryRun = false

    @OptionGroup var expectation: RevisionExpectation

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        let folder = folder
        let parts = try Progress.during("reading \(folder)") { () throws(Failure) in
            try SolutionParts(of: folder)
        }
        let change = CatalogChange(parts, to: session, expectation)
        guard !dryRun else {
            try change.check()
            return try showPlan(parts.solutions, session)
        }
        let result = try change.publish(prunes: prune)
        try session.show(result) {
            var csv = CSV(["revision", "added", "changed", "removed"])
            csv.rows = [
                [.number(Double(result.revision))]
                    + ["added", "changed", "removed"].map { CSV.Cell(result[$0]) }
            ]
            return csv
        } page: { page in
            let kinds = RecordChange.Kind.allCases.map(\.rawValue)
            let counts = kinds.map { ($0, result[$0]?.integer ?? 0) }
            var values = ["revision": Line(String(result.revision), .strong)]
            guard counts.contains(where: { $0.1 > 0 }) else {
                values["folder"] = Line(folder)
                return page.prose(session.words.sentence("apply.unchanged", values))
            }
            for (kind, count) in counts {
                values[kind] = Line(session.words.numerals.whole(count))
            }
            page.prose(session.words.sentence("apply.done", values))
        }
    }

    /// Shows what would change, in the form of `catalog diff`.
    private func showPlan(_ solutions: [Solution], _ session: Session) throws {
        let there = try ExportedCatalog(nil, from: session)
        let all = RecordChange.between(there.solutions.compactMap(Solution.init), solutions)
        let changes = all.filter { prune || $0.kind != .removed }
        let table = ChangeTable(words: session.words, changes: changes)
        let result = Node.mapping([
            .init("dryRun", .boolean(true)), .init("revision", .number(there.revision)),
            .init("changes", .sequence(changes.map(\.node))),
        ])
        try session.show(result) {
            table.csv
        } page: { page in
            table.write(to: &page)
            page.space()
            var values = table.counts
            values["revision"] = Line(String(there.revision))
            page.prose(session.words.sentence("apply.would", values))
            guard all.count > changes.count else { return }
            let kept = session.words.sentence(
                "apply.kept",
                count: all.count - changes.count,
                ["folder": Line(folder)]
            )
            page.prose(kept.styled(.faint))
        }
    }
}
