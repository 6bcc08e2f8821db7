import Documents
import Testing
import Twinning

@Suite("Models about regions are told apart by their kind")
struct ProgrammeModelsTests {
    private func document(_ stem: String, _ members: [Node.Member]) -> SourceDocument {
        SourceDocument(file: "models/\(stem).yaml", node: .mapping(members))
    }

    @Test("A scoring model, which names no kind, is left to others")
    func scoringModels() {
        let (models, faults) = ProgrammeModels.build([document("a", [])], codeLists: [:])
        #expect(models.models.isEmpty)
        #expect(faults.isEmpty)
    }

    @Test("A kind that nobody knows is refused by its name, with those that there are")
    func unknownKind() {
        let files = [document("a", [.init("kind", .text("similarty"))])]
        let (_, faults) = ProgrammeModels.build(files, codeLists: [:])
        #expect(faults.count == 1)
        #expect(faults.first?.file == "models/a.yaml")
        #expect(faults.first?.message.contains("'similarty' is no kind of model") == true)
    }
}
