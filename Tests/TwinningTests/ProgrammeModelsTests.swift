import Catalog
import Documents
import TestSupport
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

@Suite("The shipped models about regions")
struct ShippedProgrammeModelsTests {
    @Test("A model reads back from its own document as it was")
    func roundTrip() throws {
        let model = try #require(PairWorld.model)
        let again = try #require(TwinningModel(model.node))
        #expect(again.node == model.node)
        let faults = ShapeChecker.faults(
            in: model.node,
            as: TwinningModel.shape,
            vocabulary: NoVocabulary()
        )
        #expect(faults == [])
    }

    @Test("A twinning model without a criterion, or with a level that no list has, is refused")
    func faulty() throws {
        let model = try #require(PairWorld.model)
        let members = model.node.members.map { member -> Node.Member in
            switch member.key {
            case "criteria":
                return .init("criteria", .sequence(Array(member.value.items.dropLast())))
            case "solutions":
                let parts = member.value.members.map { part in
                    part.key == "levels"
                        ? Node.Member("levels", .mapping([.init("uptakes", .number(1))])) : part
                }
                return .init("solutions", .mapping(parts))
            default: return member
            }
        }
        let file = SourceDocument(file: "models/twinning.yaml", node: .mapping(members))
        let (_, faults) = ProgrammeModels.build([file], codeLists: SmallLists.all)
        let messages = faults.map(\.message)
        #expect(messages.contains("'proximity' must stand once, not 0 times"))
        #expect(messages.contains("'uptakes' is no level"))
        #expect(messages.contains("does not say what the level 'scale-up' is worth"))
    }

    @Test("Weights of a query replace those they name, and all are normalised")
    func weights() throws {
        let model = try #require(PairWorld.model)
        let all = PairCriterion.allCases.map { NeedsProfile.Weight(name: $0.rawValue, raw: 0) }
        #expect(model.weights(all) == nil)
        var some = all
        some[2].raw = 3
        some[4].raw = 1
        #expect(model.weights(some) == [0, 0, 0.75, 0, 0.25, 0])
    }
}
