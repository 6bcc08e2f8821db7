public import Catalog
public import Documents

/// The models about regions, at most one of each kind, all checked.
public struct ProgrammeModels: Sendable {
    /// The kinds that there are.
    static let kinds: [any ProgrammeModel.Type] = [
        NetworkModel.self,
        TwinningProgramme.self,
        SimilarityModel.self,
        TwinningModel.self,
        ReadinessModel.self,
    ]

    /// The models, by id ascending.
    public let models: [any ProgrammeModel]

    /// Makes a set of checked models.
    public init(_ models: [any ProgrammeModel]) {
        self.models = models.sorted { $0.id < $1.id }
    }

    /// No model of any kind.
    public static let none = ProgrammeModels([])

    /// The model of a kind; nil where no file has it.
    ///
    /// - Complexity: O(*n*); there are few models.
    public func model<Model: ProgrammeModel>(_ kind: Model.Type) -> Model? {
        models.lazy.compactMap { $0 as? Model }.first
    }

    /// Checks those of a folder's parsed files that name a `kind`.
    ///
    /// - Parameters:
    ///   - documents: the parsed files.
    ///   - codeLists: the lists whose codes the models name.
    /// - Returns: the sound models, and every fault.
    public static func build(
        _ documents: [SourceDocument],
        codeLists: [String: CodeList]
    ) -> (models: ProgrammeModels, faults: [Fault]) {
        var faults: [Fault] = []
        var models: [any ProgrammeModel] = []
        var files: [String: String] = [:]
        for document in documents {
            guard let name = document.node["kind"] else { continue }
            var checker = ShapeChecker(vocabulary: NoVocabulary(), file: document.file)
            let text = name.text ?? ""
            guard let kind = kinds.first(where: { $0.kind == text }) else {
                checker.within("kind") {
                    let known = kinds.map { $0.kind }.sorted().joined(separator: ", ")
                    $0.report("'\(text.clipped)' is no kind of model; there are: \(known)", name)
                }
                faults += checker.faults
                continue
            }
            checker.check(document.node, kind.shape)
            kind.checkMeaning(of: document.node, codeLists: codeLists, with: &checker)
            if let id = document.node["id"]?.text, id != document.stem {
                checker.report("id '\(id)' must be the file's name", document.node)
            }
            if let other = files.updateValue(document.file, forKey: text) {
                checker.report("\(other) is of the kind \(text) already", name)
            }
            faults += checker.faults
            if checker.faults.isEmpty, let model = kind.init(document.node) {
                models.append(model)
            }
        }
        return (ProgrammeModels(models), faults)
    }
}
