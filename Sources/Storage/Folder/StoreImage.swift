import Glibc

/// The solutions of one revision as a daemon holds them, in a file beside the database, so that a
/// start need not read and check every record again.
///
/// It is a cache. The records are the truth; whatever is wrong with the file costs time only, and
/// who deletes it loses nothing.
package struct StoreImage: Sendable {
    /// What an image is of.
    package struct Head: Sendable, Equatable {
        /// The revision.
        package var revision: Int
        /// The digest of its records that are no solutions, by which the solutions were checked.
        package var lists: SetDigest
        /// The digest of its solutions.
        package var solutions: SetDigest
        /// What the bytes mean to whoever wrote them.
        package var format: String

        /// Makes a head.
        package init(revision: Int, lists: SetDigest, solutions: SetDigest, format: String) {
            self.revision = revision
            self.lists = lists
            self.solutions = solutions
            self.format = format
        }

        /// The first lines of the file.
        fileprivate var lines: [UInt8] {
            Array(
                "twinmatch image 1\n\(revision)\n\(lists.text)\n\(solutions.text)\n\(format)\n".utf8
            )
        }
    }

    /// What a look at the file found.
    package enum Finding: Sendable {
        /// There is none.
        case missing
        /// There is one that cannot be used, and why.
        case unusable(String)
        /// There is a whole one.
        case found(StoreImage)
    }

    /// What it is of.
    package let head: Head
    /// The bytes of the file.
    package let bytes: [UInt8]
    /// Where in them the solutions are.
    package let range: Range<Int>
}

extension StoreImage {
    /// Reads the image of a store's folder; it is whole where it is given.
    ///
    /// - Parameters:
    ///   - folder: the store's folder.
    ///   - format: what the bytes must mean.
    /// - Complexity: O(*n*) in the bytes.
    package static func read(from folder: StoreFolder, format: String) -> Finding {
        let file = open(folder.image, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            return errno == ENOENT ? .missing : .unusable("cannot be read")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_size >= 8 else {
            return .unusable("is damaged or cut off")
        }
        // Copied rather than mapped: what happens to the file later must not reach the solutions.
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            askForLargePages(buffer)
            while initialized < size, let base = buffer.baseAddress {
                let count = Glibc.read(file, base + initialized, size - initialized)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                initialized += count
            }
        }
        guard bytes.count == size else { return .unusable("cannot be read") }
        var hash = BlockHash()
        hash.update(bytes[..<(size - 8)])
        let sum = bytes[(size - 8)...].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard hash.finish() == sum else { return .unusable("is damaged or cut off") }
        guard let (head, start) = head(of: bytes), head.format == format else {
            return .unusable("was written by another version")
        }
        return .found(StoreImage(head: head, bytes: bytes, range: start..<size - 8))
    }

    /// Half a gigabyte in pages of 4 KiB is a hundred thousand page faults.
    private static func askForLargePages(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        guard let base = buffer.baseAddress else { return }
        let page = 4096
        let first = (Int(bitPattern: base) + page - 1) & ~(page - 1)
        let end = (Int(bitPattern: base) + buffer.count) & ~(page - 1)
        guard first < end, let start = UnsafeMutableRawPointer(bitPattern: first) else { return }
        _ = madvise(start, end - first, MADV_HUGEPAGE)
    }

    private static func head(of bytes: [UInt8]) -> (Head, Int)? {
        let parts = bytes.prefix(8192).split(
            separator: UInt8(ascii: "\n"),
            maxSplits: 5,
            omittingEmptySubsequences: false
        )
        guard parts.count == 6 else { return nil }
        let lines = parts.prefix(5).map { String(decoding: $0, as: UTF8.self) }
        guard lines[0] == "twinmatch image 1", let revision = Int(lines[1]),
            let lists = SetDigest(lines[2]), let solutions = SetDigest(lines[3])
        else { return nil }
        let head = Head(revision: revision, lists: lists, solutions: solutions, format: lines[4])
        return (head, parts[5].startIndex)
    }

    /// Writes an image in the place of an older one.
    ///
    /// It is not forced to the disk: after a power cut a torn one is known by its checksum.
    ///
    /// - Parameters:
    ///   - head: what it is of.
    ///   - byteCount: about how many bytes it will have.
    ///   - folder: the store's folder.
    ///   - body: gives the bytes, piece by piece.
    /// - Throws: ``StoreError``; the older one stays then.
    /// - Complexity: O(*n*) in the bytes.
    package static func write(
        _ head: Head,
        byteCount: Int,
        to folder: StoreFolder,
        _ body: ((ArraySlice<UInt8>) throws(StoreError) -> Void) throws(StoreError) -> Void
    ) throws(StoreError) {
        guard folder.ballast.room >= byteCount + Ballast.size + 2 * Ballast.floor else {
            throw StoreError(.full, "the disk has no room for \(folder.image)")
        }
        let partial = folder.image + ".partial"
        var file = try PartialFile(partial)
        do throws(StoreError) {
            try file.write(head.lines[...])
            try body { (bytes) throws(StoreError) in try file.write(bytes) }
            try file.finish()
        } catch {
            unlink(partial)
            throw error
        }
        guard rename(partial, folder.image) == 0 else {
            unlink(partial)
            throw StoreError(.failed, "\(folder.image) could not be put in place")
        }
    }
}

/// A file that is being written, and the checksum of what it holds.
private struct PartialFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private var hash = BlockHash()
    private var buffer: [UInt8] = []

    init(_ path: String) throws(StoreError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(.readOnly, "\(path) cannot be made") }
    }

    deinit { close(descriptor) }

    mutating func write(_ bytes: ArraySlice<UInt8>) throws(StoreError) {
        hash.update(bytes)
        buffer += bytes
        if buffer.count >= 1 << 20 { try flush() }
    }

    /// Writes the checksum, the lowest byte first.
    mutating func finish() throws(StoreError) {
        let sum = hash.finish()
        buffer += (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
        try flush()
    }

    private mutating func flush() throws(StoreError) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let cause = String(cString: strerror(errno))
                throw StoreError(.failed, "\(path) could not be written", cause: cause)
            }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
