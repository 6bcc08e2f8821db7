import Foundation

/// What the daemon says once it answers.
struct ReadyLine {
    /// The query endpoints, the ipc one first.
    var queries: [String]
    /// The control endpoint.
    var control: String
    /// The catalogue's revision.
    var revision: Int
    /// The number of solutions.
    var solutions: Int

    /// Reads the line; nil where it is not exactly one.
    init?(_ text: String) {
        let form = #/ready((?: query=[^ \n]+)+) control=([^ \n]+) revision=(\d+) solutions=(\d+)\n/#
        guard let found = text.wholeMatch(of: form), let revision = Int(found.3),
            let solutions = Int(found.4)
        else { return nil }
        queries = found.1.split(separator: " ").map { String($0.dropFirst("query=".count)) }
        control = String(found.2)
        self.revision = revision
        self.solutions = solutions
    }
}
