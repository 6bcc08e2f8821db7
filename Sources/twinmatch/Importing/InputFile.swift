import Glibc

/// A file, or standard input, that is read from its start in pieces.
struct InputFile: ~Copyable {
    /// The bytes of one piece.
    static let pieceBytes = 1 << 18

    private let descriptor: Int32
    private let path: String
    private var buffer = [UInt8](repeating: 0, count: pieceBytes)
    /// The size of a plain file, in bytes; nil where it is not known.
    let size: Int?
    /// The bytes that have been read.
    private(set) var position = 0

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: ``Failure`` where it cannot be read.
    init(_ path: String) throws(Failure) {
        self.path = path == "-" ? "standard input" : path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw Failure(
                .inputOutput,
                "\(path) cannot be read: \(reason); check its name and permissions"
            )
        }
        var status = stat()
        let isPlain = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isPlain ? Int(status.st_size) : nil
    }

    /// The next piece; empty at the end.
    ///
    /// - Throws: ``Failure`` where reading fails.
    mutating func next() throws(Failure) -> ArraySlice<UInt8> {
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                position += count
                return buffer[..<count]
            }
            if errno == EINTR { continue }
            let reason = String(cString: strerror(errno))
            throw Failure(.inputOutput, "\(path) cannot be read: \(reason)")
        }
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }
}
