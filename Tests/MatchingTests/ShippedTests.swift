import Catalog
import CatalogFiles
import Documents
import Foundation
import Matching
import Testing

@Suite("The shipped catalogue")
struct ShippedTests {
    /// A day after the youngest fact of the records.
    private static let today = CalendarDate("2026-12-01")!

    /// The shipped records and models.
    private static func load() throws -> (snapshot: CatalogSnapshot, models: ModelSet) {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let contents = CatalogFolder.read(root + "/catalog")
        let draft = CatalogBuilder.build(contents.documents, revision: 1, today: today)
        let lists = draft.records.codeLists
        let files = CatalogFolder.readDocuments(in: root + "/models", as: ModelSet.folder)
        let models = ModelSet.build(files.documents, codeLists: lists)
        #expect(contents.faults + draft.faults + files.faults + models.faults == [])
        return (try #require(draft.snapshot), models.models)
    }

    @Test("Every profile under every model gets what the definitions give, bit for bit")
    func twin() throws {
        let (snapshot, models) = try Self.load()
        let engine = MatchEngine(snapshot: snapshot, models: models)
        var count = 0
        for profile in snapshot.profiles {
            for model in models.models {
                var query = MatchQuery(profile: profile, asOf: Self.today)
                query.model = model.id
                guard let plan = try? engine.plan(query) else { continue }
                query.profile.model = model.id
                let twin = Twin(snapshot: snapshot, model: model, evidence: .none, query: query)
                let expected = try #require(twin.ranking())
                let got = engine.rank(plan).scores
                let name = "\(profile.id) under \(model.id)"
                #expect(got.map { snapshot.solutions[$0.position].id } == expected.map(\.solution))
                #expect(got.map(\.value) == expected.map(\.score), "\(name)")
                #expect(got.map(\.low) == expected.map(\.low), "\(name)")
                #expect(got.map(\.high) == expected.map(\.high), "\(name)")
                #expect(got.map(\.coverage) == expected.map(\.coverage), "\(name)")
                count += 1
            }
        }
        #expect(count >= 2 * snapshot.profiles.count, "only \(count) pairs were compared")
    }
}
