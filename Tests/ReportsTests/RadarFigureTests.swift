import Testing

@testable import Reports

@Suite("Levels on axes")
struct RadarFigureTests {
    private static let hostile = #"<script>alert("1")</script> | *b*"#
    private static let words = RadarFigure.Words(
        axis: hostile,
        present: hostile,
        required: "required",
        gap: "missing",
        unknown: "not known",
        uncertain: "judges disagree",
        remark: "remark"
    )

    /// A figure with four axes, so that the places can be worked out by hand: the centre is at 200,
    /// a level of 5 lies 150 from it.
    private static func figure(_ axes: [RadarFigure.Axis]) -> RadarFigure {
        RadarFigure(caption: hostile, axes: axes, end: 5, words: words) { String(Int($0)) }
    }

    private static func axis(_ code: String, _ present: Double?, _ required: Double?)
        -> RadarFigure.Axis
    {
        RadarFigure.Axis(code: code, label: hostile, present: present, required: required)
    }

    private static func page(_ figure: RadarFigure) -> String {
        let report = Report(language: "en", title: "", subtitle: "", blocks: [.radar(figure)])
        return HTMLPrinter.text(of: report)
    }

    private static func markdown(_ figure: RadarFigure) -> String {
        let report = Report(language: "en", title: "", subtitle: "", blocks: [.radar(figure)])
        return MarkdownPrinter.text(of: report)
    }

    @Test("What is there and what is required are outlines, clockwise from the top")
    func outlines() {
        let page = Self.page(
            Self.figure([
                Self.axis("A", 5, 3), Self.axis("B", 1, 5), Self.axis("C", 2, 2),
                Self.axis("D", 0, 1),
            ])
        )
        #expect(page.contains(#"class="outline present" points="200,50 230,200 200,260 200,200""#))
        #expect(
            page.contains(#"class="outline required" points="200,110 350,200 200,260 170,200""#)
        )
        #expect(page.matches(of: /class="ring/).count == 5)
        // B lacks 4 levels and D one; A has more than it needs.
        #expect(page.matches(of: /<line class="gap"/).count == 3, "two, and one in the legend")
        #expect(page.contains(#"<line class="gap" x1="230" y1="200" x2="350" y2="200">"#))
    }

    @Test("What nobody knows is a hole in the outline and a question mark, never a zero")
    func unknown() {
        let figure = Self.figure([
            Self.axis("A", 5, nil), Self.axis("B", nil, 5), Self.axis("C", 2, nil),
            Self.axis("D", 3, nil),
        ])
        let page = Self.page(figure)
        #expect(!page.contains("polygon class=\"outline"), "no outline is closed")
        #expect(page.matches(of: /line class="outline present"/).count == 2, "C to D, D to A")
        #expect(!page.contains("line class=\"outline required"), "B stands alone")
        #expect(page.contains(">B ?</text>") && page.contains("spoke open"))
        #expect(page.contains("? not known</span>"))
        #expect(figure.description.contains("required 5, not known"))
        #expect(Self.markdown(figure).contains("| 5 | ? |"))
    }

    @Test("Where judges do not agree the mark is hollow, and the word for it is there")
    func uncertain() {
        var axes = [Self.axis("A", 5, 3), Self.axis("B", 1, 5), Self.axis("C", 2, 2)]
        let sure = Self.page(Self.figure(axes))
        #expect(!sure.contains("unsure\"") && !sure.contains("≈"))
        axes[1].isUncertain = true
        let page = Self.page(Self.figure(axes))
        #expect(page.matches(of: /mark present unsure/).count == 1)
        #expect(page.contains(">B ≈</text>") && page.contains("≈ judges disagree</span>"))
        #expect(Self.markdown(Self.figure(axes)).contains("| 5 | 1 ≈ |"))
    }

    @Test("No text becomes markup, in the drawing, its words and its table")
    func escaping() {
        let figure = Self.figure([
            Self.axis(Self.hostile, 5, 3), Self.axis("B", 1, 5), Self.axis("C", 2, nil),
        ])
        #expect(!Self.page(figure).contains("<script"))
        let text = Self.markdown(figure)
        #expect(!text.replacing(#"\<"#, with: "").contains("<script"))
        for row in text.split(separator: "\n").filter({ $0.hasPrefix("|") }) {
            #expect(row.replacing(#"\|"#, with: "").filter { $0 == "|" }.count == 5, "\(row)")
        }
    }
}
