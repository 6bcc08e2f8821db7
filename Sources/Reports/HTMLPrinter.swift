/// Prints a report as one HTML page that needs nothing else: no script, no font, no picture file.
public struct HTMLPrinter {
    private var sections: [Element] = []
    private var open: [Element] = []

    private init() {}

    /// The whole page.
    ///
    /// - Complexity: O(*n*) in the size of the report.
    public static func text(of report: Report) -> String {
        var printer = HTMLPrinter()
        for block in report.blocks { printer.add(block) }
        printer.closeSection()
        let head: [Element] = [
            .make("meta", ["charset": "utf-8"]),
            .make(
                "meta",
                ["name": "viewport", "content": "width=device-width, initial-scale=1"]
            ),
            .make("title", [:], [.text(report.title)]), .style(StyleSheet.text),
        ]
        let body: [Element] = [
            .make(
                "header",
                [:],
                [
                    .make("h1", [:], [.text(report.title)]),
                    .make("p", ["class": "subtitle"], [.text(report.subtitle)]),
                ]
            ),
            .make("main", [:], printer.sections),
        ]
        var text = "<!DOCTYPE html>\n"
        Element.make(
            "html",
            ["lang": report.language],
            [.make("head", [:], head), .make("body", [:], body)]
        ).write(to: &text)
        return text
    }

    /// A heading begins a section; what stands before the first is one too.
    private mutating func add(_ block: Report.Block) {
        if case .heading = block { closeSection() }
        open.append(Self.element(block))
    }

    private mutating func closeSection() {
        guard !open.isEmpty else { return }
        sections.append(.make("section", [:], open))
        open = []
    }

    private static func element(_ block: Report.Block) -> Element {
        switch block {
        case .heading(let text, let anchor): return .make("h2", ["id": anchor], [.text(text)])
        case .subheading(let text, let anchor): return .make("h3", ["id": anchor], [.text(text)])
        case .paragraph(let runs): return .make("p", [:], elements(runs))
        case .notice(let runs):
            return .make("p", ["class": "notice", "role": "note"], elements(runs))
        case .list(let items, let isOrdered):
            return .make(
                isOrdered ? "ol" : "ul",
                [:],
                items.map { .make("li", [:], elements($0)) }
            )
        case .table(let table): return element(table)
        case .bars(let figure): return element(figure)
        case .columns(let figure): return figure.element
        case .tiles(let figure): return figure.element
        case .radar(let figure): return figure.element
        case .timeline(let figure): return figure.element
        case .folded(let summary, let blocks):
            return .make(
                "details",
                [:],
                [.make("summary", [:], [.text(summary)])] + blocks.map(element)
            )
        }
    }

    private static func elements(_ runs: [Report.Run]) -> [Element] {
        runs.map { run in
            switch run {
            case .plain(let text): .text(text)
            case .strong(let text): .make("strong", [:], [.text(text)])
            case .faint(let text): .make("span", ["class": "faint"], [.text(text)])
            case .code(let text): .make("code", [:], [.text(text)])
            case .link(let text, let address):
                // Nothing but the web and this page: no `javascript:` from a record.
                ["http://", "https://", "#"].contains(where: address.hasPrefix)
                    ? .make("a", ["href": address], [.text(text)]) : .text(text)
            }
        }
    }

    /// A table; on a narrow screen each row becomes a block of lines under its name.
    static func element(_ table: Report.Table) -> Element {
        let titles = table.columns.map { column in
            Element.tag(
                "th",
                [("scope", "col")] + (column.isNumber ? [("class", "number")] : []),
                [.text(column.title)]
            )
        }
        let rows = table.rows.map { row in
            Element.make(
                "tr",
                [:],
                zip(table.columns, row).enumerated().map { index, cell in
                    let (column, runs) = cell
                    var attributes = [(name: "data-title", value: column.title)]
                    if column.isNumber { attributes.append(("class", "number")) }
                    if index == 0 { attributes.append(("scope", "row")) }
                    return .tag(index == 0 ? "th" : "td", attributes, elements(runs))
                }
            )
        }
        return .make(
            "table",
            [:],
            [.make("thead", [:], [.make("tr", [:], titles)]), .make("tbody", [:], rows)]
        )
    }

    private static func element(_ figure: BarFigure) -> Element {
        let bars = figure.bars.map { bar in
            Element.make(
                "div",
                ["class": "bar"],
                [
                    .make("span", ["class": "label"], elements(bar.label)),
                    figure.drawing(of: bar),
                    .make("span", ["class": "value"], [.text(bar.value)]),
                ]
            )
        }
        var legend = figure.parts.enumerated().map { index, name in
            Element.make("span", ["class": "key"], [BarFigure.swatch(of: index), .text(name)])
        }
        if let interval = figure.intervalLegend {
            legend.append(
                .make("span", ["class": "key"], [.make("b", [:], [.text("├─┤")]), .text(interval)])
            )
        }
        return .make(
            "figure",
            [:],
            [.make("figcaption", [:], [.text(figure.caption)])] + bars
                + (legend.isEmpty ? [] : [.make("div", ["class": "legend"], legend)])
        )
    }
}
