/// What becomes of one field of a source.
enum FieldRule: Sendable {
    /// It fills a place of the solution.
    case take(Taking)
    /// It is not taken, and why.
    case left(String)

    /// How a field is read.
    enum Reading: String, Sendable, CaseIterable {
        /// As it stands.
        case plain
        /// A name made into an id.
        case slug
        /// A number rounded to the nearest whole one.
        case whole
        /// The first web address in a text.
        case address
    }

    /// A field that is taken.
    struct Taking: Sendable {
        /// The place it fills.
        var target: Target
        /// The mapping of its words.
        var mapping: WordMapping?
        /// How it is read.
        var reading = Reading.plain
        /// Members beside the field that must have these texts.
        var conditions: [(member: String, text: String)] = []
    }
}
