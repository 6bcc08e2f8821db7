import Foundation
import Testing

extension EndToEnd {
    /// Files that must never be served.
    @Suite("Faulty files")
    struct FaultyFilesTests {
        @Test(
            "A catalogue with 12 different faults ends it with 65, all 12 told with file and line"
        )
        func everyFault() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            for (name, text) in try TwelveFaults.files() { try text.write(to: catalog, name) }
            let daemon = try DaemonUnderTest(catalog: catalog)
            try await daemon.expectRefusal(code: 65, saying: "12 faults in \(catalog.path)")
            for text in TwelveFaults.told {
                #expect(daemon.errors.contains(text), "\(daemon.errors)")
            }
        }

        @Test("Reloading 12 faults under queries changes no byte of a reply")
        func refusedReload() async throws {
            let folder = try TemporaryFolder()
            let catalog = try folder.copyCatalog()
            let faulty = try TemporaryFolder()
            for name in ["catalog/solutions", "catalog/profiles", "models"] {
                try FileManager.default.createDirectory(
                    atPath: faulty.path(name),
                    withIntermediateDirectories: true
                )
            }
            for (name, text) in try TwelveFaults.files() {
                try text.write(to: faulty.url.appending(path: "catalog"), name)
            }
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let script = try await Script.run(
                "refused_reload.py",
                [
                    "--query", try daemon.ipc, "--control", try daemon.control, "--pid",
                    "\(daemon.id)", "--catalog", catalog.path, "--faulty", faulty.url.path,
                    "--count", "12",
                ]
            )
            #expect(try await script.exitCode() == 0, "\(script.errors)")
            for text in TwelveFaults.told {
                #expect(script.output.contains(text), "\(script.output)")
            }
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
    }
}

extension String {
    /// Writes the text to a file of a folder.
    func write(to folder: URL, _ name: String) throws {
        try write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
