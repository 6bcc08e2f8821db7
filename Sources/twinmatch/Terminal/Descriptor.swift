import Glibc

/// Whole writes to a file descriptor.
enum Descriptor {
    /// Writes all bytes.
    ///
    /// - Throws: ``Failure`` where the disk is full or the like. A reader that has gone, such as
    ///   `head`, ends the program quietly: there is nobody left to tell.
    static func write(_ text: String, to descriptor: Int32) throws(Failure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                exit(Status.done.rawValue)
            } else if errno != EINTR {
                let reason = String(cString: strerror(errno))
                throw Failure(.inputOutput, "the output cannot be written: \(reason)")
            }
        }
    }

    /// Writes a line about the run to standard error; what cannot be written there is lost.
    static func complain(_ text: String) {
        try? write(text + "\n", to: STDERR_FILENO)
    }

    /// Everything that comes in by standard input.
    ///
    /// - Throws: ``Failure`` where it cannot be read or is longer than a request may be.
    static func readAll(limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            if count == 0 { return bytes }
            if count > 0 {
                bytes += chunk[..<count]
            } else if errno != EINTR {
                throw Failure(.inputOutput, "standard input cannot be read")
            }
        }
        throw Failure(.badData, "standard input is longer than \(limit) bytes")
    }
}
