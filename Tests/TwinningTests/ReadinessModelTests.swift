import Catalog
import CatalogFiles
import Documents
import Foundation
import TestSupport
import Testing
import Twinning

@Suite("The readiness model is a file that is checked")
struct ReadinessModelTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private func build(_ world: ReadinessWorld) -> [Fault] {
        let file = SourceDocument(file: "models/readiness.yaml", node: .mapping(world.file))
        return ProgrammeModels.build([file], codeLists: SmallLists.all).faults
    }

    @Test("The shipped file reads back as it is written")
    func roundTrip() throws {
        let contents = CatalogFolder.read(Self.root + "/catalog")
        let draft = CatalogBuilder.build(
            contents.documents,
            revision: 1,
            today: CalendarDate("2026-12-01")!
        )
        let files = CatalogFolder.readDocuments(in: Self.root + "/models", as: "models")
        let built = ProgrammeModels.build(files.documents, codeLists: draft.records.codeLists)
        #expect(built.faults.isEmpty, "\(built.faults)")
        let model = try #require(built.models.model(ReadinessModel.self))
        #expect(model.isIllustrative)
        let faults = ShapeChecker.faults(
            in: model.node,
            as: ReadinessModel.shape,
            vocabulary: NoVocabulary()
        )
        #expect(faults.isEmpty, "\(faults)")
        let again = try #require(ReadinessModel(model.node))
        #expect(again.node == model.node)
        #expect(again.asks == model.asks)
        #expect(again.builds == model.builds)
        for dimension in Scirocco.dimensions {
            let wishes = model.builds[.scirocco(dimension)] ?? []
            #expect(!wishes.isEmpty, "nothing is said to build \(dimension)")
        }
    }

    @Test("A code that no list has is told with its near ones, wherever it stands")
    func codes() {
        var world = ReadinessWorld()
        let wish = { (code: String) in
            Node.mapping([.init("challenges", .mapping([.init(code, .number(1))]))])
        }
        world.set("kinds", .texts(["sofware"]))
        world.set(
            "asks",
            .mapping([.init("applications", .mapping([.init("1.9", .mapping([]))]))])
        )
        world.set("builds", .mapping([.init("S12", wish("9"))]))
        world.set("assesses", wish("8"))
        let faults = build(world)
        #expect(
            faults.map(\.pointer) == [
                "/kinds/0", "/asks/applications/1.9", "/builds/S12/challenges/9",
                "/assesses/challenges/8",
            ]
        )
        #expect(faults.first?.allowed == ["software"])
    }

    @Test("A level off its scale, a dimension that there is none of, and staff are refused")
    func levels() {
        var world = ReadinessWorld()
        let levels: [Node.Member] = [
            .init("S04", .number(6)), .init("S13", .number(1)), .init("staff", .number(1)),
        ]
        world.set(
            "asks",
            .mapping([.init("applications", .mapping([.init("1", .mapping(levels))]))])
        )
        #expect(
            build(world).map(\.pointer)
                == ["S04", "S13", "staff"].map {
                    "/asks/applications/1/\($0)"
                }
        )
    }
}
