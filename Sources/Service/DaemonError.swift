import Storage

/// A reason not to start, with the exit code that says what sort it is.
public struct DaemonError: Error, Sendable, CustomStringConvertible {
    /// What sort of failure it is, as `sysexits.h` numbers them.
    public struct Code: Sendable, Hashable {
        /// The exit code.
        public let rawValue: Int32

        /// The command line says too little.
        public static let usage = Code(rawValue: 64)
        /// The catalogue, a model or a profile is faulty.
        public static let badData = Code(rawValue: 65)
        /// A file or socket failed.
        public static let inputOutput = Code(rawValue: 74)
        /// Somebody else holds the store; try again once they are done.
        public static let tryAgain = Code(rawValue: 75)
        /// A setting, endpoint or directory is wrong.
        public static let configuration = Code(rawValue: 78)
    }

    /// What sort of failure it is.
    public let code: Code
    /// What is wrong and what to do, one line a fault.
    public let description: String

    /// What a store's failure means for the command that met it.
    init(_ error: StoreError) {
        let cause = error.cause.map { " (\($0))" } ?? ""
        switch error.code {
        case .missing, .exists, .foreign, .newer:
            self.init(.configuration, error.description)
        case .held: self.init(.tryAgain, error.description + "; stop it first, or ask it")
        default: self.init(.inputOutput, error.description + cause)
        }
    }

    /// Makes a reason not to start.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
