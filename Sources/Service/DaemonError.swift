/// A reason not to start, with the exit code that says what sort it is.
public struct DaemonError: Error, Sendable, CustomStringConvertible {
    /// What sort of failure it is, as `sysexits.h` numbers them.
    public struct Code: Sendable, Hashable {
        /// The exit code.
        public let rawValue: Int32

        /// The catalogue, a model or a profile is faulty.
        public static let badData = Code(rawValue: 65)
        /// A file or socket failed.
        public static let inputOutput = Code(rawValue: 74)
        /// A setting, endpoint or directory is wrong.
        public static let configuration = Code(rawValue: 78)
    }

    /// What sort of failure it is.
    public let code: Code
    /// What is wrong and what to do, one line a fault.
    public let description: String

    /// Makes a reason not to start.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
