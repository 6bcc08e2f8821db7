import Testing

@testable import Reports

@Suite("Reports as pages and as Markdown")
struct PrinterTests {
    private static let hostile = #"<script>alert("1")</script> & 'q' *b* [l](x) | `c`"#

    /// A report with a hostile text in every place that takes one.
    private static let report = Report(
        language: "ro",
        title: hostile,
        subtitle: hostile,
        blocks: [
            .heading(hostile, anchor: "one"), .subheading(hostile, anchor: "two"),
            .paragraph([
                .plain(hostile), .strong(hostile), .faint(hostile), .code(hostile),
                .link(hostile, to: "https://example.org/?a=1&b=\"><script>"),
                .link("bad", to: "javascript:alert(1)"), .link("up", to: "#one"),
            ]),
            .notice([.plain(hostile)]),
            .list([[.plain(hostile)], [.plain("b")]], isOrdered: true),
            .table(
                Report.Table(
                    [(hostile, false), ("n", true)],
                    rows: [[[.plain(hostile)], [.plain("1")]]]
                )
            ),
            .bars(
                BarFigure(
                    caption: hostile,
                    parts: [hostile, "b"],
                    bars: [
                        BarFigure.Bar(
                            label: [.plain(hostile)],
                            value: hostile,
                            shares: [0.1, 0.25],
                            interval: 0.2...0.9,
                            description: hostile
                        )
                    ],
                    intervalLegend: hostile
                )
            ),
            .columns(
                ColumnFigure(
                    caption: hostile,
                    parts: [hostile, "b"],
                    columns: [
                        ColumnFigure.Column(
                            label: hostile,
                            value: hostile,
                            amounts: [1, 3],
                            description: hostile
                        ),
                        ColumnFigure.Column(
                            label: "2026",
                            value: "8",
                            amounts: [0, 8],
                            description: "eight"
                        ),
                    ]
                )
            ),
            .tiles(
                TileFigure(
                    caption: hostile,
                    levels: ["nothing", hostile, "b"],
                    groups: [
                        TileFigure.Group(
                            title: hostile,
                            tiles: [
                                TileFigure.Tile(
                                    code: hostile,
                                    value: hostile,
                                    level: 2,
                                    description: hostile
                                ),
                                TileFigure.Tile(
                                    code: "RO22",
                                    value: "",
                                    level: 0,
                                    description: "nothing there"
                                ),
                            ]
                        ),
                        TileFigure.Group(title: "empty", tiles: []),
                    ]
                )
            ),
            .folded(hostile, [.paragraph([.plain(hostile)])]),
        ]
    )

    @Test("No text becomes markup, wherever it stands")
    func escaping() {
        let page = HTMLPrinter.text(of: Self.report)
        #expect(!page.contains("<script"), "a name is a name")
        #expect(!page.contains("javascript:"), "only the web and the page itself are linked to")
        #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)"))
        #expect(page.contains(#"href="https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;""#))
        let text = MarkdownPrinter.text(of: Self.report)
        // Within backticks nothing is markup.
        let prose = text.replacing(/``.*?``/, with: "")
        let unescaped = prose.replacing(#"\<"#, with: "")
        #expect(!unescaped.contains("<script"))
        #expect(!text.contains("javascript:"))
        #expect(prose.contains(#"\*b\*"#))
    }

    @Test("A page is whole and needs nothing from elsewhere")
    func selfContained() {
        let page = HTMLPrinter.text(of: Self.report)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"ro\">"))
        for foreign in ["src=", "@import", "url(", "<link", "<iframe"] {
            #expect(!page.contains(foreign), "\(foreign)")
        }
        for tag in ["section", "table", "tr", "svg", "ol", "details", "figure", "div", "span"] {
            let opened = page.matches(of: try! Regex("<\(tag)[ >]")).count
            #expect(opened == page.matches(of: try! Regex("</\(tag)>")).count, "<\(tag)>")
        }
    }

    @Test("A bar's parts follow each other on the scale, and the interval lies over them")
    func geometry() {
        let page = HTMLPrinter.text(of: Self.report)
        #expect(page.contains(#"class="part0" x="0" y="3.60" width="100" height="16.80""#))
        #expect(page.contains(#"class="part1" x="100" y="3.60" width="250" height="16.80""#))
        #expect(page.contains(#"<line x1="200" y1="12" x2="900" y2="12""#))
    }

    @Test("A column's parts stand on each other, and the highest column fills its drawing")
    func columns() {
        let page = HTMLPrinter.text(of: Self.report)
        // 1 and 3 of 8, from the bottom of 1000 units.
        #expect(page.contains(#"class="level1" x="0" y="875" width="100" height="125""#))
        #expect(page.contains(#"class="level2" x="0" y="500" width="100" height="375""#))
        #expect(page.contains(#"class="level2" x="0" y="0" width="100" height="1000""#))
        #expect(ColumnFigure(caption: "", parts: [], columns: []).end == 1)
        let text = MarkdownPrinter.text(of: Self.report)
        #expect(text.contains("| 2026 | ████████████████████ | 8 |"))
    }

    @Test("A tile tells its level by shade, by dots and in words; nothing is told as nothing")
    func tiles() {
        let page = HTMLPrinter.text(of: Self.report)
        #expect(page.contains(#"<rect class="level2" width="60" height="50" rx="4"></rect>"#))
        #expect(page.contains(#"<text class="on2 marks" x="30" y="46">••</text>"#))
        #expect(page.contains(#"role="img" aria-label="nothing there""#))
        #expect(page.contains("••</text>") && page.contains("•• b</span>"), "the legend too")
        let text = MarkdownPrinter.text(of: Self.report)
        #expect(!text.contains("RO22"), "a place of nothing is not listed")
        #expect(text.contains("**empty**\n\n- nothing"))
        #expect(LevelLook.shape(9) == LevelLook.shape(4), "there are five looks")
    }

    @Test("A scale that ends below 1 stretches its bars; what passes the end is cut")
    func scale() {
        let figure = BarFigure(caption: "", bars: [], end: 0.5)
        #expect(figure.place(of: 0.25) == 0.5)
        #expect(figure.place(of: 0.75) == 1)
        #expect(figure.place(of: -1) == 0)
    }

    @Test("In Markdown a table has a rule, numbers to the right, and a bar of its own")
    func markdown() {
        let text = MarkdownPrinter.text(of: Self.report)
        #expect(text.contains("| --- | ---: |"))
        #expect(text.contains("███████·············"), "0.35 of 20 characters")
        #expect(text.contains("1. "))
        let spaced = Report(
            language: "en",
            title: "",
            subtitle: "",
            blocks: [.paragraph([.plain("a"), .strong(" b "), .plain("c"), .strong(" ")])]
        )
        #expect(MarkdownPrinter.text(of: spaced).contains("a **b** c "), "no space within stars")
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
        for row in rows {
            let bars = row.replacing(#"\|"#, with: "").filter { $0 == "|" }.count
            #expect(bars == 3 || bars == 4, "\(row)")
        }
    }
}
