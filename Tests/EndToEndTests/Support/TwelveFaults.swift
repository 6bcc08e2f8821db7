import Foundation

/// Twelve files with one fault each, every one of another kind.
enum TwelveFaults {
    /// The text of each file by its path in the catalogue's folder.
    static func files() throws -> [String: String] {
        let model = try String(
            contentsOf: Project.models.appending(path: "smart-hospital.yaml"),
            encoding: .utf8
        )
        return [
            "solutions/a-tab.yaml": "id: a-tab\n\tname: x\n",
            "solutions/b-twice.yaml": "id: b-twice\nname: x\nname: y\n",
            "solutions/c-anchor.yaml": solution("c-anchor")
                .replacing("name: c-anchor", with: "name: &shared c-anchor")
                .replacing("en: A test.", with: "en: *shared"),
            "solutions/d-code.yaml":
                solution("d-code", "  applications: {value: [A55], \(provenance)}"),
            "solutions/e-field.yaml": solution("e-field", "  colour: {value: blue}"),
            "solutions/f-future.yaml":
                solution(
                    "f-future",
                    "  trl: {value: 9, source: x, date: 2999-01, basis: reviewed}"
                ),
            "solutions/g-number.yaml":
                solution("g-number", "  staff: {value: many, \(provenance)}"),
            "solutions/h-region.yaml":
                solution("h-region", "deployments:\n  - {region: XX, year: 2024, source: x}"),
            "solutions/i-name.yaml": solution("another-name"),
            "profiles/J1.yaml": profile("J1", "needs: {applications: {A5: 2}}"),
            "profiles/K1.yaml": profile("K1", "model: smart-hopital"),
            "../models/l-weight.yaml": model.replacing("id: smart-hospital", with: "id: l-weight")
                .replacing("weight: 0.16}", with: "weight: -1}", maxReplacements: 1),
        ]
    }

    /// How each fault must be told: its file, its line, and what it says.
    static let told = [
        "solutions/a-tab.yaml:2: is not valid YAML",
        "solutions/b-twice.yaml:2: has a key twice: name",
        "solutions/c-anchor.yaml:2: has an anchor",
        "solutions/d-code.yaml:7: /features/applications/value/0: 'A55' is not known in "
            + "applications (did you mean A5?)",
        "solutions/e-field.yaml:7: /features/colour: is not a known field",
        "solutions/f-future.yaml:7: /features/trl/date: lies in the future",
        "solutions/g-number.yaml:7: /features/staff/value: must be a finite number, not text",
        "solutions/h-region.yaml:7: /deployments/0/region: 'XX' is not known in regions",
        "solutions/i-name.yaml:1: /id: 'another-name' must be the file's name, 'i-name'",
        "profiles/J1.yaml:5: /needs/applications/A5: must be from 0 to 1, not 2",
        "profiles/K1.yaml:5: /model: 'smart-hopital' is no scoring model (did you mean "
            + "smart-hospital?)",
        "models/l-weight.yaml:16: /criteria/0/weight: must be from 0 to 1000000, not -1",
    ]

    private static let provenance = "source: x, date: 2024-01, basis: reviewed"

    /// A sound solution, or one with more to it.
    private static func solution(_ id: String, _ more: String = "") -> String {
        """
        id: \(id)
        name: \(id)
        kind: software
        lists: [global-goods]
        summary: {en: A test., ro: Un test.}
        \(more.hasPrefix("  ") ? "features:\n" + more : more)

        """
    }

    /// A sound profile with more to it.
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
