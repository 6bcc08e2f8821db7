import Foundation
import Testing

extension EndToEnd {
    /// Files that must never be served.
    @Suite("Faulty files")
    struct FaultyFilesTests {
        /// A shipped solution as text.
        private func solution(_ id: String) throws -> String {
            let file = Project.catalog.appending(path: "solutions/\(id).yaml")
            return try String(contentsOf: file, encoding: .utf8)
        }

        @Test("A faulty catalogue ends it with 65, and every fault is told with file and line")
        func everyFault() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let openmrs = try solution("openmrs")
            let files = [
                "solutions/a-twin.yaml": openmrs,
                "solutions/b-code.yaml":
                    solution("b-code", "  applications: {value: [A55], \(Self.provenance)}"),
                "solutions/c-field.yaml": solution("c-field", "  colour: {value: blue}"),
                "solutions/d-future.yaml": solution(
                    "d-future",
                    "  trl: {value: 9, source: x, date: 2999-01, basis: reviewed}"
                ),
                "solutions/e-number.yaml":
                    solution("e-number", "  staff: {value: many, \(Self.provenance)}"),
                "solutions/f-region.yaml":
                    solution("f-region", "deployments:\n  - {region: XX, year: 2024, source: x}"),
                "profiles/G1.yaml": Self.profile("G1", "existing: [no-such-solution]"),
                "profiles/H1.yaml": Self.profile("H1", "needs: {applications: {A5: 2}}"),
            ]
            for (name, text) in files { try text.write(to: catalog, name) }
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "nothing was started")
            for name in files.keys.sorted() {
                let lines = daemon.errors.split(separator: "\n").filter { $0.contains(name) }
                #expect(!lines.isEmpty, "no fault of \(name): \(daemon.errors)")
                let hasLine = lines.contains { $0.contains(try! Regex("\(name):[0-9]+: ")) }
                #expect(hasLine, "no line: \(lines)")
            }
        }

        @Test("Faults of the syntax, of the records and of what they refer to are told together")
        func everyLayer() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let files = [
                "solutions/a-tab.yaml": "id: a-tab\n\tname: x\n",
                "solutions/b-twice.yaml": "id: b-twice\nname: x\nname: y\n",
                "solutions/d-code.yaml":
                    solution("d-code", "  applications: {value: [A55], \(Self.provenance)}"),
                "profiles/E1.yaml": Self.profile("E1", "model: no-such-model"),
                "profiles/F1.yaml": Self.profile("F1", "weights: {chalenges: 1}"),
                "solutions/wrong.yml": "id: wrong",
                "../models/bad.yaml": "id: bad\nversion: \"1\"\n",
            ]
            for (name, text) in files { try text.write(to: catalog, name) }
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "nothing was started")
            for name in files.keys.sorted() {
                let shown = name.replacing("../models/", with: "")
                #expect(daemon.errors.contains(shown), "no fault of \(name): \(daemon.errors)")
            }
        }

        @Test("An anchor ends it with 65, though the file would be sound without it")
        func anchor() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let text = solution("an-anchor", "  translatable: {value: true, \(Self.provenance)}")
                .replacing("name: an-anchor", with: "name: &shared an-anchor")
                .replacing("en: A test.", with: "en: *shared")
            try text.write(to: catalog, "solutions/an-anchor.yaml")
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "solutions/an-anchor.yaml:2")
        }

        @Test("A code list with a cycle ends it with 65")
        func cycle() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let file = catalog.appending(path: "codes/interventions.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            let root = "- code: \"1\"\n"
            let cyclic = text.replacing(root, with: root + "    parent: \"1.1\"\n")
            try #require(cyclic != text)
            try cyclic.write(to: file, atomically: true, encoding: .utf8)
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "codes/interventions.yaml")
        }

        @Test(
            "A bad model ends it with 65",
            arguments: [
                "weight: 0.16}": "weight: -1}", "from: challenges": "from: chalenges",
                "kind: overlap": "kind: overlp", "id: smart-hospital": "id: smart",
                "group: need": "group: nead", "unknown: 0.5": "unknown: 2",
            ]
        )
        func badModel(sound: String, faulty: String) async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let file = folder.url.appending(path: "models/smart-hospital.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing(sound, with: faulty, maxReplacements: 1)
                .write(to: file, atomically: true, encoding: .utf8)
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "smart-hospital.yaml")
        }

        @Test("Models that are not there end it with 65")
        func missingModels() async throws {
            let daemon = try DaemonUnderTest(options: ["--models", "/tmp/tm-nothing-here"])
            try await daemon.expectRefusal(code: 65, saying: "/tmp/tm-nothing-here")
        }

        private static let provenance = "source: x, date: 2024-01, basis: reviewed"

        private func solution(_ id: String, _ more: String) -> String {
            """
            id: \(id)
            name: \(id)
            kind: software
            lists: [global-goods]
            summary: {en: A test., ro: Un test.}
            features:
            \(more)

            """
        }

        private static func profile(_ id: String, _ more: String) -> String {
            """
            id: \(id)
            region: RO21
            name: {en: Test, ro: Test}
            illustrative: true
            \(more)

            """
        }
    }
}

extension String {
    /// Writes the text to a file of a folder.
    func write(to folder: URL, _ name: String) throws {
        try write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
