import Catalog
import CatalogFiles
import Documents
import Foundation
import Testing

@Suite("A catalogue's files")
struct CatalogFaultTests {
    @Test("A good catalogue is read as it is written")
    func goodCatalogue() throws {
        let (built, faults) = try TemporaryCatalog.valid.build()
        #expect(faults.map(\.description) == [])
        let snapshot = try #require(built)
        #expect(snapshot.revision == 1)
        #expect(snapshot.solutions.map(\.id) == ["dhis2", "openmrs"])
        let solution = snapshot.solutions[1]
        #expect(
            solution.features[.applications]?.value == .codes(["A1", "A2"]),
            "codes stand in list order"
        )
        #expect(solution.features[.standards]?.value == .codes(["2.10"]))
        #expect(solution.features[.languages]?.value == .codes(["en", "no"]))
        #expect(solution.features[.trl]?.value == .rank("9"))
        #expect(solution.features[.setupCost]?.value == .number(1200.5))
        #expect(solution.features[.translatable]?.value == .boolean(true))
        #expect(solution.features[.evidence] == nil)
        #expect(solution.requires == Requirements(readiness: ["S01": 2], isHard: true))
        #expect(
            solution.deployments == [
                Deployment(region: "NO", year: 2025, level: "uptake", source: "Guide")
            ]
        )
        let profile = try #require(snapshot.profile("RO21"))
        #expect(
            profile.needs[.standards] == [
                .init(code: "2.10", weight: 1), .init(code: "2.1", weight: 0.5),
            ]
        )
        #expect(profile.targets[.trl] == .atLeastRank("7"))
        #expect(profile.constraints.first?.unknown == .block)
        #expect(profile.existing == ["dhis2", "2.10"])
        let region = try #require(snapshot.geography.region("RO21"))
        #expect(region.indicators[.population] == .init(value: 3_221_183, year: 2018))
        #expect(region.indicators[.disposableIncome] == .init(value: 6900, year: 2017))
        #expect(snapshot.geography.region("RO211")?.level == .small)
        #expect(snapshot.geography.countries["NO"]?.languages == ["no"])
        #expect(snapshot.geography.aliases == ["HR04": ["HR02"]])
    }

    @Test("A catalogue with many faults is refused whole, with every one by file and line")
    func everyFault() throws {
        var catalog = TemporaryCatalog.valid
        for (path, text) in BadFiles.texts { catalog[path] = text }
        catalog.files["labels/ro/trl.yaml"] = nil
        let (snapshot, faults) = try catalog.build()
        #expect(snapshot == nil)
        let found = faults.map(\.description)
        #expect(BadFiles.faults.filter { !found.contains($0) } == [], "not reported")
        #expect(found.filter { !BadFiles.faults.contains($0) } == [], "not expected")
        #expect(found.count == BadFiles.faults.count, "each once")
        let withoutLine = faults.filter { $0.line == 0 }.map(\.file)
        #expect(withoutLine == ["solutions/old.yml", "labels/ro/trl.yaml"])
    }

    @Test("Faults are listed by file, then by line")
    func order() throws {
        var catalog = TemporaryCatalog.valid
        for (path, text) in BadFiles.texts { catalog[path] = text }
        let faults = try catalog.withFolder { path in
            CatalogBuilder.build(
                CatalogFolder.read(path).documents,
                revision: 1,
                today: TemporaryCatalog.today
            ).faults
        }
        let places = faults.map { ($0.file, $0.line) }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("A catalogue without any file lists what it lacks")
    func emptyCatalogue() throws {
        let (snapshot, faults) = try TemporaryCatalog().build()
        #expect(snapshot == nil)
        let found = faults.map(\.description)
        #expect(found.contains("solutions: holds no solution; a catalogue needs one"))
        for list in TemporaryCatalog.lists.map(\.0) {
            #expect(found.contains("codes/\(list).yaml: is missing or broken"))
        }
    }

    @Test("A catalogue with everything but solutions is refused")
    func noSolutions() throws {
        var catalog = TemporaryCatalog.valid
        catalog.files["solutions/openmrs.yaml"] = nil
        catalog.files["solutions/dhis2.yaml"] = nil
        let faults = try catalog.build().faults.map(\.description)
        #expect(
            faults == [
                "profiles/RO21.yaml:16: /existing/0: 'dhis2' is not known in existing",
                "solutions: holds no solution; a catalogue needs one",
            ]
        )
    }

    @Test("A folder that is not there is a fault, not an empty catalogue")
    func missingFolder() {
        let contents = CatalogFolder.read("/nonexistent/catalog")
        #expect(
            contents.faults.map(\.description) == [
                "/nonexistent/catalog: is no folder; name the catalogue's folder"
            ]
        )
        let models = CatalogFolder.readDocuments(in: "/nonexistent/models", as: "models")
        #expect(
            models.faults.map(\.description) == [
                "/nonexistent/models: is no folder; name the folder of the models"
            ]
        )
    }

    @Test("The fingerprint changes with any file's name or text and with nothing else")
    func fingerprint() throws {
        let read = { (catalog: TemporaryCatalog) in
            try catalog.withFolder { CatalogFolder.read($0).fingerprint }
        }
        let first = try read(.valid)
        #expect(try read(.valid) == first)
        var changed = TemporaryCatalog.valid
        changed["solutions/dhis2.yaml"] += "# a comment\n"
        #expect(try read(changed) != first)
        var renamed = TemporaryCatalog.valid
        renamed.files["solutions/dhis3.yaml"] = renamed.files.removeValue(
            forKey: "solutions/dhis2.yaml"
        )
        #expect(try read(renamed) != first)
        var hidden = TemporaryCatalog.valid
        hidden["solutions/.dhis2.yaml.swp"] = "x"
        hidden["solutions/README.md"] = "x"
        #expect(try read(hidden) == first)
    }
}
