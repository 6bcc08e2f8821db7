import GRDB

/// The tables, and how each version of them becomes the next.
enum Schema {
    /// The version that this software reads and writes.
    static let version: UInt32 = 3

    /// The steps from one version to the next; step *n* leads from *n* to *n* + 1.
    ///
    /// A step is never changed once it has been released: stores out there have gone through it.
    static let steps: [String] = [
        """
        CREATE TABLE meta (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- A version of a record is alive in the revisions first...last; last is NULL while it is
        -- the newest.
        CREATE TABLE record (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER,
            body BLOB NOT NULL,
            PRIMARY KEY (kind, id, first),
            CHECK (last IS NULL OR last >= first)
        ) STRICT;
        CREATE UNIQUE INDEX record_newest ON record (kind, id) WHERE last IS NULL;
        CREATE INDEX record_last ON record (last) WHERE last IS NOT NULL;

        CREATE TABLE revision (
            number INTEGER PRIMARY KEY,
            digest TEXT NOT NULL,
            author TEXT NOT NULL,
            time INTEGER NOT NULL,
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            removed INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE profile (
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            body BLOB,
            author TEXT NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (id, version)
        ) STRICT, WITHOUT ROWID;

        -- Only ever added to.
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            principal TEXT NOT NULL,
            time INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;

        CREATE TABLE once (
            principal TEXT NOT NULL,
            method TEXT NOT NULL,
            key TEXT NOT NULL,
            request BLOB NOT NULL,
            reply BLOB NOT NULL,
            revision INTEGER NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (principal, method, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX once_time ON once (time);

        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            principal TEXT NOT NULL,
            method TEXT NOT NULL,
            target TEXT NOT NULL,
            revision INTEGER NOT NULL
        ) STRICT;
        """,
        """
        -- Versions of profiles lie in the order they were written: a group of writes then fills few
        -- pages, however many profiles it is about.
        ALTER TABLE profile RENAME TO profile_by_id;
        CREATE TABLE profile (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            body BLOB,
            author TEXT NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;
        INSERT INTO profile (id, version, body, author, time)
        SELECT id, version, body, author, time FROM profile_by_id ORDER BY time, id, version;

        -- The version that each profile has reached, and where it lies.
        CREATE TABLE profile_newest (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            seq INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO profile_newest (id, version, seq)
        SELECT id, max(version), seq FROM profile GROUP BY id;
        DROP TABLE profile_by_id;
        """,
        """
        -- Whose words an event holds, as a pseudonym, and the idempotency key that it came with:
        -- what goes when a person is erased. Nothing but erasure ever takes an event away.
        ALTER TABLE event ADD COLUMN author BLOB;
        ALTER TABLE event ADD COLUMN once TEXT;
        """,
    ]

    /// The version of an open database's tables.
    static func version(of database: Database) throws -> UInt32 {
        UInt32(try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
    }

    /// Brings the tables to the newest version, each step in a transaction of its own.
    static func migrate(_ database: Database) throws {
        for step in try Int(version(of: database))..<steps.count {
            try database.inTransaction(.immediate) {
                try database.execute(sql: steps[step])
                try database.execute(sql: "PRAGMA user_version = \(step + 1)")
                return .commit
            }
        }
    }
}
