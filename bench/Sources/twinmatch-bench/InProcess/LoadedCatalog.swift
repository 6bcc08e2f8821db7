import Catalog
import CatalogFiles
import Documents
import Matching
import Twinning

/// A catalogue of files with its models, ready to be matched.
struct LoadedCatalog {
    let engine: MatchEngine
    /// The models about regions.
    let programme: ProgrammeModels
    let profile: NeedsProfile
    /// The day that is judged by; a fixed one, so that figures can be compared.
    let day: CalendarDate

    init(catalog: String, models: String, profile id: String) throws {
        guard let day = CalendarDate(year: 2026, month: 11, day: 27) else {
            throw BenchError("the day does not exist")
        }
        let files = CatalogFolder.read(catalog)
        let draft = CatalogBuilder.build(files.documents, revision: 1, today: day)
        let modelFiles = CatalogFolder.readDocuments(in: models, as: ModelSet.folder)
        let built = ModelSet.build(modelFiles.documents, codeLists: draft.records.codeLists)
        let about = ProgrammeModels.build(
            modelFiles.documents,
            codeLists: draft.records.codeLists
        )
        let faults = files.faults + draft.faults + modelFiles.faults + built.faults + about.faults
        if let fault = faults.first {
            throw BenchError("\(fault)")
        }
        programme = about.models
        engine = MatchEngine(snapshot: draft.records, models: built.models)
        guard let profile = draft.records.profile(id) else {
            throw BenchError("no profile is called \(id)")
        }
        self.profile = profile
        self.day = day
    }

    /// The plan of the profile's query.
    func plan(_ profile: NeedsProfile) throws -> QueryPlan {
        try engine.plan(MatchQuery(profile: profile, asOf: day))
    }
}
