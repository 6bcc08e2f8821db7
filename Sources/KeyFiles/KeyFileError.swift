/// Why keys could not be read or written, and what to do.
package struct KeyFileError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, in plain English.
    package let description: String

    /// Makes an error.
    package init(_ description: String) {
        self.description = description
    }
}
