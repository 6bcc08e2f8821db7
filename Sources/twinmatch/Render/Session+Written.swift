import Documents

extension Session {
    /// Says what a write of one solution did.
    ///
    /// - Parameters:
    ///   - result: as the daemon sent it.
    ///   - outcome: `added`, `changed`, `unchanged` or `removed`.
    /// - Throws: ``Failure``.
    func show(written result: Node, _ outcome: String) throws(Failure) {
        let id = result["solution"]?.text ?? ""
        try show(result) {
            var csv = CSV(["solution", "outcome", "revision"])
            csv.rows = [[.text(id), .text(outcome), .number(Double(result.revision))]]
            return csv
        } page: { page in
            let values = [
                "id": Line(id, .strong), "revision": Line(String(result.revision)),
            ]
            page.prose(words.sentence("write.\(outcome)", values))
            writeReplay(of: result, to: &page)
        }
    }

    /// Says what a write of one profile did.
    ///
    /// - Parameters:
    ///   - result: as the daemon sent it.
    ///   - sentence: what it did, for people.
    /// - Throws: ``Failure``.
    func show(writtenProfile result: Node, _ sentence: Line) throws(Failure) {
        try show(result) {
            CSV([result], members: ["profile", "version"])
        } page: { page in
            page.prose(sentence)
            writeReplay(of: result, to: &page)
        }
    }

    /// Says of a write that it had been done before.
    func writeReplay(of result: Node, to page: inout Page) {
        guard result["_meta"]?["replayed"]?.boolean == true else { return }
        page.prose(words.sentence("write.replayed").styled(.faint))
    }
}
