import ArgumentParser
import Documents

/// `twinmatch profiles new`.
struct ProfilesNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Print a profile to fill in: YAML with every section and code explained.",
        usage: "twinmatch profiles new --region <region> [<options>]"
    )

    @Option(help: "The region the profile is for, such as RO21.", completion: .regions)
    var region: String

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard common.format == .table else {
            throw ValidationError("A template is YAML; leave --format out.")
        }
    }

    func run() throws {
        let session = try Session(common)
        let params: [Node.Member] = [.init("region", .text(region)), session.lang]
        let place = try session.call("regions.get", params)["region"] ?? .null
        let models = try session.call("models.list", [session.lang])["models"]?.items ?? []
        let template = ProfileTemplate(
            words: session.words,
            text: TemplateText(words: session.words, answers: session.answers),
            region: place,
            models: models
        )
        try Descriptor.write(template.file, to: 1)
    }
}
