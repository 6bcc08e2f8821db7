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

extension StoreContents {
    /// The digest of its records.
    ///
    /// - Complexity: O(*n*) in their size.
    package var digest: SetDigest {
        var digest = SetDigest()
        for record in records { digest.insert(record) }
        return digest
    }

    /// Makes sure that the records are those that were stored.
    ///
    /// - Parameter others: the digest of the revision's records that are not among these.
    /// - Throws: ``StoreError``: `.damaged`.
    /// - Complexity: O(*n*) in the size of the records.
    package func requireDigest(with others: SetDigest = SetDigest()) throws(StoreError) {
        guard (digest + others).text == revision.digest else {
            throw StoreError(
                .damaged,
                "the records of revision \(revision.number) do not have its digest; "
                    + "restore a backup"
            )
        }
    }
}
