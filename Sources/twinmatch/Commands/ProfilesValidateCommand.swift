import ArgumentParser
import Documents

/// `twinmatch profiles validate`.
struct ProfilesValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "List everything that is wrong with a profile's file.",
        usage: "twinmatch profiles validate [<options>] <file>"
    )

    @Argument(
        help: "The file: .yaml, .json, or - for standard input.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var file: String

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let profile = try RecordFile(file, as: .profile)
        let session = try Session(common)
        let result = try session.call(
            "profiles.validate",
            [Node.Member("profile", profile.node)]
        )
        let faults = result["faults"]?.items ?? []
        try session.show(result) {
            CSV(faults, members: ["path", "message", "allowed"])
        } page: { page in
            for fault in faults { page.add(line(fault, profile)) }
            let words = session.words
            if faults.isEmpty {
                page.prose(words.sentence("validate.valid", ["file": Line(file, .strong)]))
                let active = (result["active"]?.items ?? []).compactMap(\.text)
                page.prose(
                    words.sentence(
                        "validate.active",
                        count: active.count,
                        ["what": Line(words.labels(active, in: "criteria"))]
                    )
                )
                let admitted = result["admitted"]?.integer ?? 0
                page.prose(words.sentence("validate.admitted", count: admitted))
            } else {
                page.space()
                page.prose(
                    words.sentence("validate.faults", count: faults.count, ["file": Line(file)])
                )
            }
        }
        if !faults.isEmpty { throw Failure(.noResult, "") }
    }

    /// A fault with its place in the file.
    private func line(_ fault: Node, _ profile: RecordFile) -> Line {
        let placed = profile.placed(
            Fault(
                pointer: fault["path"]?.text ?? "",
                fault["message"]?.text ?? "",
                allowed: (fault["allowed"]?.items ?? []).compactMap(\.text)
            )
        )
        var said = placed
        (said.file, said.pointer) = ("", "")
        let place = placed.description.dropLast(said.description.count)
        return Line(String(place), .strong) + Line(said.description)
    }
}
