import ArgumentParser
import Documents

/// `twinmatch admin slowlog`.
struct AdminSlowlogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slowlog",
        abstract: "List the latest requests that took long, the newest first.",
        usage: "twinmatch admin slowlog [<options>]"
    )

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .administer)
        let result = try session.call("admin.slowlog")
        let rows = result["requests"]?.items ?? []
        try session.show(result) {
            CSV(
                rows,
                members: ["time", "method", "caller", "tookMicros", "queuedMicros", "traceparent"]
            )
        } page: { page in
            let words = session.words
            guard !rows.isEmpty else {
                let limit = words.numerals.whole(result["slowMs"]?.integer ?? 0)
                return page.prose(words.sentence("slowlog.none", ["ms": Line(limit)]))
            }
            var table = Table([
                Table.Column(words.heading("time")), Table.Column(words.heading("method")),
                Table.Column(words.heading("caller"), .left, .cut(least: 8)),
                Table.Column(words.heading("took"), .right),
                Table.Column(words.heading("waited"), .right),
            ])
            table.rows = rows.map { row in
                [
                    Line(row["time"]?.text ?? ""), Line(row["method"]?.text ?? "", .strong),
                    Line(row["caller"]?.text ?? ""), Line(millis(row["tookMicros"], words)),
                    Line(millis(row["queuedMicros"], words)),
                ]
            }
            page.add(table)
        }
    }

    /// Microseconds as milliseconds.
    private func millis(_ micros: Node?, _ words: Words) -> String {
        let number = words.numerals.fixed((micros?.number ?? 0) / 1000, decimals: 1)
        return number + Numerals.noBreakSpace + "ms"
    }
}
