import Catalog
import RPC

/// Gathers the codes an answer shows and writes the words for them: no code without its label.
struct LabelSink {
    private var shown: [String: Set<String>] = [:]

    /// Notes that a code of a list is shown.
    mutating func show(_ code: String, in list: String) {
        shown[list, default: []].insert(code)
    }

    /// Notes that several codes of a list are shown.
    mutating func show(_ codes: some Sequence<String>, in list: String) {
        shown[list, default: []].formUnion(codes)
    }

    /// Writes `labels`: words by list and code, both in order.
    func write(_ labels: Labels, _ language: DisplayLanguage, to writer: inout JSONWriter) {
        writer.key("labels")
        writer.beginObject()
        for (list, codes) in shown.sorted(by: { $0.key < $1.key }) where !codes.isEmpty {
            writer.key(list)
            writer.beginObject()
            for code in codes.sorted() {
                writer.key(code)
                writer.value(labels.label(of: code, in: list, language))
            }
            writer.endObject()
        }
        writer.endObject()
    }
}
