import Testing

@testable import Reports

@Suite("Stages over time")
struct TimelineFigureTests {
    private static let hostile = #"<script>alert("1")</script> | *b*"#
    private static let words = TimelineFigure.Words(
        stage: "stage",
        dates: "dates",
        past: "over",
        current: "goes on",
        ahead: "ahead",
        entered: "entered",
        milestone: "milestone",
        due: "due",
        late: "overdue",
        reached: "reached",
        today: "today"
    )

    /// Two stages of a hundred days together: a day is a hundredth of the axis.
    private static func figure(today: Int) -> TimelineFigure {
        TimelineFigure(
            caption: hostile,
            stages: [
                .init(
                    label: hostile,
                    dates: hostile,
                    days: 1000...1040,
                    entered: 1005,
                    standing: .current
                ),
                .init(
                    label: "B",
                    dates: "later",
                    days: 1041...1100,
                    entered: nil,
                    standing: .ahead
                ),
            ],
            milestones: [
                .init(title: hostile, dates: hostile, day: 1030, isReached: true, stage: 0),
                .init(title: "b", dates: "soon", day: 1090, isReached: false, stage: 1),
                .init(title: "c", dates: "", day: nil, isReached: false, stage: nil),
            ],
            ticks: [(1000, "Feb"), (1050, hostile), (1200, "never")],
            today: today,
            words: words
        )
    }

    private static func page(_ figure: TimelineFigure) -> String {
        let report = Report(language: "en", title: "", subtitle: "", blocks: [.timeline(figure)])
        return HTMLPrinter.text(of: report)
    }

    @Test("Stages, milestones and words stand on one axis, by the day")
    func places() {
        let page = Self.page(Self.figure(today: 1020))
        #expect(page.contains(#"class="stage current" x="0%" y="9" width="40%""#))
        #expect(page.contains(#"class="stage ahead" x="41%" y="9" width="59%""#))
        #expect(page.contains(#"<line class="entered" x1="5%""#))
        #expect(page.contains(#"<circle class="milestone reached" cx="30%""#))
        #expect(page.contains(#"<circle class="milestone due" cx="90%""#))
        #expect(page.matches(of: /<line class="today" x1="20%"/).count == 2, "in both rows")
        #expect(!page.contains("never"), "what lies outside the axis has no word")
        #expect(page.contains("1. &lt;script") && page.contains("3. c"), "all are listed")
    }

    @Test("Of marks that would cover each other the later ones make room")
    func crowded() {
        var figure = Self.figure(today: 1020)
        figure.milestones = (0..<3).map { number in
            .init(title: "m", dates: "", day: 1010 + number, isReached: true, stage: 0)
        }
        let page = Self.page(figure)
        for place in [10, 14, 18] {
            #expect(page.contains(#"<circle class="milestone reached" cx="\#(place)%""#))
        }
    }

    @Test("What should have been reached by now stands out, in the drawing and in words")
    func late() {
        let early = Self.page(Self.figure(today: 1090))
        #expect(!early.contains("overdue") && !early.contains("milestone late"), "due that day")
        let page = Self.page(Self.figure(today: 1091))
        #expect(page.contains(#"<circle class="milestone late" cx="90%""#))
        #expect(page.contains("<strong>overdue</strong>"))
        #expect(page.contains("milestone: overdue"), "the legend")
    }

    @Test("A day outside the axis has no line, and does not stretch it")
    func today() {
        for today in [999, 1101] {
            let page = Self.page(Self.figure(today: today))
            #expect(!page.contains(#"class="today""#))
            #expect(page.contains(#"class="stage current" x="0%" y="9" width="40%""#))
        }
    }

    @Test("Without dates there is an axis all the same")
    func empty() {
        let figure = TimelineFigure(
            caption: "",
            stages: [],
            milestones: [],
            ticks: [],
            today: 7,
            words: Self.words
        )
        #expect(figure.span == 7...8)
        #expect(figure.place(of: 7) == 0)
        #expect(!Self.page(figure).isEmpty)
    }

    @Test("No text becomes markup; in Markdown the figure is two tables")
    func escaping() {
        let figure = Self.figure(today: 1020)
        #expect(!Self.page(figure).contains("<script"))
        let report = Report(language: "en", title: "", subtitle: "", blocks: [.timeline(figure)])
        let text = MarkdownPrinter.text(of: report)
        #expect(!text.replacing(#"\<"#, with: "").contains("<script"))
        #expect(text.contains("| B | later | ahead |"))
        #expect(text.contains("| 2. b | soon | due |"))
    }
}
