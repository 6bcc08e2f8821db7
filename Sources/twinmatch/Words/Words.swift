import Catalog
import Client
import Documents

/// The words of one language: labels of codes, headings and sentences, fetched when first needed.
final class Words {
    /// The language.
    let language: DisplayLanguage
    /// The language's tag, as the protocol names it.
    var tag: String { language.rawValue }
    /// Its numbers.
    let numerals: Numerals
    private let answers: any Answers
    /// Labels by list and code.
    private var texts: [String: [String: String]] = [:]
    /// The lists that are here as a whole, or could not be had.
    private var whole: Set<String> = []

    /// The most labels of one page of a list.
    private static let page = 1000

    init(_ language: DisplayLanguage, from answers: any Answers) {
        self.language = language
        self.answers = answers
        numerals = Numerals(language: language)
    }

    /// Keeps the labels of a result.
    func learn(_ labels: Node?) {
        for list in labels?.members ?? [] {
            for code in list.value.members {
                texts[list.key, default: [:]][code.key] = code.value.text
            }
        }
    }

    /// The label of a code, or the code where it has none.
    func label(_ code: String, in list: String) -> String { known(code, in: list) ?? code }

    /// The label of a code, or nil.
    func known(_ code: String, in list: String) -> String? {
        if let label = texts[list]?[code] { return label }
        fetch(list)
        return texts[list]?[code]
    }

    /// The labels of several codes with commas between them.
    func labels(_ codes: [String], in list: String) -> String {
        codes.map { label($0, in: list) }.joined(separator: ", ")
    }

    /// A heading, a unit or another word that stands by itself.
    func heading(_ key: String) -> String { known(key, in: "headings") ?? spelled(key) }

    /// Fetches a whole list, once; a list that cannot be had leaves its codes as they are.
    private func fetch(_ list: String) {
        guard whole.insert(list).inserted else { return }
        let params = Node.mapping([
            Node.Member("list", .text(list)),
            Node.Member("lang", .text(tag)),
            Node.Member("limit", .number(Self.page)),
        ])
        guard let result = try? answers.call("codes.list", params) else { return }
        for row in result["codes"]?.items ?? [] {
            guard let code = row["code"]?.text, let label = row["label"]?.text else { continue }
            texts[list, default: [:]][code] = label
        }
    }

    /// A key as words, for a catalogue without headings or sentences of its own.
    private func spelled(_ key: String) -> String {
        String(key.map { $0 == "." || $0 == "-" ? " " : $0 })
    }

    /// The name of a region, or its code where it has none.
    func region(_ code: String) -> String {
        if let name = known(code, in: "countries") ?? texts["regions"]?[code] { return name }
        let params = Node.mapping([
            Node.Member("region", .text(code)), Node.Member("lang", .text(tag)),
        ])
        let name = (try? answers.call("regions.get", params))?["region"]?["name"]?.text ?? code
        texts["regions", default: [:]][code] = name
        return name
    }

    // MARK: Sentences

    /// A sentence with its places filled: `{score}` takes the value of `score`.
    func sentence(_ key: String, _ values: [String: Line] = [:]) -> Line {
        guard let template = known(key, in: "reasons") else {
            let rest = values.sorted { $0.key < $1.key }.map(\.value)
            return ([Line(spelled(key))] + rest).joined(" ")
        }
        return Template.fill(template, values)
    }

    /// A sentence whose form follows a number, which stands for `{n}`.
    func sentence(_ key: String, count: Int, _ values: [String: Line] = [:]) -> Line {
        var values = values
        values["n"] = Line(numerals.whole(count))
        let exact = "\(key).\(numerals.pluralForm(count))"
        return sentence(known(exact, in: "reasons") == nil ? "\(key).other" : exact, values)
    }
}
