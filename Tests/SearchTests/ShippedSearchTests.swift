import Catalog
import CatalogFiles
import Documents
import Foundation
import Testing

@testable import Search

@Suite("Searching the shipped catalogue")
struct ShippedSearchTests {
    /// What people type, and the solution that must stand first.
    static let queries: [(text: String, solution: String)] = [
        // By name: any case, in one word or two, with an error, with its beginning alone.
        ("openmrs", "openmrs"), ("OpenMSR", "openmrs"), ("open hospital", "open-hospital"),
        ("openhospital", "open-hospital"), ("3D slicer", "3d-slicer"), ("Orthnac", "orthanc"),
        ("santempi", "santempi"), ("SantéMPI", "santempi"), ("mirth", "mirth-connect"),
        ("openehr", "ehrbase"),
        // By what it does, in English.
        ("civil registration", "opencrvs"), ("blood bank", "blood-safety-information-system"),
        ("DICOM viewer", "ohif"), ("laboratory system", "openelis"),
        ("appointment booking", "easyappointments"), ("pharmacovigilance", "pvers"),
        ("pharmacovigilence", "pvers"), ("hypertension", "simple"),
        ("single sign-on", "keycloak"), ("cancer genomics", "cbioportal"),
        ("radiation dose", "openrem"), ("weather forecast", "met-norway-weather-api"),
        // By what it does, in Romanian, with diacritics, without, and with an error.
        ("stare civilă", "opencrvs"), ("stare civila", "opencrvs"),
        ("bancă de sânge", "blood-safety-information-system"),
        ("banca de sange", "blood-safety-information-system"), ("oftalmologie", "openeyes"),
        ("oftalmolgie", "openeyes"), ("farmacovigilență", "pvers"),
        ("farmacovigilenta", "pvers"), ("hipertensiune", "simple"),
        ("segmentare organe", "totalsegmentator"), ("resurse umane", "ihris"),
        ("registru de pacienți", "opencr"), ("vaccinare certificate", "divoc"),
        ("motor de integrare", "mirth-connect"), ("autentificare", "keycloak"),
        ("sistem de laborator", "openelis"), ("antibiograme", "senaite"),
        ("antibiogrma", "senaite"), ("hospital information system", "open-hospital"),
    ]

    private static let snapshot: CatalogSnapshot = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let contents = CatalogFolder.read(root + "/catalog")
        return CatalogBuilder.build(
            contents.documents,
            revision: 1,
            today: CalendarDate("2026-12-01")!
        ).records
    }()
    private static let index = SearchIndex(snapshot)

    @Test("The right solution stands first", arguments: queries.indices)
    func first(index: Int) {
        let (text, solution) = Self.queries[index]
        let hits = Self.index.search(text).prefix(3).map {
            Self.snapshot.solutions[$0.solution].id
        }
        #expect(hits.first == solution, "'\(text)' found \(hits)")
    }

    @Test("Telemedicine is found by the word of either language, however it is spelt")
    func telemedicine() {
        let found = ["telemedicină", "telemedicina", "Telemedicine", "telemedcina"].map { text in
            Set(Self.index.search(text).map { Self.snapshot.solutions[$0.solution].id })
        }
        for solutions in found {
            #expect(solutions.isSuperset(of: ["intelehealth", "everwell-hub"]), "\(solutions)")
        }
        #expect(found[0] == found[1])
    }

    @Test("Every solution is the first to be found by its own name")
    func names() {
        for (position, solution) in Self.snapshot.solutions.enumerated() {
            let hits = Self.index.search(solution.name)
            #expect(hits.first?.solution == position, "'\(solution.name)'")
        }
    }
}
