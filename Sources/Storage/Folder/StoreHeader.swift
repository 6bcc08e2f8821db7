import Glibc

/// What the first 100 bytes of a database file say, read before SQLite sees it.
///
/// SQLite takes a file of no bytes for a valid empty database, and would silently make one where
/// none is; so whoever expects a store looks first. Source: "The Database Header" of SQLite's file
/// format.
struct StoreHeader {
    /// The number in every file of ours: `TwMt`.
    static let applicationID: UInt32 = 0x5477_4D74

    /// The number of the program that made the file.
    let applicationID: UInt32
    /// The version of the tables.
    let version: UInt32

    /// Reads a header.
    ///
    /// - Throws: ``StoreError``: `.missing`, `.damaged` or `.foreign`.
    init(of path: String) throws(StoreError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let reason = errno
            guard reason == ENOENT else {
                throw StoreError(
                    .readOnly,
                    "\(path) cannot be read; check its owner and permissions",
                    cause: String(cString: strerror(reason))
                )
            }
            throw StoreError(
                .missing,
                "there is no store at \(path); make one with twinmatchd init, or restore a backup"
            )
        }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        guard count > 0 else {
            throw StoreError(.damaged, "\(path) is empty; restore a backup")
        }
        guard count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw StoreError(.damaged, "\(path) is no store or is damaged; restore a backup")
        }
        applicationID = Self.number(bytes[68..<72])
        version = Self.number(bytes[60..<64])
        guard applicationID == Self.applicationID else {
            throw StoreError(.foreign, "\(path) is another program's database, not a store")
        }
        guard version <= Schema.version else {
            throw StoreError(
                .newer,
                "\(path) was written by a newer version (tables \(version), known are up to "
                    + "\(Schema.version)); install that version or restore an older backup"
            )
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
