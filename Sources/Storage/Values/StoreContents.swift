/// A whole revision of the catalogue, and the needs profiles.
package struct StoreContents: Sendable {
    /// The revision.
    package var revision: StoreRevision
    /// Its records, by kind and id.
    package var records: [StoredRecord]
    /// The profiles that are there now, by id.
    package var profiles: [StoredProfile]
    /// The version each profile id has reached, removed ones included.
    package var profileVersions: [String: Int]
}
