import ArgumentParser
import Catalog
import Documents
import SystemClock

/// `twinmatch twinnings advance`.
struct TwinningsAdvanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract:
            "Tell what has become of a twinning: stage, milestones, people, results, outcome.",
        usage: "twinmatch twinnings advance <twinning> [<options>]",
        discussion: """
            Say at least one thing. An outcome closes the twinning; after that only lessons can be \
            added. To go back a stage, give a reason.
            """
    )

    @Argument(help: "The twinning's id, such as ro21-hu31-openmrs.", completion: .twinnings)
    var twinning: String

    @Option(help: "The stage that is entered: reporting, strategy or network.")
    var stage: String?

    @Option(
        help: ArgumentHelp("When it was entered (default: today).", valueName: "yyyy-mm-dd")
    )
    var date: QueryOptions.Day?

    @Option(help: "Why; needed to go back a stage.")
    var reason: String?

    @Option(
        help: ArgumentHelp(
            "A milestone that was reached (default: today).",
            valueName: "title[=yyyy-mm-dd]"
        )
    )
    var reached: [DatedTitle] = []

    @Option(
        help: ArgumentHelp(
            "A milestone to be reached, new or with another day.",
            valueName: "title[=yyyy-mm-dd]"
        )
    )
    var milestone: [DatedTitle] = []

    @Option(help: ArgumentHelp("Who comes in, or changes role.", valueName: "member=role"))
    var add: [Seat] = []

    @Option(help: ArgumentHelp("Who goes.", valueName: "member"))
    var remove: [String] = []

    @Option(
        help: ArgumentHelp(
            "Something that was made (default: today).",
            valueName: "title[=yyyy-mm-dd]"
        )
    )
    var deliverable: [DatedTitle] = []

    @Option(help: "The address of the deliverable, where there is one of them.")
    var link: String?

    @Option(help: "What others should know.")
    var lesson: [String] = []

    @Option(help: ArgumentHelp("The language of the lessons, such as ro.", valueName: "language"))
    var lessonLanguage: String?

    @Option(help: "What came of it, such as adapted; this closes the twinning.")
    var outcome: String?

    @Option(help: "The outcome in words.")
    var outcomeText: String?

    @Option(
        help: ArgumentHelp("When it ended (default: today).", valueName: "yyyy-mm-dd")
    )
    var outcomeDate: QueryOptions.Day?

    @Option(
        help: ArgumentHelp(
            "A change in YAML or JSON, as twinnings.advance takes it; - for standard input.",
            valueName: "file"
        ),
        completion: .file()
    )
    var fromFile: String?

    @Option(help: ArgumentHelp("Refuse unless the twinning is at this version.", valueName: "n"))
    var expectVersion: Int?

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard link == nil || deliverable.count == 1 else {
            throw ValidationError("--link belongs to one --deliverable; for more use --from-file.")
        }
        guard outcome != nil || outcomeText == nil && outcomeDate == nil else {
            throw ValidationError("--outcome-text and --outcome-date need --outcome.")
        }
    }

    func run() throws {
        let session = try Session(common, for: .store)
        var file: RecordFile?
        if let fromFile { file = try RecordFile(fromFile, as: .change) }
        let own = params
        let kept = (file?.node.members ?? []).filter { member in
            !own.contains { $0.key == member.key }
        }
        let result = try session.write(
            "twinnings.advance",
            own + kept,
            key: writing.idempotencyKey,
            in: file
        )
        try session.show(writtenTwinning: result, "twinning.advanced")
    }

    /// What the options say.
    private var params: [Node.Member] {
        let rows = { (nodes: [Node]) in nodes.isEmpty ? nil : Node.sequence(nodes) }
        return Node.present([
            ("twinning", .text(twinning)), ("stage", stage.map { .text($0) }),
            ("date", date.map { .text($0.text) }), ("reason", reason.map { .text($0) }),
            (
                "milestones",
                rows(
                    milestone.map { Self.row($0, "due") }
                        + reached.map { Self.row($0, "reached", today) }
                )
            ),
            ("participants", participants),
            (
                "deliverables",
                rows(
                    deliverable.map { title in
                        let row = Self.row(title, "date", today).members
                        return .mapping(row + Node.present([("link", link.map { .text($0) })]))
                    }
                )
            ),
            (
                "lessons",
                rows(
                    lesson.map { text in
                        let language = lessonLanguage.map { Node.text($0) }
                        return .mapping(
                            Node.present([("text", .text(text)), ("language", language)])
                        )
                    }
                )
            ),
            (
                "outcome",
                outcome.map { code in
                    .mapping(
                        Node.present([
                            ("outcome", .text(code)), ("text", outcomeText.map { .text($0) }),
                            ("date", outcomeDate.map { .text($0.text) }),
                        ])
                    )
                }
            ),
            ("expectedVersion", expectVersion.map { .number($0) }),
        ])
    }

    private var participants: Node? {
        guard !add.isEmpty || !remove.isEmpty else { return nil }
        return .mapping(
            Node.present([
                ("add", add.isEmpty ? nil : .sequence(add.map(\.node))),
                ("remove", remove.isEmpty ? nil : .texts(remove)),
            ])
        )
    }

    private var today: String { "\(SystemClock.today())" }

    private static func row(_ title: DatedTitle, _ key: String, _ day: String? = nil) -> Node {
        let day = (title.day ?? day).map { Node.text($0) }
        return .mapping(Node.present([("title", .text(title.title)), (key, day)]))
    }
}
