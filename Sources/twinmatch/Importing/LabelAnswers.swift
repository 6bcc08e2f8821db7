import Catalog
import Client
import Documents

/// Answers `codes.list` from labels alone, for pages that need words and no records.
struct LabelAnswers: Answers {
    private let labels: Labels

    init(_ labels: Labels) {
        self.labels = labels
    }

    func call(_ method: String, _ params: Node) throws(ClientError) -> Node {
        let language = params["lang"]?.text.flatMap(DisplayLanguage.init) ?? .en
        let words = labels.labels(in: params["list"]?.text ?? "", language)
        let rows = words.sorted { $0.key < $1.key }.map { code, label in
            Node.mapping([.init("code", .text(code)), .init("label", .text(label))])
        }
        return .mapping([.init("codes", .sequence(rows))])
    }
}
