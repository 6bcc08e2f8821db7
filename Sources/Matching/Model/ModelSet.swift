public import Catalog
public import Documents

/// The scoring models by id, all checked.
public struct ModelSet: Sendable {
    /// What faults call the folder of the models, wherever it is.
    public static let folder = "models"

    /// The models, by id ascending.
    public let models: [ScoringModel]

    /// Makes a set of checked models.
    public init(_ models: [ScoringModel]) {
        self.models = models.sorted { $0.id < $1.id }
    }

    /// The model of an id, or nil.
    ///
    /// - Complexity: O(*n*); there are few models.
    public subscript(id: String) -> ScoringModel? { models.first { $0.id == id } }

    /// The bounds of feedback that the models name, each once.
    public var feedbackBounds: Set<FeedbackBounds> {
        Set(models.compactMap(\.feedbackBounds))
    }

    /// The most whole votes that the voices of one hour count for a solution.
    public var votesAnHour: Int {
        feedbackBounds.map(\.hour).min() ?? FeedbackBounds().hour
    }

    /// Checks the scoring models among the parsed files of a folder.
    ///
    /// - Parameters:
    ///   - documents: the parsed files; those that name a `kind` are models of something else.
    ///   - codeLists: the lists whose scales the models use.
    /// - Returns: the sound models, and every fault.
    public static func build(
        _ documents: [SourceDocument],
        codeLists: [String: CodeList]
    ) -> (models: ModelSet, faults: [Fault]) {
        var faults: [Fault] = []
        var models: [ScoringModel] = []
        let scoring = documents.filter { $0.node["kind"] == nil }
        for document in scoring {
            var checker = ShapeChecker(vocabulary: NoVocabulary(), file: document.file)
            checker.check(document.node, ScoringModel.shape)
            checker.checkMeaning(ofModel: document.node, codeLists: codeLists)
            if let id = document.node["id"]?.text, id != document.stem {
                checker.report("id '\(id)' must be the file's name", document.node)
            }
            faults += checker.faults
            if checker.faults.isEmpty, let model = ScoringModel(document.node) {
                models.append(model)
            }
        }
        if scoring.isEmpty {
            faults.append(Fault(file: folder, "holds no scoring model; one is needed"))
        }
        let set = ModelSet(models)
        if Set(set.feedbackBounds.map(\.hour)).count > 1 {
            // Votes are added up once, as they come, for whichever model is asked later.
            let message = "bound the votes of an hour differently; 'hour' must be the same in all"
            faults.append(Fault(file: folder, message))
        }
        return (set, faults)
    }

    /// What a profile says that its model does not know: its model, weights and forms of targets.
    ///
    /// - Parameter pointer: where the profile stands, as a JSON Pointer.
    public func faults(in profile: NeedsProfile, pointer: String = "") -> [Fault] {
        guard let model = self[profile.model] else {
            let near = NearestWords.nearest(to: profile.model, among: models.map(\.id))
            let message = "'\(profile.model.clipped)' is no scoring model"
            return [Fault(pointer: pointer + "/model", message, allowed: near)]
        }
        var faults = model.faults(in: profile.weights, pointer: pointer + "/weights")
        faults += model.targetFaults(in: profile, pointer: pointer)
        return faults
    }
}
