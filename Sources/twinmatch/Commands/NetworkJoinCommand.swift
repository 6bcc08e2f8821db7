import ArgumentParser
import Catalog
import Documents

/// `twinmatch network join`.
struct NetworkJoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Enter somebody in the network, with their consent; or change their entry.",
        usage: """
            twinmatch network join --author <name> --kind <kind> --name <name> --region <region> \
            --consent <purpose> [<options>]
            """,
        discussion: """
            Of the author only a pseudonym is kept; the same author again changes the entry. Ask \
            the person first: consent is to suggested (by name, to others), named-in-reports, \
            contacted. Lists: twinmatch codes list member-roles.
            """
    )

    @Option(help: "A name for them that stays the same; nobody is told it.")
    var author: String?

    @Option(help: "organisation, professional or innovator.")
    var kind: String?

    @Option(help: "What they are called.")
    var name: String?

    @Option(help: "Where they are, such as RO21.", completion: .regions)
    var region: String?

    @Option(help: "As what they work, such as nurse.")
    var role: [String] = []

    @Option(help: ArgumentHelp("What they know.", valueName: "list=code"))
    var skill: [NetworkCommand.ListedCode] = []

    @Option(help: ArgumentHelp("What they offer.", valueName: "list=code"))
    var offer: [NetworkCommand.ListedCode] = []

    @Option(help: ArgumentHelp("What they ask for.", valueName: "list=code"))
    var ask: [NetworkCommand.ListedCode] = []

    @Option(help: ArgumentHelp("What they speak, such as ro.", valueName: "language"))
    var speaks: [String] = []

    @Option(help: "More, in words.")
    var about: String?

    @Option(help: "How they can be reached.")
    var contact: String?

    @Option(help: ArgumentHelp("What they have agreed to.", valueName: "purpose"))
    var consent: [String] = []

    @Option(help: ArgumentHelp("When they agreed (default: today).", valueName: "yyyy-mm-dd"))
    var consentDate: QueryOptions.Day?

    @Option(
        help: ArgumentHelp(
            "An entry in YAML or JSON, as network.join takes it; - for standard input.",
            valueName: "file"
        ),
        completion: .file()
    )
    var fromFile: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard fromFile == nil else { return }
        for (option, value) in [
            ("--author", author), ("--kind", kind), ("--name", name), ("--region", region),
        ] where value == nil {
            throw ValidationError("\(option) is missing.")
        }
        guard !consent.isEmpty else {
            throw ValidationError(
                "Nobody enters without consent. Ask them, then add --consent suggested, "
                    + "--consent named-in-reports or --consent contacted for what they agreed to."
            )
        }
    }

    func run() throws {
        let session = try Session(common, for: .store)
        var file: RecordFile?
        if let fromFile { file = try RecordFile(fromFile, as: .entry) }
        let own = params
        let kept = (file?.node.members ?? []).filter { member in
            !own.contains { $0.key == member.key }
        }
        let result = try session.write(
            "network.join",
            own + kept,
            key: writing.idempotencyKey,
            in: file
        )
        try session.show(result) {
            CSV([result], members: ["member", "version", "event"])
        } page: { page in
            let version = result["version"]?.integer ?? 1
            let values = ["member": Line(result["member"]?.text ?? "", .strong)]
            let key = version == 1 ? "network.joined" : "network.changed"
            page.prose(session.words.sentence(key, values))
            session.writeReplay(of: result, to: &page)
        }
    }

    /// What the options say.
    private var params: [Node.Member] {
        let texts = { (values: [String]) in values.isEmpty ? nil : Node.texts(values) }
        let agreed =
            consent.isEmpty
            ? nil
            : Node.mapping(
                Node.present([
                    ("given", .boolean(true)), ("date", consentDate.map { .text($0.text) }),
                    ("purposes", .texts(consent)),
                ])
            )
        return Node.present([
            ("author", author.map { .text($0) }), ("kind", kind.map { .text($0) }),
            ("name", name.map { .text($0) }), ("region", region.map { .text($0) }),
            ("roles", texts(role)), ("skills", NetworkCommand.ListedCode.node(skill)),
            ("languages", texts(speaks)), ("offers", NetworkCommand.ListedCode.node(offer)),
            ("asks", NetworkCommand.ListedCode.node(ask)), ("about", about.map { .text($0) }),
            ("contact", contact.map { .text($0) }), ("consent", agreed),
        ])
    }
}
