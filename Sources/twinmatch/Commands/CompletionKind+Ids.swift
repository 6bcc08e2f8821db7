import ArgumentParser

extension CompletionKind {
    /// The ids of the solutions there are.
    static let solutions = ids("solutions list --limit 1000")
    /// The ids of the profiles there are.
    static let profiles = ids("profiles list --limit 1000")
    /// The ids of the scoring models there are.
    static let models = ids("models list")
    /// The ids of the NUTS 2 regions there are.
    static let regions = ids("regions list --limit 1000")
    /// The ids of the twinnings there are.
    static let twinnings = ids("twinnings list --limit 1000")
    /// The names of the code lists there are.
    static let lists = ids("codes list")

    /// The first column of a list; nothing where nobody answers.
    private static func ids(_ command: String) -> CompletionKind {
        .shellCommand(
            "twinmatch \(command) --format csv 2>/dev/null | tail -n +2 | cut -d, -f1 | tr -d '\\r'"
        )
    }
}
