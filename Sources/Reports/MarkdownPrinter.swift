/// Prints a report as Markdown, with its figures as tables.
public enum MarkdownPrinter {
    /// The characters of a bar in a table.
    private static let barWidth = 20

    /// The whole text.
    ///
    /// - Complexity: O(*n*) in the size of the report.
    public static func text(of report: Report) -> String {
        var parts = ["# \(escaped(report.title))", escaped(report.subtitle)]
        parts += report.blocks.map(text(of:))
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func text(of block: Report.Block) -> String {
        switch block {
        case .heading(let text, let anchor): "<a id=\"\(anchor)\"></a>\n\n## \(escaped(text))"
        case .subheading(let text, let anchor):
            "<a id=\"\(anchor)\"></a>\n\n### \(escaped(text))"
        case .paragraph(let runs): text(of: runs)
        case .notice(let runs): "> **!** \(text(of: runs))"
        case .list(let items, let isOrdered):
            items.enumerated().map { index, runs in
                (isOrdered ? "\(index + 1). " : "- ") + text(of: runs)
            }.joined(separator: "\n")
        case .table(let table): text(of: table)
        case .bars(let figure): text(of: figure)
        case .columns(let figure): text(of: figure)
        case .tiles(let figure): text(of: figure)
        case .radar(let figure): "*\(escaped(figure.caption))*\n\n" + text(of: figure.table)
        case .timeline(let figure): text(of: figure)
        case .folded(let summary, let blocks):
            (["**\(escaped(summary))**"] + blocks.map(text(of:))).joined(separator: "\n\n")
        }
    }

    private static func text(of runs: [Report.Run]) -> String {
        runs.map { run in
            switch run {
            case .plain(let text), .faint(let text): escaped(text)
            case .strong(let text): strong(text)
            case .code(let text): code(text)
            case .link(let text, let address):
                ["http://", "https://", "#"].contains(where: address.hasPrefix)
                    ? "[\(escaped(text))](<\(address.filter { !"<>\n".contains($0) })>)"
                    : escaped(text)
            }
        }.joined()
    }

    /// Text that stands out: spaces at its ends stay outside, or Markdown would show the stars.
    private static func strong(_ text: String) -> String {
        let start = text.prefix { $0 == " " }
        let end = text.dropFirst(start.count).reversed().prefix { $0 == " " }
        let core = text.dropFirst(start.count).dropLast(end.count)
        return core.isEmpty ? text : "\(start)**\(escaped(String(core)))**\(String(end))"
    }

    private static func text(of table: Report.Table) -> String {
        let head = table.columns.map { escaped($0.title) }
        let rule = table.columns.map { $0.isNumber ? "---:" : "---" }
        return rows([head, rule] + table.rows.map { $0.map(text(of:)) })
    }

    private static func text(of figure: BarFigure) -> String {
        let bars = figure.bars.map { bar in
            let text = self.bar(figure.place(of: bar.shares.reduce(0, +)))
            return [Self.text(of: bar.label), text, escaped(bar.value)]
        }
        return "*\(escaped(figure.caption))*\n\n"
            + rows([["", "", ""], ["---", "---", "---:"]] + bars)
    }

    private static func text(of figure: ColumnFigure) -> String {
        let columns = figure.columns.map { column in
            [
                escaped(column.label), bar(column.amounts.reduce(0, +) / figure.end),
                escaped(column.value),
            ]
        }
        return "*\(escaped(figure.caption))*\n\n"
            + rows([["", "", ""], ["---", "---", "---:"]] + columns)
    }

    /// The places of each group, by level: those of nothing are left out.
    private static func text(of figure: TileFigure) -> String {
        let groups = figure.groups.map { group in
            let lines = figure.levels.indices.dropFirst().compactMap { level -> String? in
                let codes = group.tiles.filter { $0.level == level }
                    .map { "\(escaped($0.code)) (\(escaped($0.value)))" }
                guard !codes.isEmpty else { return nil }
                return "- \(escaped(figure.levels[level])): \(codes.joined(separator: ", "))"
            }
            let none = figure.levels.first.map { ["- \(escaped($0))"] } ?? []
            return "**\(escaped(group.title))**\n\n"
                + (lines.isEmpty ? none : lines).joined(separator: "\n")
        }
        return (["*\(escaped(figure.caption))*"] + groups).joined(separator: "\n\n")
    }

    private static func text(of figure: TimelineFigure) -> String {
        var parts = ["*\(escaped(figure.caption))*", text(of: figure.stageTable)]
        if !figure.milestones.isEmpty { parts.append(text(of: figure.milestoneTable)) }
        return parts.joined(separator: "\n\n")
    }

    /// A share of a whole, 0...1.
    private static func bar(_ share: Double) -> String {
        let filled = Int((share * Double(barWidth)).rounded())
        return String(repeating: "█", count: filled)
            + String(repeating: "·", count: barWidth - filled)
    }

    private static func rows(_ rows: [[String]]) -> String {
        rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    /// Text to be typed, in as many backticks as it does not hold itself.
    private static func code(_ text: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
    }

    /// A text without what Markdown or HTML would take for markup.
    private static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#":
                safe += "\\"
                safe.unicodeScalars.append(scalar)
            case "&": safe += "&amp;"
            case _ where scalar.properties.generalCategory == .control: safe += " "
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
