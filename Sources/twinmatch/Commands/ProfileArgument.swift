import ArgumentParser
import Documents

/// The profile a command is about.
struct ProfileArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A profile's id, or a file with a profile (.yaml, .json, - for standard input)."
        ),
        completion: .profiles
    )
    var profile: String
}

/// A profile as a query names it: by id, or written out.
struct ProfileChoice {
    /// The id, or the file's name.
    let name: String
    /// The file; nil for a stored profile.
    let file: RecordFile?

    /// - Throws: ``Failure`` where a file cannot be read.
    init(_ argument: ProfileArgument) throws(Failure) {
        name = argument.profile
        file = RecordFile.isFile(name) ? try RecordFile(name, as: .profile) : nil
    }

    /// The profile as a parameter.
    var param: Node.Member { Node.Member("profile", file?.node ?? .text(name)) }
}
