import ArgumentParser
import Documents

/// `twinmatch twinnings open`.
struct TwinningsOpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a twinning: a region that has a solution helps one that takes it over.",
        usage: """
            twinmatch twinnings open <solution> --adopter <region> --originator <region> \
            [<options>]
            """,
        discussion: """
            Without --stage it goes by the programme's three stages. It stands before the first \
            one until it is advanced.
            """
    )

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @Option(help: "The region that takes it over, such as RO21.", completion: .regions)
    var adopter: String

    @Option(help: "The region that has it, such as HU31.", completion: .regions)
    var originator: String

    @Option(
        help: "The needs profile (default: the stored one of the adopter).",
        completion: .profiles
    )
    var profile: String?

    @Option(help: "How much is taken over: KX, AD, PA or FA.")
    var type: String?

    @Option(help: ArgumentHelp("The first day (default: today).", valueName: "yyyy-mm-dd"))
    var start: QueryOptions.Day?

    @Option(
        help: ArgumentHelp("A stage with its first and last day.", valueName: "stage:day:day")
    )
    var stage: [PlannedStage] = []

    @Option(help: ArgumentHelp("Somebody of the network, as what.", valueName: "member=role"))
    var participant: [Seat] = []

    @Option(help: "What it is about.")
    var note: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    /// A stage with its days.
    struct PlannedStage: ExpressibleByArgument {
        let node: Node

        init?(argument: String) {
            let words = argument.split(separator: ":").map(String.init)
            guard words.count == 3, CalendarDate(words[1]) != nil, CalendarDate(words[2]) != nil
            else { return nil }
            node = .mapping([
                .init("stage", .text(words[0])), .init("from", .text(words[1])),
                .init("until", .text(words[2])),
            ])
        }
    }

    func run() throws {
        let session = try Session(common, for: .store)
        var params: [Node.Member] = [
            .init("originator", .text(originator)), .init("adopter", .text(adopter)),
            .init("solution", .text(solution)),
        ]
        params += Node.given([
            "profile": profile, "type": type, "start": start?.text, "note": note,
        ])
        if !stage.isEmpty { params.append(.init("stages", .sequence(stage.map(\.node)))) }
        if !participant.isEmpty {
            params.append(.init("participants", .sequence(participant.map(\.node))))
        }
        let result = try session.write("twinnings.open", params, key: writing.idempotencyKey)
        try session.show(writtenTwinning: result, "twinning.opened")
    }
}

extension Session {
    /// Says what a write of a twinning did.
    ///
    /// - Parameters:
    ///   - result: as the daemon sent it.
    ///   - sentence: the key of what it did, for people.
    /// - Throws: ``Failure``.
    func show(writtenTwinning result: Node, _ sentence: String) throws(Failure) {
        try show(result) {
            CSV([result], members: ["twinning", "version", "stage", "status"])
        } page: { page in
            let stage = result["stage"]?.text.map { words.label($0, in: "twinning-stages") }
            let values = [
                "twinning": Line(result["twinning"]?.text ?? "", .strong),
                "version": Line(String(result["version"]?.integer ?? 0)),
                "stage": Line(stage ?? words.heading("no-stage")),
                "status": Line(words.heading("status.\(result["status"]?.text ?? "")")),
            ]
            page.prose(words.sentence(sentence, values))
            writeReplay(of: result, to: &page)
        }
    }
}
