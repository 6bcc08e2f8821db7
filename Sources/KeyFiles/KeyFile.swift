import Foundation
import Glibc
package import ZeroMQ

/// A file with CURVE keys, in the form that pyzmq and CZMQ write and read.
package enum KeyFile {
    /// The keys of a file that holds a secret one.
    ///
    /// - Throws: ``KeyFileError`` where it cannot be read, others may read it, or it holds none.
    package static func secret(_ path: String) throws(KeyFileError) -> CurveKeyPair {
        let text = try text(of: path)
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw KeyFileError("others may read the secret key in \(path); run chmod 600 \(path)")
        }
        guard let secret = value("secret-key", in: text),
            let keys = CurveKeyPair(secretKey: secret)
        else {
            throw KeyFileError(
                "\(path) holds no secret key; twinmatch keys new makes such a file"
            )
        }
        return keys
    }

    /// A public key, written out or in a file that holds one.
    ///
    /// - Parameter text: a path, or 40 characters of Z85. Some paths are both; what is there wins.
    /// - Throws: ``KeyFileError`` where it is neither.
    package static func publicKey(_ text: String) throws(KeyFileError) -> String {
        if access(text, F_OK) != 0, CurveKeyPair.isKey(text) { return text }
        guard let key = value("public-key", in: try Self.text(of: text)), CurveKeyPair.isKey(key)
        else { throw KeyFileError("\(text) holds no public key") }
        return key
    }

    /// Writes a new pair: `<path>.key_secret` for its owner, `<path>.key` for everybody else.
    ///
    /// - Throws: ``KeyFileError`` where a file is there already or cannot be written.
    package static func write(_ keys: CurveKeyPair, to path: String) throws(KeyFileError) {
        let open = "public-key = \"\(keys.publicKey)\"\n"
        let secret = open + "    secret-key = \"\(keys.secretKey)\"\n"
        try create(path + ".key_secret", head + secret, permissions: 0o600)
        try create(path + ".key", head + open, permissions: 0o644)
    }

    private static let head = "#   CURVE keys of ZeroMQ\n\nmetadata\ncurve\n    "

    private static func create(
        _ path: String,
        _ text: String,
        permissions: mode_t
    ) throws(KeyFileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
        guard file >= 0 else {
            let why = errno == EEXIST ? "is there already" : "cannot be written"
            throw KeyFileError("\(path) \(why); no key was made")
        }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw KeyFileError("\(path) could not be written to the end")
        }
    }

    private static func text(of path: String) throws(KeyFileError) -> String {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw KeyFileError(
                "the key file \(path) cannot be read; twinmatch keys new makes one"
            )
        }
        return text
    }

    /// The value of a line `name = "value"`.
    private static func value(_ name: String, in text: String) -> String? {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name
            else { continue }
            return parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " \t\"\r"))
        }
        return nil
    }
}
