import ArgumentParser
import Catalog
import Documents
import Foundation
import Matching
import Methods
import RPC
import Twinning

/// `twinmatch catalog schemas`.
struct CatalogSchemasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schemas",
        abstract: "Write JSON Schemas of the catalogue's files, for editors.",
        discussion: """
            With a catalogue (--local, or ./catalog where that is there) the schemas list its \
            codes, so that an editor can complete them.
            """
    )

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("The folder to write to; it is made.", valueName: "dir"),
        completion: .directory
    )
    var output: String

    @Option(
        help: ArgumentHelp("The catalogue whose codes are listed.", valueName: "dir"),
        completion: .directory
    )
    var local: String?

    /// The files, with what they describe.
    private static let files: [(name: String, title: String, shape: Shape)] = [
        ("solution", "A solution: catalog/solutions/<id>.yaml", Solution.shape),
        ("profile", "A needs profile: catalog/profiles/<id>.yaml", NeedsProfile.shape),
        ("model", "A scoring model: models/<id>.yaml", ScoringModel.shape),
        ("network-model", "Whom to bring in: models/network.yaml", NetworkModel.shape),
        (
            "programme-model", "How a twinning goes: models/twinning-programme.yaml",
            TwinningProgramme.shape
        ),
        ("readiness-model", "What readiness asks: models/readiness.yaml", ReadinessModel.shape),
        (
            "similarity-model", "How alike regions are: models/region-similarity.yaml",
            SimilarityModel.shape
        ),
        ("twinning-model", "Which regions pair well: models/twinning.yaml", TwinningModel.shape),
        ("code-list", "A code list: catalog/codes/<list>.yaml", CodeList.shape),
        ("region", "A country with its regions: catalog/regions/<country>.yaml", Country.fileShape),
    ]

    func run() throws {
        let vocabulary = try vocabulary()
        do {
            try FileManager.default.createDirectory(
                atPath: output,
                withIntermediateDirectories: true
            )
            for file in Self.files {
                let schema = JSONSchemaPrinter.document(
                    for: file.shape,
                    title: file.title,
                    vocabulary: vocabulary
                )
                var writer = JSONWriter(layout: .pretty)
                writer.value(schema)
                let path = "\(output)/\(file.name).json"
                try Data((writer.text + "\n").utf8).write(to: URL(filePath: path))
                try Descriptor.write(path + "\n", to: 1)
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(
                .inputOutput,
                "\(output) cannot be written: \(error.localizedDescription)"
            )
        }
    }

    private func vocabulary() throws(Failure) -> any Vocabulary {
        let isThere = FileManager.default.fileExists(atPath: "catalog/codes")
        guard let folder = local ?? (isThere ? "catalog" : nil) else { return NoVocabulary() }
        let catalogue = Progress.during("reading \(folder)") {
            LocalCatalogue(folder: folder, models: nil)
        }
        if let state = catalogue.state { return state.vocabulary }
        throw Failure(
            .badData,
            "\(folder) is faulty: twinmatch catalog check \(folder) lists what is wrong"
        )
    }
}
