/// One published state of the catalogue.
package struct StoreRevision: Sendable, Equatable {
    /// The number, from 1.
    package var number: Int
    /// The digest of all its records, in hexadecimal; see ``SetDigest``.
    package var digest: String
    /// Who published it.
    package var author: String
    /// When, in ms since 1970.
    package var time: Int
    /// How many records it added.
    package var added: Int
    /// How many it changed.
    package var changed: Int
    /// How many it removed.
    package var removed: Int
}
