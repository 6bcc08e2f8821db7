import Documents
import Reports

extension TwinningReport {
    /// The words that fit under the axis of a telephone.
    private static let mostTicks = 6

    // MARK: Where the programme stands

    /// Stages and milestones on one axis.
    var course: [Report.Block] {
        let stages = (twinning["stages"]?.items ?? []).compactMap(stage)
        var blocks: [Report.Block] = [part("course")]
        guard !stages.isEmpty else {
            return blocks + [.paragraph([.plain(text("dossier.no-stages"))])]
        }
        let order = (twinning["stages"]?.items ?? []).map { $0["stage"]?.text }
        let milestones = (twinning["milestones"]?.items ?? []).map { row in
            TimelineFigure.Milestone(
                title: row["title"]?.text ?? "",
                dates: dates(of: row),
                day: row["reached"]?.date ?? row["due"]?.date,
                isReached: row["reached"]?.date != nil,
                stage: row["stage"]?.text.flatMap { order.firstIndex(of: $0) }
            )
        }
        var figure = TimelineFigure(
            caption: text("dossier.timeline", ["date": words.day(today.description)]),
            stages: stages,
            milestones: milestones,
            ticks: [],
            today: today.daysSince1970,
            words: timelineWords
        )
        figure.ticks = ticks(figure.span)
        blocks.append(.timeline(figure))
        return blocks
    }

    private func stage(_ row: Node) -> TimelineFigure.Stage? {
        guard let from = row["from"]?.date, let until = row["until"]?.date, from <= until else {
            return nil
        }
        let isCurrent = isOpen && twinning["stage"]?.text == row["stage"]?.text
        let entered = row["entered"]?.date
        var dates = text("dossier.planned", ["from": day(row["from"]), "until": day(row["until"])])
        if entered != nil { dates += "; " + text("dossier.entered", ["date": day(row["entered"])]) }
        return TimelineFigure.Stage(
            label: words.label(row["stage"]?.text ?? "", in: "twinning-stages"),
            dates: dates,
            days: from...until,
            entered: entered,
            standing: isCurrent ? .current : entered == nil ? .ahead : .past
        )
    }

    private func dates(of milestone: Node) -> String {
        let due = milestone["due"]?.text.map { text("dossier.due", ["date": words.day($0)]) }
        let reached = milestone["reached"]?.text.map {
            text("dossier.reached-on", ["date": words.day($0)])
        }
        return [due, reached].compactMap(\.self).joined(separator: "; ")
    }

    /// The first days of months, as many as there is room for.
    private func ticks(_ days: ClosedRange<Int>) -> [(day: Int, label: String)] {
        let dates = days.lazy.map { CalendarDate(daysSince1970: $0) }.filter { $0.day == 1 }
        let months = Array(dates)
        let step = max(1, (months.count + Self.mostTicks - 1) / Self.mostTicks)
        var year = 0
        return stride(from: 0, to: months.count, by: step).map { index in
            let date = months[index]
            defer { year = date.year }
            let label = words.month(date)
            return (date.daysSince1970, date.year == year ? label : "\(label) \(date.year)")
        }
    }

    private var timelineWords: TimelineFigure.Words {
        TimelineFigure.Words(
            stage: words.heading("stage"),
            dates: words.heading("dossier.dates"),
            past: words.heading("dossier.past"),
            current: words.heading("dossier.current"),
            ahead: words.heading("dossier.ahead"),
            entered: words.heading("dossier.entered"),
            milestone: words.heading("dossier.milestone"),
            due: words.heading("dossier.due"),
            late: words.heading("dossier.late"),
            reached: words.heading("dossier.reached"),
            today: words.heading("dossier.today")
        )
    }

    // MARK: Who takes part

    /// Who takes part, by name only where they agree to that.
    var people: [Report.Block] {
        let rows = twinning["participants"]?.items ?? []
        guard !rows.isEmpty else {
            return [part("people"), .paragraph([.plain(text("dossier.nobody"))])]
        }
        let table = Report.Table(
            [
                (words.heading("dossier.name"), false), (words.heading("role"), false),
                (words.heading("dossier.kind"), false), (words.heading("region"), false),
            ],
            rows: rows.map { row in
                [
                    name(of: row),
                    [.plain(words.label(row["role"]?.text ?? "", in: "member-roles"))],
                    [.plain(row["kind"]?.text.map { words.label($0, in: "member-kinds") } ?? "–")],
                    [.plain(row["region"]?.text.map(words.region) ?? "–")],
                ]
            }
        )
        return [part("people"), .table(table)]
    }

