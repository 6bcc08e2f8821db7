import ArgumentParser

/// How an answer is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case table
    /// The result as the daemon sent it.
    case json
    /// For spreadsheets.
    case csv
}
