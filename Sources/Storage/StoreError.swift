/// What went wrong with a store, and what to do.
package struct StoreError: Error, Sendable, CustomStringConvertible {
    /// What sort of failure it is; more may be added.
    package struct Code: Sendable, Hashable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// There is no store, or no such revision.
        package static let missing = Code("missing")
        /// There is a store or file where none may be.
        package static let exists = Code("exists")
        /// The file is no store of ours, or another's.
        package static let foreign = Code("foreign")
        /// A newer version of the software wrote it.
        package static let newer = Code("newer")
        /// Another process holds it.
        package static let held = Code("held")
        /// The file does not hold together.
        package static let damaged = Code("damaged")
        /// There is no room on the disk.
        package static let full = Code("full")
        /// It cannot be written.
        package static let readOnly = Code("read-only")
        /// The system refused a read or write; nothing was stored.
        package static let failed = Code("failed")
        /// A commit failed after it began.
        package static let outcomeUnknown = Code("outcome-unknown")
    }

    /// What sort of failure it is.
    package let code: Code
    /// What is wrong and what to do, for an operator.
    package let description: String
    /// What the library below said, for the log.
    package let cause: String?

    /// Makes an error.
    package init(_ code: Code, _ description: String, cause: String? = nil) {
        self.code = code
        self.description = description
        self.cause = cause
    }
}
