import Catalog
import Documents
import Reports

extension TwinningReport {
    /// The trainings and tools that are named for one step.
    private static let mostHelp = 4
    /// The solutions that are told to move with one step.
    private static let mostEffects = 2

    // MARK: What is there and what is missing

    /// Readiness as a figure, and the plan that closes what is missing.
    var ready: [Report.Block] {
        guard let readiness else {
            let why = text("dossier.no-readiness", ["profile": profile.name])
            return [part("readiness"), .paragraph([.plain(why)])]
        }
        let rows = readiness.gaps + readiness.met + readiness.unknown
        var blocks: [Report.Block] = [
            part("readiness"), .paragraph([.plain(summary(readiness))]),
        ]
        if rows.contains(where: { $0.basis == "model" }) {
            blocks.append(
                .paragraph([.plain(text("dossier.by-model", ["model": readiness.model]))])
            )
        }
        blocks.append(.radar(radar(of: rows)))
        let others = rows.filter { !Scirocco.dimensions.contains($0.id) }
        if !others.isEmpty { blocks.append(.table(table(of: others))) }
        return blocks + plan(readiness) + assessments(readiness.unknown)
    }

    private func summary(_ readiness: ReadinessView) -> String {
        let rows = readiness.gaps + readiness.met + readiness.unknown
        guard !rows.isEmpty else { return text("readiness.nothing-asked") }
        return words.sentence(
            "readiness.gaps",
            count: readiness.gaps.count,
            [
                "met": Line(words.numerals.whole(readiness.met.count)),
                "unknown": Line(words.numerals.whole(readiness.unknown.count)),
            ]
        ).text
    }

    /// All twelve dimensions, so that pages can be laid beside each other: required levels from the
    /// answer, the others from the profile.
    private func radar(of rows: [ReadinessView.Row]) -> RadarFigure {
        let levels = profile.node?["readiness"]
        let axes = Scirocco.dimensions.map { code in
            let row = rows.first { $0.id == code }
            return RadarFigure.Axis(
                code: code,
                label: words.label(code, in: "scirocco"),
                present: row?.present ?? levels?[code]?["value"]?.number,
                required: row?.required,
                isUncertain: row?.isUncertain ?? false,
                remark: row.map(remark) ?? text("dossier.not-asked")
            )
        }
        return RadarFigure(
            caption: text("dossier.radar", ["region": adopter, "solution": solutionName]),
            axes: axes,
            end: Int(Scirocco.levels.upperBound),
            words: RadarFigure.Words(
                axis: words.heading("readiness.dimension"),
                present: words.heading("readiness.present"),
                required: words.heading("readiness.required"),
                gap: words.heading("readiness.gap"),
                unknown: words.heading("unknown"),
                uncertain: words.heading("uncertain"),
                remark: ""
            ),
            text: { [numerals = words.numerals] in numerals.plain($0) }
        )
    }

    /// What has no axis: hospital records, bandwidth, staff.
    private func table(of rows: [ReadinessView.Row]) -> Report.Table {
        Report.Table(
            [
                (words.heading("readiness.dimension"), false),
                (words.heading("readiness.required"), true),
                (words.heading("readiness.present"), true), ("", false),
            ],
            rows: rows.map { row in
                [
                    [.plain(words.name(of: row))], [.plain(words.level(row.required, of: row))],
                    [.plain(words.level(row.present, of: row))], [.plain(remark(row))],
                ]
            }
        )
    }

    private func remark(_ row: ReadinessView.Row) -> String {
        let said =
            switch row.gap {
            case nil: text("dossier.to-assess")
            case 0: text("dossier.reached")
            case let gap?: text("dossier.lacks", ["what": words.numerals.plain(gap)])
            }
        return row.isUncertain ? "\(said); \(words.heading("uncertain"))" : said
    }

    // MARK: The plan

    private func plan(_ readiness: ReadinessView) -> [Report.Block] {
        guard !readiness.gaps.isEmpty else { return [] }
        var blocks: [Report.Block] = [
            .subheading(words.heading("readiness.plan"), anchor: "build"),
            .paragraph([.plain(text("readiness.order"))]),
            .list(readiness.gaps.map { step($0, readiness) }, isOrdered: true),
        ]
        if !readiness.gaps.contains(where: { !$0.changes.isEmpty }) {
            blocks.append(.paragraph([.plain(text("readiness.none-moves"))]))
        }
        if readiness.gaps.contains(where: \.isUncertain) {
            blocks.append(.paragraph([.faint(text("dossier.uncertain"))]))
        }
        return blocks
    }

    private func step(_ row: ReadinessView.Row, _ readiness: ReadinessView) -> [Report.Run] {
        var runs: [Report.Run] = [.strong(words.step(raising: row).text + ". ")]
        if row.isUncertain { runs.append(.strong("(\(words.heading("uncertain"))) ")) }
        runs.append(.plain(words.askers(of: row, in: readiness).text))
        if !row.changes.isEmpty {
            let effects = words.effects(of: row, most: Self.mostEffects).map(\.text)
            runs.append(.plain(" " + effects.joined(separator: "; ")))
        }
        return runs + help(for: row)
    }

    /// The entries of the catalogue that build a dimension.
    private func help(for row: ReadinessView.Row) -> [Report.Run] {
        let names = row.help.prefix(Self.mostHelp).map(\.name)
        guard !names.isEmpty else { return [.faint(" " + text("readiness.no-help"))] }
        return [
            .plain(" "), .strong(text("readiness.help")),
            .plain(" " + names.joined(separator: "; ") + "."),
        ]
    }

    private func assessments(_ rows: [ReadinessView.Row]) -> [Report.Block] {
        guard !rows.isEmpty else { return [] }
        let items = rows.map { row in
            [Report.Run.plain(words.step(assessing: row).text + ".")] + help(for: row)
        }
        return [
            .subheading(words.heading("readiness.assess"), anchor: "assess"),
            .paragraph([.plain(text("readiness.assess-how"))]),
            .list(items, isOrdered: false),
        ]
    }
}
