import Foundation
import Glibc

/// The folder `solutions` that a command fills, whose files come into being whole or not at all.
struct SolutionFolder: Sendable {
    /// What became of one file.
    enum Writing: Sendable {
        case written
        /// It was there already with the same bytes.
        case same
        /// It was there already with others.
        case differs
    }

    /// The folder that is written to.
    let target: String
    /// Whether files of other bytes are overwritten.
    let replaces: Bool
    /// The option that named the folder.
    var option = "--into"

    /// Where the solutions lie.
    var path: String { "\(target)/solutions" }

    /// Makes the folder and, where it lacks them, copies of the lists its records are written with.
    ///
    /// - Parameter origin: the catalogue to copy from; nil for none.
    /// - Throws: ``Failure`` where it cannot be written.
    func prepare(from origin: String?) throws(Failure) {
        guard !FileManager.default.fileExists(atPath: target) || ImportBase.isFolder(target) else {
            throw Failure(.usage, "\(target) is no folder; name one for \(option)")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
            for part in origin == nil ? [] : ImportBase.parts {
                let (source, copy) = ("\(origin ?? "")/\(part)", "\(target)/\(part)")
                guard ImportBase.isFolder(source), !ImportBase.isFolder(copy) else { continue }
                // Whole or not at all, as the files: a half-copied list would be a faulty one.
                let making = "\(target)/.\(part).import-\(getpid())"
                try FileManager.default.copyItem(atPath: source, toPath: making)
                try FileManager.default.moveItem(atPath: making, toPath: copy)
            }
        } catch {
            throw Failure(
                .inputOutput,
                "\(target) cannot be written: \(error.localizedDescription); check its "
                    + "permissions and free space, or name another folder for \(option)"
            )
        }
        guard access(path, W_OK) == 0 else {
            throw Failure(
                .inputOutput,
                "\(path) cannot be written; check its permissions, or name another folder "
                    + "for \(option)"
            )
        }
    }

    /// Writes the file of one solution.
    ///
    /// - Parameters:
    ///   - id: the solution's id.
    ///   - text: the file's text.
    ///   - number: a number that no other file of the run has.
    /// - Returns: what became of it, or why it cannot be written.
    func write(_ id: String, _ text: String, number: Int) -> Result<Writing, Failure> {
        do throws(Failure) {
            return .success(try writeFile(id, text, number: number))
        } catch {
            return .failure(error)
        }
    }

    /// Whether a solution's file is there already with other bytes.
    func differs(_ id: String, _ text: String) -> Bool {
        let file = "\(path)/\(id).yaml"
        return access(file, F_OK) == 0 && !isSame(file, text)
    }

    private func writeFile(
        _ id: String,
        _ text: String,
        number: Int
    ) throws(Failure) -> Writing {
        let file = "\(path)/\(id).yaml"
        // A name that the readers of a catalogue pass over.
        let making = "\(path)/.import-\(getpid())-\(number)"
        if isSame(file, text) { return .same }
        if !replaces, access(file, F_OK) == 0 { return .differs }
        do throws(Failure) {
            try create(making, text)
            guard rename(making, file) == 0 else { throw failure(file) }
            return .written
        } catch {
            unlink(making)
            throw error
        }
    }

    private func create(_ path: String, _ text: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var text = text
        let isWhole = text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Glibc.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count
                )
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { break }
            }
            return rest.isEmpty
        }
        guard isWhole else { throw failure(path) }
    }

    /// Whether a file holds a text.
    private func isSame(_ path: String, _ text: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, Int(status.st_size) == text.utf8.count else {
            return false
        }
        var bytes = [UInt8](repeating: 0, count: text.utf8.count)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
            }
            if count > 0 { filled += count } else if count == 0 || errno != EINTR { return false }
        }
        return bytes.elementsEqual(text.utf8)
    }

    private func failure(_ path: String) -> Failure {
        Failure(
            .inputOutput,
            "\(path) cannot be written: \(String(cString: strerror(errno))); what was written "
                + "before stays, and the same command goes on from there"
        )
    }
}
