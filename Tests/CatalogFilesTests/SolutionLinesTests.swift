import Catalog
import Documents
import Foundation
import Testing

@testable import CatalogFiles

@Suite("Solutions on lines")
struct SolutionLinesTests {
    /// The solutions of the valid catalogue, as lines of JSON.
    private static let openmrs = #"""
        {"id":"openmrs","name":"OpenMRS","kind":"software","lists":["global-goods"],
        "summary":{"en":"A record system","ro":"Un sistem de fișe"},
        "originator":{"organisation":"OpenMRS Inc.","region":"RO21"},
        "features":{
        "applications":{"value":["A2","A1"],"source":"Guide","date":"2025-10",
        "basis":"self-reported"},
        "standards":{"value":["2.10"],"source":"Guide","date":"2025-10","basis":"reviewed"},
        "languages":{"value":["no","en"],"source":"Guide","date":"2025-10","basis":"reviewed"},
        "trl":{"value":"9","source":"Guide","date":"2025","basis":"measured"},
        "setup-cost":{"value":1200.5,"source":"Guide","date":"2025-01-31","basis":"measured"},
        "translatable":{"value":true,"source":"Guide","date":"2025-01-31","basis":"measured"}},
        "requires":{"S01":2,"hard":true},
        "deployments":[{"region":"NO","year":2025,"level":"uptake","source":"Guide"}]}
        """#.split(separator: "\n").joined()

    private static func line(_ id: String, name: String = "N") -> String {
        #"{"id":"\#(id)","name":"\#(name)","kind":"software","summary":{"en":"a","ro":"b"}}"#
    }

    private static let file = "solutions.ndjson"

    @Test("A solution says the same on a line and in a file of its own, beside or instead")
    func same() throws {
        var catalog = TemporaryCatalog.valid
        let expected = try #require(try catalog.build().snapshot)
        catalog.files["solutions/openmrs.yaml"] = nil
        catalog[Self.file] = Self.openmrs
        let beside = try catalog.build()
        #expect(beside.faults == [])
        #expect(try #require(beside.snapshot).solutions.elementsEqual(expected.solutions))
        catalog.files["solutions/dhis2.yaml"] = nil
        catalog[Self.file] = "\(Self.openmrs)\r\n\n  \n\(Self.line("dhis2"))\n"
        let instead = try catalog.build()
        #expect(instead.faults == [])
        #expect(instead.snapshot?.solutions.map(\.id) == ["dhis2", "openmrs"])
    }

    @Test("Every fault of a line names the file and the line")
    func faults() throws {
        var catalog = TemporaryCatalog.valid
        catalog[Self.file] = [
            Self.line("a"), "{\"id\":", Self.line("a"), Self.line("openmrs"),
            Self.line("b").replacing("software", with: "softwear"), "[]", "",
            Self.line("c").replacing(#""en":"a","#, with: ""),
        ].joined(separator: "\n")
        let (snapshot, faults) = try catalog.build()
        #expect(snapshot == nil)
        #expect(
            faults.map(\.description) == [
                "solutions.ndjson:2: /id: is not the JSON of a solution: "
                    + "the text ends within an object, at byte 6",
                "solutions.ndjson:3: /id: 'a' is the id of solutions.ndjson:1 too",
                "solutions.ndjson:4: /id: 'openmrs' is the id of solutions/openmrs.yaml too",
                "solutions.ndjson:5: /kind: 'softwear' is not known in kinds "
                    + "(did you mean software?)",
                "solutions.ndjson:6: must be an object, not a list",
                "solutions.ndjson:8: /summary/en: is missing",
            ]
        )
    }

    @Test("Who names a solution that is faulty is not at fault")
    func names() throws {
        var catalog = TemporaryCatalog.valid
        catalog.files["solutions/dhis2.yaml"] = nil
        catalog[Self.file] = Self.line("dhis2").replacing("software", with: "x")
        let faults = try catalog.build().faults.map(\.description)
        #expect(faults == ["solutions.ndjson:1: /kind: 'x' is not known in kinds"])
    }

    @Test("Lines are cut right wherever a block of the file ends")
    func blocks() throws {
        var catalog = TemporaryCatalog.valid
        let count = 15_000
        let lines = (0..<count).map { number in
            Self.line("s\(100_000 + number)", name: String(repeating: "ș", count: 1 + number % 97))
        }
        catalog[Self.file] = lines.joined(separator: "\n")
        #expect(catalog.files[Self.file]?.count ?? 0 > 2 << 20, "more than two blocks")
        let (snapshot, faults) = try catalog.build()
        #expect(faults == [])
        let solutions = try #require(snapshot).solutions
        #expect(solutions.count == count + 2)
        for number in [0, 1, 5000, count - 1] {
            let position = try #require(solutions.position(of: "s\(100_000 + number)"))
            #expect(solutions.name(at: position).count == 1 + number % 97)
        }
    }

    @Test("A line that is too long is a fault, however long it goes on")
    func longLine() throws {
        var catalog = TemporaryCatalog.valid
        let long = Self.line("a", name: String(repeating: "x", count: SolutionLines.longestLine))
        catalog[Self.file] = Self.line("b") + "\n" + long
        let faults = try catalog.build().faults
        #expect(faults.map(\.line) == [2])
        #expect(faults.first?.message.contains("longer than 1048576 bytes") == true)
    }

    @Test("After a thousand faults the rest is not read, and that is said")
    func manyFaults() throws {
        var catalog = TemporaryCatalog.valid
        catalog[Self.file] = String(repeating: "x\n", count: 5000)
        let faults = try catalog.build().faults
        #expect(faults.count == 1001)
        #expect(
            faults.last?.description
                == "solutions.ndjson:1000: has the last of 1000 faults; the rest was not checked"
        )
    }

    @Test("The fingerprint of a folder changes with the lines")
    func fingerprint() throws {
        var catalog = TemporaryCatalog.valid
        let read = { (catalog: TemporaryCatalog) in
            try catalog.withFolder { CatalogFolder.read($0).fingerprint }
        }
        let without = try read(catalog)
        catalog[Self.file] = Self.line("a")
        let one = try read(catalog)
        #expect(one != without)
        #expect(try read(catalog) == one)
        catalog[Self.file] = Self.line("b")
        #expect(try read(catalog) != one)
    }
}
