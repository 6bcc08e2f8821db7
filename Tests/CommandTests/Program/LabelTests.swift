import CatalogFiles
import Documents
import Foundation
import Testing

@Suite("Headings and sentences")
struct LabelTests {
    @Test("Both languages have the same keys", arguments: ["headings", "reasons"])
    func keys(_ list: String) throws {
        let english = try texts(list, "en")
        let romanian = try texts(list, "ro")
        #expect(Set(english.keys.map(base)) == Set(romanian.keys.map(base)))
        for key in english.keys where key.hasSuffix(".other") {
            let stem = key.dropLast(".other".count)
            #expect(english["\(stem).one"] != nil, "English has two forms: \(stem)")
            for form in ["one", "few", "other"] {
                #expect(romanian["\(stem).\(form)"] != nil, "Romanian has three forms: \(stem)")
            }
        }
    }

    @Test("A sentence has the same places in both languages", arguments: ["headings", "reasons"])
    func places(_ list: String) throws {
        let english = try texts(list, "en")
        for (key, text) in try texts(list, "ro") {
            let twin = try #require(english[key] ?? english["\(base(key)).other"])
            // Where there is one of something, its number may be said in words.
            let spoken: Set<Substring> = key.hasSuffix(".one") ? ["n"] : []
            #expect(
                Set(places(in: text)).subtracting(spoken)
                    == Set(places(in: twin)).subtracting(spoken),
                "\(key)"
            )
        }
    }

    @Test("No text is empty, untranslated by oversight, or without its full stop in one language")
    func texts() throws {
        let same: Set = [
            "id", "link.contact", "report.models.one", "requirement.anyOf", "requirement.allOf",
            "requirement.is", "requirement.range", "why-not.difference",
            "cost", "evaluate.mrr", "evaluate.hit3", "evaluate.hit10", "evaluate.ndcg",
        ]
        for list in ["headings", "reasons"] {
            let english = try texts(list, "en")
            for (key, text) in try texts(list, "ro") {
                let twin = try #require(english[key] ?? english["\(base(key)).other"])
                #expect(!text.isEmpty && !twin.isEmpty, "\(key)")
                #expect(text != twin || same.contains(key), "\(key): \(text)")
                #expect((text.last == ".") == (twin.last == "."), "\(key)")
                #expect(!text.contains(/[şţŞŢ]/), "\(key) has a cedilla for a comma: \(text)")
            }
        }
    }

    @Test("Every key that the program uses is there")
    func used() throws {
        for (list, calls) in [
            ("headings", #/(?:heading|joint)\("([^"\\]+)"\)/#),
            ("reasons", #/[^.\w](?:text|figure)\("([^"\\]+)"/#),
            ("reasons", #/(?:sentence|section|comment)\("([^"\\]+)"/#),
        ] {
            let english = try texts(list, "en")
            for source in try sources(in: "twinmatch") {
                for match in source.matches(of: calls) {
                    let key = String(match.output.1)
                    let isThere = [key, "\(key).other", "template.\(key)"].contains {
                        english[$0] != nil
                    }
                    #expect(isThere, "\(list): \(key)")
                }
            }
        }
    }

    @Test("Every key is used by the program", arguments: ["headings", "reasons"])
    func unused(_ list: String) throws {
        let program = try sources(in: "twinmatch").joined(separator: "\n")
        let all = try sources(in: "").joined(separator: "\n")
        for key in try texts(list, "en").keys {
            let stem = base(key)
            if program.contains("\"\(stem)\"") { continue }
            // A part of it may come from elsewhere: "link.\(link.key)".
            let parts = stem.split(separator: ".", maxSplits: 1)
            let (head, tail) = (parts[0], parts.count > 1 ? parts[1] : "")
            let ends = tail.split(separator: "-", maxSplits: 1)
            let isMade =
                program.contains("\"\(head).\\(")
                && (all.contains("\"\(tail)\"") || all.contains("case \(tail)\n"))
                || program.contains("section(\"\(tail)\")")
                || (ends.count == 2 && program.contains("\"\(head).\(ends[0])-\\("))
            #expect(isMade, "\(list): nothing says \(key)")
        }
    }

    /// The places of a sentence: `{score}`.
    private func places(in text: String) -> [Substring] {
        text.matches(of: /{(\w+)}/).map(\.output.1)
    }

    /// A key without the form of its number.
    private func base(_ key: String) -> String {
        for form in [".one", ".few", ".other"] where key.hasSuffix(form) {
            return String(key.dropLast(form.count))
        }
        return key
    }

    private func texts(_ list: String, _ language: String) throws -> [String: String] {
        let path = "\(Program.root)/catalog/labels/\(language)/\(list).yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let (node, faults) = YAMLReader.read(text, file: path)
        #expect(faults.isEmpty)
        let members = try #require(node).members
        return Dictionary(members.map { ($0.key, $0.value.text ?? "") }) { $1 }
    }

    private func sources(in target: String) throws -> [String] {
        let root = "\(Program.root)/Sources/\(target)"
        let files = try #require(FileManager.default.enumerator(atPath: root))
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }
    }
}
