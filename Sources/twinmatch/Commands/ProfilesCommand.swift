import ArgumentParser
import Documents

/// `twinmatch profiles`.
struct ProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "Needs profiles: what regions want.",
        subcommands: [
            List.self, Get.self, ProfilesNewCommand.self, ProfilesValidateCommand.self,
            ProfilesPutCommand.self, ProfilesRemoveCommand.self,
        ]
    )

    /// `twinmatch profiles list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the profiles, by id.",
            usage: "twinmatch profiles list [<options>]"
        )

        @OptionGroup var paging: PageOptions

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let result = try session.call("profiles.list", paging.params + [session.lang])
            let rows = result["profiles"]?.items ?? []
            try session.show(result) {
                CSV(rows, members: ["id", "region", "name", "model", "illustrative"])
            } page: { page in
                let words = session.words
                var table = Table([
                    Table.Column(words.heading("id")), Table.Column(words.heading("region")),
                    Table.Column(words.heading("profile"), .left, .wrap(least: 16)),
                    Table.Column(words.heading("model")),
                    Table.Column(words.heading("needs-are")),
                ])
                table.rows = rows.map { row in
                    let isExample = row["illustrative"]?.boolean == true
                    return [
                        Line(row["id"]?.text ?? ""), Line(row["region"]?.text ?? ""),
                        Line(row["name"]?.text ?? "", .strong),
                        Line(row["model"]?.text ?? ""),
                        Line(
                            words.heading(isExample ? "example" : "confirmed"),
                            isExample ? .doubtful : .good
                        ),
                    ]
                }
                page.add(table)
                session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
            }
        }
    }

    /// `twinmatch profiles get`.
    struct Get: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one profile.",
            usage: "twinmatch profiles get [<options>] <profile>"
        )

        @Argument(help: "The profile's id.", completion: .profiles)
        var profile: String

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let params: [Node.Member] = [.init("profile", .text(profile)), session.lang]
            let result = try session.call("profiles.get", params)
            let card = ProfileCard(words: session.words, node: result["profile"] ?? .null)
            try session.show(result) {
                card.csv
            } page: {
                card.write(to: &$0)
            }
        }
    }
}
