import Catalog

/// The parts of a change to the catalogue that have come in so far, and wait for the last one.
package struct StagedChange: Sendable {
    /// Whose change it is, and what they call it.
    package struct Key: Sendable, Hashable {
        /// Who sends the parts.
        package var principal: String
        /// The change.
        package var change: String
    }

    /// What a part does to its change.
    package enum Step: Sendable {
        /// Puts it aside as it is now.
        case keep(Key, StagedChange)
        /// Takes it away: it has been published.
        case drop(Key)
    }

    /// Solutions to add or replace (a value) or remove (nil), by id.
    var solutions = LayeredTable<Solution?>()
    /// When the last part came, in microseconds of a clock that never goes back.
    package var micros = 0

    /// A change without parts.
    package init() {}
}
