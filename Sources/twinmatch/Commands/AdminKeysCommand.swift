import ArgumentParser
import Documents

/// `twinmatch admin keys`.
struct AdminKeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "List the keys that may call the daemon; twinmatch keys changes them.",
        usage: "twinmatch admin keys [<options>]"
    )

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .administer)
        let result = try session.call("admin.keys")
        let rows = result["keys"]?.items ?? []
        try session.show(result) {
            CSV(rows, members: ["name", "publicKey", "roles", "expires", "expired", "rate"])
        } page: { page in
            let words = session.words
            guard !rows.isEmpty else { return page.prose(words.sentence("keys.none")) }
            var table = Table([
                Table.Column(words.heading("key-owner")),
                Table.Column(words.heading("roles"), .left, .wrap(least: 8)),
                Table.Column(words.heading("expires")),
                Table.Column(words.heading("rate"), .right),
                Table.Column(words.heading("public-key"), .left, .cut(least: 12)),
            ])
            table.rows = rows.map { row in
                let roles = (row["roles"]?.items ?? []).compactMap(\.text)
                let isExpired = row["expired"]?.boolean == true
                return [
                    Line(row["name"]?.text ?? "", .strong),
                    Line(roles.joined(separator: ", ")),
                    Line(row["expires"]?.text ?? "-", isExpired ? .bad : .plain),
                    Line(words.numerals.whole(row["rate"]?.integer ?? 0)),
                    Line(row["publicKey"]?.text ?? "", .faint),
                ]
            }
            page.add(table)
        }
    }
}
