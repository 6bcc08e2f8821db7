/// How the program ends, as `sysexits.h` numbers it.
struct Status: Sendable, Hashable {
    /// The exit code.
    let rawValue: Int32

    /// It was done.
    static let done = Status(rawValue: 0)
    /// There is no result, or a check failed.
    static let noResult = Status(rawValue: 1)
    /// The command line is wrong.
    static let usage = Status(rawValue: 64)
    /// A file or profile is wrong.
    static let badData = Status(rawValue: 65)
    /// No daemon could be reached.
    static let unreachable = Status(rawValue: 69)
    /// Reading or writing failed, or what came back is no answer.
    static let inputOutput = Status(rawValue: 74)
    /// The same command may succeed later.
    static let tryAgain = Status(rawValue: 75)
    /// The daemon does not let this user do that.
    static let refused = Status(rawValue: 77)
    /// An endpoint or setting is wrong.
    static let configuration = Status(rawValue: 78)
}
