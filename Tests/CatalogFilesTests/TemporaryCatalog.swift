import Catalog
import CatalogFiles
import Documents
import Foundation

/// A catalogue as files in a folder of its own, which is removed after use.
struct TemporaryCatalog {
    /// The bytes of each file by its path.
    var files: [String: Data] = [:]

    /// The day that splits past and future.
    static let today = CalendarDate(daysSince1970: 20_500)

    subscript(path: String) -> String {
        get { String(decoding: files[path] ?? Data(), as: UTF8.self) }
        set { files[path] = Data(newValue.utf8) }
    }

    /// Runs a body with the files written into a fresh folder.
    func withFolder<T>(_ body: (String) throws -> T) throws -> T {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("twinmatch-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, data) in files {
            let file = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try data.write(to: file)
        }
        return try body(root.path)
    }

    /// What reading and checking the folder gives: the snapshot, and every fault as text.
    func build() throws -> (snapshot: CatalogSnapshot?, faults: [Fault]) {
        try withFolder { path in
            let contents = CatalogFolder.read(path)
            let draft = CatalogBuilder.build(
                contents.documents,
                revision: 1,
                today: Self.today
            )
            return (contents.faults.isEmpty ? draft.snapshot : nil, contents.faults + draft.faults)
        }
    }

    /// A small catalogue without any fault.
    static let valid: TemporaryCatalog = {
        var catalog = TemporaryCatalog()
        for (id, kind, words) in lists {
            catalog["codes/\(id).yaml"] = codeList(id, kind, words)
            for language in ["en", "ro"] {
                catalog["labels/\(language)/\(id).yaml"] = labels(words)
            }
        }
        for (path, text) in records { catalog[path] = text }
        return catalog
    }()

    /// The code lists: id, kind, and words of the form `code` or `code<parent`.
    static let lists: [(String, String, [String])] =
        [
            "challenges", "interventions", "applications", "standards", "hosting", "regulation",
            "licence",
        ]
        .map { ($0, "tree", ["A", "A1<A", "A2<A", "\"2\"", "\"2.1\"<\"2\"", "\"2.10\"<\"2\""]) }
        + ["conditions", "populations", "care-settings", "users"].map {
            ($0, "set", ["I", "II", "everyone"])
        }
        + [
            ("languages", "set", ["en", "ro", "no"]),
            ("countries", "set", ["HR", "KE", "NO", "RO"]),
            ("kinds", "set", ["software", "service"]), ("lists", "set", ["global-goods"]),
            ("adoption-levels", "scale", ["adoption", "uptake", "scale-up"]),
            ("scirocco", "set", ["S01", "S02"]), ("offline", "scale", ["none", "partial", "full"]),
            (
                "evidence", "scale",
                ["descriptive", "observational", "comparative", "randomised", "systematic-review"]
            ),
            ("trl", "scale", (1...9).map { "\"\($0)\"" }),
            ("maturity", "scale", (1...10).map { "\"\($0)\"" }),
        ]

    static func codeList(_ id: String, _ kind: String, _ words: [String]) -> String {
        let rows = words.map { word in
            let parts = word.split(separator: "<")
            return parts.count > 1
                ? "  - {code: \(parts[0]), parent: \(parts[1])}" : "  - {code: \(parts[0])}"
        }
        return "id: \(id)\nversion: \"1\"\nkind: \(kind)\nsource: tests\ndate: 2023-10\ncodes:\n"
            + rows.joined(separator: "\n") + "\n"
    }

    static func labels(_ words: [String]) -> String {
        words.map { "\($0.split(separator: "<")[0]): The words for it\n" }.joined()
    }

    static let records = [
        "regions/RO.yaml": """
        country: RO
        nuts: RO
        position: {latitude: 45.94, longitude: 24.97}
        who-region: EURO
        eu: true
        languages: [ro]
        level1: {RO2: Macroregiunea Doi}
        level3: {RO211: Bacău}
        regions:
          - id: RO21
            name: Nord-Est
            indicators:
              2018: {population: 3221183, life-expectancy: 74.1}
              2017: {disposable-income: 6900}
          - {id: RO22, name: Sud-Est}
        """,
        "regions/HR.yaml": """
        country: HR
        nuts: HR
        regions:
          - {id: HR02, name: Panonska Hrvatska}
        aliases:
          - {id: HR04, successors: [HR02]}
        """,
        "regions/NO.yaml": "country: NO\nlanguages: [no]\n",
        "solutions/openmrs.yaml": """
        id: openmrs
        name: OpenMRS
        kind: software
        lists: [global-goods]
        summary: {en: A record system, ro: Un sistem de fișe}
        originator: {organisation: OpenMRS Inc., region: RO21}
        features:
          applications: {value: [A2, A1], source: Guide, date: 2025-10, basis: self-reported}
          standards: {value: [2.10], source: Guide, date: 2025-10, basis: reviewed}
          languages: {value: [no, en], source: Guide, date: 2025-10, basis: reviewed}
          trl: {value: 9, source: Guide, date: 2025, basis: measured}
          setup-cost: {value: 1200.50, source: Guide, date: 2025-01-31, basis: measured}
          translatable: {value: true, source: Guide, date: 2025-01-31, basis: measured}
        requires: {S01: 2, hard: true}
        deployments:
          - {region: NO, year: 2025, level: uptake, source: Guide}
        """,
        "solutions/dhis2.yaml": """
        id: dhis2
        name: DHIS2
        kind: software
        summary: {en: Figures, ro: Cifre}
        """,
        "profiles/RO21.yaml": """
        id: RO21
        region: RO21
        name: {en: North-East, ro: Nord-Est}
        illustrative: true
        needs:
          standards: {2.10: 1, "2.1": 0.5}
        targets:
          trl: {atLeast: 7}
        constraints:
          - id: mature
            when: {all: [{feature: trl, min: 3, max: 9}, {not: {feature: kind, anyOf: [service]}}]}
            unknown: block
            from: 2025-01-01
            until: 2030-01-01
        readiness: {S01: {value: 2, spread: 1}}
        existing: [dhis2, 2.10]
        """,
    ]
}
