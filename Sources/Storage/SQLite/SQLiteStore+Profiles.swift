import Foundation
import GRDB

/// Needs profiles: every version is kept in the order it was written, and beside them where the
/// newest of each lies.
extension SQLiteStore {
    /// The newest version of a profile in a group of writes, and where it lies.
    struct NewestProfile {
        var version: Int
        var seq: Int64
    }

    /// Adds the versions of profiles that an entry holds.
    ///
    /// - Parameter newest: gets what the entry's profiles reach.
    static func storeProfiles(
        of entry: StoreEntry,
        _ newest: inout [String: NewestProfile],
        in database: Database
    ) throws {
        for profile in entry.profiles {
            try execute(
                database,
                "INSERT INTO profile (id, version, body, author, time) VALUES (?, ?, ?, ?, ?)",
                [
                    profile.id, profile.version, profile.body.map { Data($0) }, entry.principal,
                    entry.time,
                ]
            )
            if let last = newest[profile.id], last.version >= profile.version {
                throw backwards(profile.id)
            }
            let seq = database.lastInsertedRowID
            newest[profile.id] = NewestProfile(version: profile.version, seq: seq)
        }
    }

    /// Notes what the profiles of a group have reached: once each, in the order they lie.
    static func storeNewest(
        _ newest: [String: NewestProfile],
        in database: Database
    ) throws {
        for (id, last) in newest.sorted(by: { $0.key < $1.key }) {
            try execute(
                database,
                """
                INSERT INTO profile_newest (id, version, seq) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, seq = excluded.seq
                WHERE excluded.version > version
                """,
                [id, last.version, last.seq]
            )
            guard database.changesCount == 1 else { throw backwards(id) }
        }
    }

    private static func backwards(_ id: String) -> StoreError {
        StoreError(.failed, "a version of profile \(id) would follow a newer one")
    }

    /// The newest version of every profile, and those that are there.
    static func profiles(
        in database: Database
    ) throws -> (profiles: [StoredProfile], versions: [String: Int]) {
        var versions: [String: Int] = [:]
        var profiles: [StoredProfile] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT newest.id, newest.version, profile.seq AS place, body
                FROM profile_newest AS newest LEFT JOIN profile
                ON profile.seq = newest.seq AND profile.id = newest.id
                    AND profile.version = newest.version
                ORDER BY newest.id
                """
        )
        while let row = try rows.next() {
            let id: String = row["id"]
            guard row["place"] as Int64? != nil else {
                let message = "the store lost a version of profile \(id); restore a backup"
                throw StoreError(.damaged, message)
            }
            versions[id] = row["version"]
            guard let body: [UInt8] = bytes(row["body"]) else { continue }
            profiles.append(StoredProfile(id: id, version: row["version"], body: body))
        }
        return (profiles, versions)
    }
}
