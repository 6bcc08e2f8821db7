import ArgumentParser
import Catalog
import CatalogFiles
import Documents
import Evaluation
import Foundation
import Importing
import Matching
import Methods
import RPC
import SystemClock

/// `twinmatch evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Hide what is known to run where, and measure how well a model finds it again.",
        usage: "twinmatch evaluate --deployments <file> [<options>]",
        discussion: """
            The file is CSV with the columns country and solution, a pair on each line. Each pair \
            is hidden in turn and ranked among all that its country does not use otherwise; only \
            the file's other pairs are evidence. Countries with one solution are left out.
            """
    )

    /// The model that is evaluated where none is named.
    static let defaultModel = "adoption"
    /// The model that every other one is shown beside.
    static let besideModel = "smart-hospital"

    @Option(
        help: ArgumentHelp("What runs where; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"])
    )
    var deployments: String

    @Option(help: ArgumentHelp("The model that is evaluated.", valueName: "model"))
    var model = defaultModel

    @Option(help: "What the draws of countries for intervals start at.")
    var seed: UInt64 = 1

    @Option(help: "How often countries are drawn for intervals, 10...100000.")
    var samples = 1000

    @Option(
        help: ArgumentHelp(
            "The catalogue's folder (default: catalog here, else the installed one).",
            valueName: "dir"
        ),
        completion: .directory
    )
    var local: String?

    @Option(
        help: ArgumentHelp(
            "The folder of the scoring models (default: models beside the catalogue).",
            valueName: "dir"
        ),
        completion: .directory
    )
    var models: String?

    @Option(help: "How the answer is written.")
    var format = OutputFormat.table

    @Option(help: "The language of names and sentences.")
    var lang = DisplayLanguage.en

    func validate() throws {
        if !(10...100_000).contains(samples) {
            throw ValidationError("--samples \(samples) must be 10...100000.")
        }
    }

    func run() throws {
        let state = try self.state()
        let engine = state.catalogue.engine
        guard let scoring = engine.models[model] else {
            let near = NearestWords.nearest(to: model, among: engine.models.models.map(\.id))
            let hint = near.isEmpty ? "" : "\ndid you mean \(near.joined(separator: ", "))?"
            throw Failure(.usage, "--model: '\(model.clipped)' is no scoring model\(hint)")
        }
        let file = try DeploymentFile(deployments, state.names, engine.snapshot.geography)
        let hidden = HiddenDeployments(
            file.table,
            in: engine.snapshot,
            models: engine.models,
            today: SystemClock.today()
        )
        let beside = engine.models[Self.besideModel] == nil ? [] : [Self.besideModel]
        let bootstrap = Bootstrap(samples: samples, seed: seed)
        let progress = ProgressLine()
        let quality: MatchQuality
        do throws(Fault) {
            quality = try MatchQuality(
                of: [model] + beside.filter { $0 != model },
                hidden,
                bootstrap
            ) { done, all in
                progress.show("hiding deployments: \(done) of \(all)")
            }
        } catch {
            throw Failure(.badData, "--model \(model): \(error.message)")
        }
        progress.end()
        let report = EvaluationReport(
            quality: quality,
            model: scoring,
            beside: beside,
            repeated: file.repeated,
            bootstrap: bootstrap
        )
        let words = Words(lang, from: LabelAnswers(engine.snapshot.labels))
        let terminal = Terminal.current(environment: ProcessInfo.processInfo.environment)
        try Descriptor.write(report.text(as: format, words, on: terminal), to: 1)
    }

    /// The catalogue with its models, and the names of its countries.
    private func state() throws(Failure) -> (catalogue: ServiceState, names: CountryNames) {
        guard let folder = local ?? ImportBase.nearbyCatalogue else {
            throw Failure(.usage, "there is no catalogue here; name one with --local DIR")
        }
        let catalogue = Progress.during("reading \(folder)") {
            LocalCatalogue(folder: folder, models: models)
        }
        guard let state = catalogue.state else {
            let shown = Array(catalogue.faults.prefix(AnswerSource.mostFaults))
            throw Failure(.badData, shown, of: catalogue.faults.count)
        }
        let mappings = MappingSet(
            CatalogFolder.readDocuments(
                in: "\(folder)/\(MappingSet.folder)",
                as: MappingSet.folder
            ).documents,
            vocabulary: CatalogVocabulary(state.engine.snapshot)
        )
        return (state, CountryNames(state.engine.snapshot, mappings))
    }
}
