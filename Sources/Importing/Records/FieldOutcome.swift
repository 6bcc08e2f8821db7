/// What became of one field of one row.
public struct FieldOutcome: Sendable, Hashable {
    /// The four things that can become of a field.
    public enum Kind: String, Sendable, CaseIterable {
        /// It stands in the record as it stood in the row.
        case taken
        /// It stands in the record in other words.
        case changed
        /// It is knowingly not taken.
        case left
        /// It could not be taken.
        case refused
    }

    /// The field, as a JSON Pointer into the row.
    public var field: String
    /// The same with `*` for the elements of lists: what fields are counted by.
    public var key: String
    /// What became of it.
    public var kind: Kind
    /// What stood there, cut to what fits a line.
    public var from: String
    /// The places it fills, each with its value.
    public var to: [String] = []
    /// The mapping that knew the words.
    public var mapping = ""
    /// Why it was changed, left or refused.
    public var reasons: [String] = []

    /// Makes an outcome.
    public init(
        field: String,
        key: String,
        kind: Kind,
        from: String,
        to: [String] = [],
        mapping: String = "",
        reasons: [String] = []
    ) {
        self.field = field
        self.key = key
        self.kind = kind
        self.from = from
        self.to = to
        self.mapping = mapping
        self.reasons = reasons
    }
}
