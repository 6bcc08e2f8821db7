import ArgumentParser
import Documents

/// `twinmatch twins find`.
struct TwinsFindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "List the regions that make the best twins of one, and why.",
        usage: "twinmatch twins find [<options>] <profile or region>",
        discussion: """
            For an adopter: regions that are ahead in what its profile needs and alike in \
            resources. With --as originator: the regions whose stored needs it could serve best.
            """
    )

    /// Whose twins are looked for.
    enum Side: String, CaseIterable, ExpressibleByArgument {
        case adopter, originator
    }

    @Argument(
        help: ArgumentHelp(
            "A profile's id, or a file with a profile; with --as originator a region's code.",
            valueName: "profile or region"
        ),
        completion: .profiles
    )
    var subject: String

    @Option(name: [.customLong("as")], help: "Whose twins are looked for.")
    var side = Side.adopter

    @Option(help: "For an adopter: only this originator.", completion: .regions)
    var region: String?

    @OptionGroup var options: TwinOptions

    @OptionGroup var paging: FindOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if side == .originator, region != nil {
            throw ValidationError("--region goes with an adopter; leave it out.")
        }
    }

    func run() throws {
        let session = try Session(common)
        var params = [Node.Member("as", .text(side.rawValue))] + options.params + paging.params
        let result: Node
        var title = "twins.title"
        var profile = ProfileView(nil, id: subject, isFile: false, language: session.words.tag)
        if side == .originator {
            params.append(.init("region", .text(subject)))
            result = try session.call("twins.find", params + [session.lang])
            title = "twins.title-originator"
        } else {
            if let region { params.append(.init("region", .text(region))) }
            let choice = try ProfileChoice(try ProfileArgument.parse([subject]))
            result = try session.call("twins.find", for: choice, params)
            if session.format == .table { profile = session.view(of: choice) }
        }
        let page = TwinsPage(
            words: session.words,
            result: result,
            isByOriginator: side == .adopter,
            isExplained: options.explain
        )
        try session.show(result) {
            page.csv
        } page: { text in
            let name = side == .originator ? session.words.region(subject) : profile.title
            page.write(title: title, of: name, profile.node, to: &text)
            session.writeRest(of: result, shown: page.count, offset: paging.offset, to: &text)
        }
        if page.count == 0 { throw Failure(.noResult, "no region is known that makes a twin") }
    }
}
