import Documents
import Twinning

/// What a region lacks and in which order to build it, for people and spreadsheets.
struct ReadinessPage {
    let words: Words
    let readiness: ReadinessView
    let profile: ProfileView
    /// Whether needs or levels are only examples.
    let isIllustrative: Bool

    private static let barWidth = 8
    /// The columns below which bars give way.
    private static let leastWidth = 72
    /// The most names of solutions that are looked at.
    private static let mostNames = 10

    private var rows: [ReadinessView.Row] { readiness.gaps + readiness.unknown + readiness.met }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let title = words.sentence("readiness.title", ["profile": Line(profile.title)])
        page.prose(title.styled(.strong))
        page.space()
        let names = readiness.solutions.prefix(Self.mostNames).map(\.name)
        page.prose(
            words.sentence("readiness.against", ["what": Line(names.joined(separator: "; "))])
        )
        guard !rows.isEmpty else { return page.prose(words.sentence("readiness.nothing-asked")) }
        let counts = [
            "met": Line(words.numerals.whole(readiness.met.count)),
            "unknown": Line(words.numerals.whole(readiness.unknown.count)),
        ]
        page.prose(words.sentence("readiness.gaps", count: readiness.gaps.count, counts))
        page.space()
        page.add(table(hasBars: page.terminal.width.map { $0 >= Self.leastWidth } ?? true))
        writeLegend(to: &page)
        writePlan(to: &page)
        writeUnknown(to: &page)
        guard isIllustrative else { return }
        page.space()
        page.prose(words.sentence("readiness.illustrative").styled(.doubtful))
    }

    private func table(hasBars: Bool) -> Table {
        var table = Table(
            [
                Table.Column(""),
                Table.Column(words.heading("readiness.dimension"), .left, .wrap(least: 12)),
                Table.Column(words.heading("readiness.present"), .right, .wrap(least: 6)),
            ] + (hasBars ? [Table.Column("")] : []) + [
                Table.Column(words.heading("readiness.required"), .right, .wrap(least: 6)),
                Table.Column(words.heading("readiness.gap"), .right, .wrap(least: 6)),
                Table.Column(words.heading("readiness.basis"), .left, .wrap(least: 6)),
            ]
        )
        table.rows = rows.map { row in
            let bar = Bar.share(row.reached, width: Self.barWidth, style: style(of: row))
            return [
                sign(of: row).trimmed, Line(words.name(of: row), .strong),
                Line(words.level(row.present, of: row)),
            ] + (hasBars ? [bar] : []) + [
                Line(words.level(row.required, of: row)), Line(gap(of: row)),
                Line(words.heading("readiness.by-\(row.basis)"), .faint),
            ]
        }
        return table
    }

    private func sign(of row: ReadinessView.Row) -> Line {
        if row.isUncertain { return .partly }
        guard let gap = row.gap else { return .unsure }
        return gap > 0 ? .no : .yes
    }

    private func style(of row: ReadinessView.Row) -> Style {
        if row.isUncertain || row.gap == nil { return .doubtful }
        return row.gap == 0 ? .good : .bad
    }

    private func gap(of row: ReadinessView.Row) -> String {
        guard let gap = row.gap else { return "?" }
        guard gap > 0 else { return "" }
        return words.quantity(gap, unit: row.dimension?.unit)
    }

    private func writeLegend(to page: inout Page) {
        page.space()
        if rows.contains(where: \.isUncertain) {
            page.prose(words.sentence("readiness.uncertain").styled(.faint), lead: .partly)
        }
        if rows.contains(where: { $0.basis == "model" }) {
            let model = ["model": Line(readiness.model)]
            page.prose(words.sentence("readiness.by-model", model).styled(.faint))
        }
    }

    private func writePlan(to page: inout Page) {
        guard !readiness.gaps.isEmpty else { return }
        page.heading(words.heading("readiness.plan"))
        page.prose(words.sentence("readiness.order").styled(.faint))
        let moves = readiness.gaps.contains { !$0.changes.isEmpty }
        if !moves { page.prose(words.sentence("readiness.none-moves")) }
        for (index, row) in readiness.gaps.enumerated() {
            page.space()
            let lead = Line("\(index + 1).".leftPadded(to: 3) + " ", .strong)
            let doubt =
                row.isUncertain
                ? Line(" ") + Line("(\(words.heading("uncertain")))", .doubtful) : Line()
            page.prose(words.step(raising: row) + doubt, lead: lead)
            page.prose(words.askers(of: row, in: readiness).styled(.faint), indent: 4)
            if moves {
                for line in words.effects(of: row) { page.prose(line, indent: 4, lead: .bullet) }
            }
            writeHelp(row, else: "readiness.no-help", to: &page)
        }
    }

    private func writeUnknown(to page: inout Page) {
        guard !readiness.unknown.isEmpty else { return }
        page.heading(words.heading("readiness.assess"))
        page.prose(words.sentence("readiness.assess-how").styled(.faint))
        for row in readiness.unknown { page.prose(words.step(assessing: row), lead: .unsure) }
        if let row = readiness.unknown.first(where: { !$0.help.isEmpty }) {
            writeHelp(row, else: nil, to: &page)
        }
    }

    private func writeHelp(
        _ row: ReadinessView.Row,
        else nothing: String?,
        to page: inout Page
    ) {
        let lines = words.helpers(of: row)
        guard !lines.isEmpty else {
            if let nothing { page.prose(words.sentence(nothing).styled(.faint), indent: 4) }
            return
        }
        page.prose(words.sentence("readiness.help"), indent: 4)
        for line in lines { page.prose(line, indent: 6, lead: .bullet) }
    }

    /// The rows for a spreadsheet; those of the plan are numbered.
    var csv: CSV {
        var csv = CSV([
            "step", "dimension", "label", "state", "present", "spread", "required", "gap", "unit",
            "uncertain", "basis", "asked-by", "gain", "moved", "help",
        ])
        let states = [
            ("gap", readiness.gaps), ("unknown", readiness.unknown), ("met", readiness.met),
        ]
        for (state, rows) in states {
            for (index, row) in rows.enumerated() {
                csv.rows.append([
                    state == "gap" ? .number(Double(index + 1)) : .empty, .text(row.id),
                    .text(words.name(of: row)), .text(state), CSV.Cell(row.node["present"]),
                    CSV.Cell(row.node["spread"]), .number(row.required),
                    CSV.Cell(row.node["gap"]), row.dimension?.unit.map(CSV.Cell.text) ?? .empty,
                    CSV.Cell(row.node["uncertain"]), .text(row.basis),
                    CSV.Cell(row.node["askedBy"]), CSV.Cell(row.node["effect"]?["gain"]),
                    row.node["effect"]?.isNull == false
                        ? .number(Double(row.changes.count)) : .empty,
                    .text(row.help.map(\.id).joined(separator: " ")),
                ])
            }
        }
        return csv
    }
}
