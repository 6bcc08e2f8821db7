import ArgumentParser
import Documents

/// `twinmatch network leave`.
struct NetworkLeaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave",
        abstract: "Take somebody's entry out of the network, for good; what they voted stays.",
        usage: """
            twinmatch network leave --author <name> --yes [<options>]
            twinmatch network leave --member <member> --yes [<options>]
            """
    )

    @Option(help: "The portal's own name for them.")
    var author: String?

    @Option(help: "Their id, such as m-12.")
    var member: String?

    @Option(help: "The portal whose name it is (default: whoever calls).")
    var portal: String?

    @Flag(help: "Say that it is meant: it cannot be undone.")
    var yes = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard (author == nil) != (member == nil) else {
            throw ValidationError("Name who leaves: --author, or else --member.")
        }
        guard yes else {
            throw ValidationError(
                "This cannot be undone. Look first (twinmatch network list), then add --yes."
            )
        }
    }

    func run() throws {
        let session = try Session(common, for: .store)
        var params: [Node.Member] = []
        params += Node.given(["author": author, "member": member, "portal": portal])
        let result = try session.write("network.leave", params, key: nil)
        let member = result["member"]?.text
        try session.show(result) {
            CSV([result], members: ["member", "erased"])
        } page: { page in
            let values = member.map { ["member": Line($0, .strong)] } ?? [:]
            let key = member == nil ? "network.nobody" : "network.left"
            page.prose(session.words.sentence(key, values))
        }
    }
}