    private func name(of participant: Node) -> [Report.Run] {
        if let name = participant["name"]?.text { return [.plain(name)] }
        return [.faint(text("dossier.former"))]
    }

    // MARK: What users say

    /// Votes from the adopter's region.
    var heard: [Report.Block] {
        let ratings = result["feedback"]?["ratings"] ?? .null
        let votes = ratings["votes"]?.integer ?? 0
        guard votes > 0 else {
            let nobody = text("dossier.no-votes", ["region": adopter, "solution": solutionName])
            return [part("feedback"), .paragraph([.plain(nobody)])]
        }
        let number = ratings["mean"]?.number ?? 0
        let mean = (number > 0 ? "+" : "") + words.numerals.fixed(number, decimals: 1)
        let sentence = words.sentence(
            "dossier.votes",
            count: votes,
            ["region": Line(adopter), "mean": Line(mean), "solution": Line(solutionName)]
        ).text
        var blocks: [Report.Block] = [part("feedback"), .paragraph([.plain(sentence)])]
        if ratings["uncertain"]?.boolean == true {
            blocks.append(.paragraph([.strong(text("feedback.uncertain"))]))
        }
        let counts = (ratings["counts"]?.items ?? []).map { $0.integer ?? 0 }
        let bars = counts.enumerated().map { place, count in
            let score = signed(Double(place - 3))
            let number = words.numerals.whole(count)
            return BarFigure.Bar(
                label: [.plain(score)],
                value: number,
                shares: [Double(count)],
                description: "\(score): \(number)"
            )
        }
        let figure = BarFigure(
            caption: text("dossier.scores"),
            bars: bars,
            end: Double(max(1, counts.max() ?? 1))
        )
        return blocks + [.bars(figure)]
    }

    private func signed(_ number: Double) -> String {
        (number > 0 ? "+" : "") + words.numerals.plain(number)
    }

    // MARK: How far it has come

    /// Where the solution stands in the adopter's region.
    var spread: [Report.Block] {
        let rows = result["adoption"]?.items ?? []
        guard !rows.isEmpty else {
            let nobody = text("dossier.no-adoption", ["region": adopter, "solution": solutionName])
            return [part("adoption"), .paragraph([.plain(nobody)])]
        }
        let table = StepTable(
            words: words,
            region: twinning["adopter"]?.text ?? "",
            name: { [solutionName] _ in solutionName }
        )
        return [part("adoption"), .table(table.table(of: rows))]
    }

    // MARK: What was made and learned

    /// Deliverables, lessons and the outcome.
    var results: [Report.Block] {
        let made = twinning["deliverables"]?.items ?? []
        let lessons = twinning["lessons"]?.items ?? []
        var blocks: [Report.Block] = [part("results")]
        if let outcome = twinning["outcome"], let code = outcome["outcome"]?.text {
            let label = words.label(code, in: "twinning-outcomes")
            blocks.append(
                .paragraph(
                    [.strong("\(label) (\(day(outcome["date"]))). ")]
                        + (outcome["text"]?.text.map { [.plain($0)] } ?? [])
                )
            )
        }
        if made.isEmpty && lessons.isEmpty {
            return blocks.count > 1
                ? blocks : blocks + [.paragraph([.plain(text("dossier.nothing-yet"))])]
        }
        if !made.isEmpty {
            blocks.append(
                .subheading(words.heading("dossier.deliverables"), anchor: "deliverables")
            )
            blocks.append(.list(made.map(deliverable), isOrdered: false))
        }
        if !lessons.isEmpty {
            blocks.append(.subheading(words.heading("dossier.lessons"), anchor: "lessons"))
            let items = lessons.map { lesson in
                [
                    Report.Run.plain(lesson["text"]?.text ?? ""),
                    .faint(" (\(day(lesson["date"])))"),
                ]
            }
            blocks.append(.list(items, isOrdered: false))
        }
        return blocks
    }

    private func deliverable(_ row: Node) -> [Report.Run] {
        let title = row["title"]?.text ?? ""
        let name = row["link"]?.text.map { Report.Run.link(title, to: $0) } ?? .plain(title)
        return [name, .faint(" (\(day(row["date"])))")]
    }
}

extension Node {
    /// The day that a text names, counted from 1970; nil where it names none.
    fileprivate var date: Int? { text.flatMap { CalendarDate($0) }?.daysSince1970 }
}
