/// Which field of a source fills which place of a solution.
public struct FieldMap: Sendable {
    /// The id; the file's name, or `columns` for a user's own.
    public let id: String
    /// What a fact is stated with where the row itself does not say.
    public var defaults: Defaults
    /// The public lists that every row is on.
    let lists: [String]
    /// The rules by place.
    let rules: FieldTree
    /// Whether a field without a rule is a mistake; else the source merely says more.
    let isOwn: Bool

    /// What a fact is stated with where the row itself does not say.
    public struct Defaults: Sendable {
        /// Who says so.
        public var source: String?
        /// When.
        public var date: String?
        /// How it came to be believed.
        public var basis: String?

        /// Makes defaults; absent ones must be said by the rows.
        public init(source: String? = nil, date: String? = nil, basis: String? = nil) {
            self.source = source
            self.date = date
            self.basis = basis
        }

        /// These defaults where they say something, else the others.
        public func over(_ others: Defaults) -> Defaults {
            Defaults(
                source: source ?? others.source,
                date: date ?? others.date,
                basis: basis ?? others.basis
            )
        }
    }

    /// Makes a map.
    init(id: String, defaults: Defaults, lists: [String], rules: FieldTree, isOwn: Bool) {
        self.id = id
        self.defaults = defaults
        self.lists = lists
        self.rules = rules
        self.isOwn = isOwn
    }
}
