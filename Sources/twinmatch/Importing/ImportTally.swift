import Importing

/// The account of an import in numbers.
struct ImportTally {
    /// The most refusals that are kept for the page.
    static let mostShown = 10
    /// The most fields that are counted apart; rows of strangers could name any number.
    private static let mostFields = 1000

    /// Something that was refused.
    struct Refusal {
        var row: Int
        var line: Int
        /// The field; empty for the row as a whole.
        var field: String
        var reason: String
    }

    /// The rows that were read.
    private(set) var rows = 0
    /// The rows that gave a solution.
    private(set) var taken = 0
    /// Those of them of which something had to be changed.
    private(set) var changed = 0
    /// Those of them whose file was there already.
    private(set) var same = 0
    /// The rows that gave none, and what is wrong with the file as a whole.
    private(set) var refused = 0
    /// The refusals of rows and of fields.
    private(set) var refusals = 0
    /// The first of them.
    private(set) var shown: [Refusal] = []
    /// The fields in the order they were met, with how often each thing became of them.
    private(set) var fields: [(key: String, counts: [FieldOutcome.Kind: Int])] = []
    private var positions: [String: Int] = [:]

    /// Counts a row.
    ///
    /// - Parameter isSame: whether its file was there already.
    mutating func count(_ row: ImportedRow, isSame: Bool) {
        if row.number > 0 { rows += 1 }
        if let reason = row.refusal {
            refused += 1
            refuse(row, "", reason)
        } else {
            taken += 1
            if isSame { same += 1 }
            if row.fields.contains(where: { $0.kind == .changed }) { changed += 1 }
        }
        for outcome in row.fields {
            count(outcome)
            // That a field went with its row is told by the row.
            if outcome.kind == .refused, row.refusal == nil || outcome.to != [] {
                refuse(row, outcome.field, outcome.reasons.joined(separator: "; "))
            }
        }
    }

    private mutating func count(_ outcome: FieldOutcome) {
        let position: Int
        if let known = positions[outcome.key] {
            position = known
        } else {
            guard fields.count < Self.mostFields else { return }
            position = fields.count
            positions[outcome.key] = position
            fields.append((outcome.key, [:]))
        }
        fields[position].counts[outcome.kind, default: 0] += 1
    }

    private mutating func refuse(_ row: ImportedRow, _ field: String, _ reason: String) {
        refusals += 1
        guard shown.count < Self.mostShown else { return }
        shown.append(Refusal(row: row.number, line: row.line, field: field, reason: reason))
    }
}
