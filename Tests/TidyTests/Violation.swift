/// A place that breaks a rule of the house.
struct Violation: Equatable, CustomStringConvertible {
    /// The file.
    let path: String
    /// The line, from 1.
    let line: Int
    /// What is wrong.
    let message: String

    var description: String { "\(path):\(line): \(message)" }
}
