/// What one row gave: a solution as a file's text, or why there is none.
public struct ImportedRow: Sendable {
    /// The row's number, from 1.
    public let number: Int
    /// The line the row starts on.
    public let line: Int
    /// The solution's id; empty where it could not be read.
    public var id = ""
    /// The text of the solution's file; empty where the row is refused.
    public var text = ""
    /// What became of each field, in the row's order.
    public var fields: [FieldOutcome] = []
    /// Why the row is refused, where it is.
    public private(set) var refusal: String?

    /// Makes a row of which nothing is known yet.
    init(_ row: RawRow) {
        (number, line) = (row.number, row.line)
    }

    /// Refuses the row as a whole, and with it what would have been taken of it.
    public mutating func refuse(_ reason: String) {
        refusal = reason
        text = ""
        for index in fields.indices where fields[index].to != [] {
            if fields[index].kind != .refused { fields[index].reasons = ["its row is refused"] }
            fields[index].kind = .refused
            fields[index].to = []
        }
    }
}
