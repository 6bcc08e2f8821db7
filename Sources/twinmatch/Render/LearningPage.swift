import Catalog
import Documents

/// Weights that follow from preferences, beside those there are.
struct LearningPage {
    let words: Words
    /// The result of `decide.weights`.
    let result: Node
    let profile: ProfileView
    /// The title of the scoring model.
    let model: String
    /// The result of `profiles.put`; nil where nothing was applied.
    let applied: Node?
    /// Whether the profile is a file that a person changes.
    let isFile: Bool

    /// The columns of the bars.
    static let barWidth = 12
    /// The narrowest terminal that has room for bars.
    static let leastBarWidth = 72

    private var isChanged: Bool { result["changed"]?.boolean == true }
    private var lines: [Node] { result["weights"]?.items ?? [] }

    /// The result, and what became of it.
    var whole: Node {
        guard let applied else { return result }
        let written = Node.mapping(
            Node.present([("profile", applied["profile"]), ("version", applied["version"])])
        )
        return .mapping(result.members + [.init("applied", written)])
    }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let count = result["accuracy"]?["pairs"]?.integer ?? 0
        let title = ["profile": Line(profile.title)]
        page.prose(words.sentence("learn.title", count: count, title).styled(.strong))
        let date = result["_meta"]?["state"]?["asOf"]?.text ?? ""
        page.prose(
            words.sentence("match.basis", ["model": Line(model), "date": Line(date)])
                .styled(.faint)
        )
        page.space()
        page.add(table(within: page.terminal.width))
        page.space()
        writeAccuracy(to: &page)
        writeConflicts(to: &page)
        page.space()
        writeNext(to: &page)
        if result["_meta"]?["illustrative"]?.boolean == true {
            page.space()
            let line = words.sentence("illustrative", ["profile": Line(profile.name)])
            page.prose(line.styled(.doubtful))
        }
    }

    private func table(within width: Int?) -> Table {
        let hasBars = width.map { $0 >= Self.leastBarWidth } ?? true
        let most = lines.compactMap { $0["after"]?.number }.max() ?? 0
        var table = Table(
            [
                Table.Column(words.heading("criterion"), .left, .cut(least: 12)),
                Table.Column(words.heading("weight"), .right),
                Table.Column(words.heading("learned"), .right),
                Table.Column(words.heading("change"), .right),
            ] + (hasBars ? [Table.Column("", .left)] : []) + [Table.Column("", .left)]
        )
        table.rows = lines.map { line in
            let before = line["before"]?.number ?? 0
            let after = line["after"]?.number ?? 0
            let isMoved = after != before
            let bar = Bar.share(most > 0 ? after / most : 0, width: Self.barWidth, style: .mark)
            return [
                Line(words.label(line["criterion"]?.text ?? "", in: "criteria"), .strong),
                Line(words.percent(before)),
                Line(words.percent(after), isMoved ? .strong : .faint),
                isMoved ? signed(after - before) : Line("-", .faint),
            ] + (hasBars ? [bar] : []) + [note(line)]
        }
        return table
    }

    /// A difference of weights with its sign, in points of a hundred.
    private func signed(_ difference: Double) -> Line {
        let text = words.numerals.points(difference)
        return difference > 0 ? Line("+\(text)", .good) : Line(text, .bad)
    }

    private func note(_ line: Node) -> Line {
        if line["pinned"]?.boolean == true { return Line(words.heading("pinned"), .faint) }
        let after = line["after"]?.number
        guard after != line["before"]?.number else { return Line() }
        let isAtLimit = after == line["lower"]?.number || after == line["upper"]?.number
        return isAtLimit ? Line(words.heading("at-limit"), .faint) : Line()
    }

    private func writeAccuracy(to page: inout Page) {
        let (accuracy, fitted) = (result["accuracy"], result["fitted"])
        let before = accuracy?["before"]?.number ?? 0
        let after = accuracy?["after"]?.number ?? 0
        page.prose(
            words.sentence(
                "learn.held-out",
                [
                    "before": Line(words.percent(before, decimals: 0), .strong),
                    "after": Line(words.percent(after, decimals: 0), .strong),
                ]
            )
        )
        page.prose(
            words.sentence(
                "learn.fitted",
                [
                    "before": Line(words.percent(fitted?["before"]?.number ?? 0, decimals: 0)),
                    "after": Line(words.percent(fitted?["after"]?.number ?? 0, decimals: 0)),
                ]
            ).styled(.faint)
        )
        guard isChanged, after <= before else { return }
        page.prose(words.sentence("learn.no-better").styled(.doubtful))
    }

    private func writeConflicts(to page: inout Page) {
        let conflicts = result["conflicts"]?.items ?? []
        guard !conflicts.isEmpty else { return }
        page.heading(words.heading("conflicts"))
        for conflict in conflicts {
            let solutions = (conflict["solutions"]?.items ?? []).compactMap(\.text)
            let what = ["what": Line(solutions.joined(separator: ", "), .strong)]
            let line =
                switch conflict["kind"]?.text {
                case "reversed": words.sentence("learn.reversed", what)
                case "circle": words.sentence("learn.circle", what)
                default: words.sentence("learn.out-of-reach", what)
                }
            page.prose(line, lead: .bullet)
        }
    }

    private func writeNext(to page: inout Page) {
        guard isChanged else {
            let isAgreed = result["fitted"]?["before"]?.number == 1
            return page.prose(words.sentence(isAgreed ? "learn.agreed" : "learn.stuck"))
        }
        if let applied {
            let values = [
                "id": Line(applied["profile"]?.text ?? "", .strong),
                "version": Line(applied["version"]?.integer.map(String.init) ?? ""),
            ]
            return page.prose(words.sentence("write.profile", values))
        }
        guard isFile else { return page.prose(words.sentence("learn.next")) }
        page.prose(words.sentence("learn.paste"))
        page.space()
        page.add(Line("weights:"))
        for weight in result["profileWeights"]?.members ?? [] {
            let raw = weight.value.number ?? 0
            page.add(Line("  \(weight.key): \(raw.shortestText)"))
        }
    }

    /// The weights for a spreadsheet.
    var csv: CSV {
        CSV(
            lines,
            members: ["criterion", "before", "after", "raw", "lower", "upper", "pinned"]
        )
    }
}
