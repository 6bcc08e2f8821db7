import Catalog
import Documents
import Glibc
import RPC

/// A file with a solution as JSON on each line, for catalogues too large for a file each.
///
/// It is read through once for its fingerprint and once for its solutions, and never lies in
/// memory as a whole.
struct SolutionLines: SolutionSource {
    /// The file's name in a catalogue's folder.
    static let name = "solutions.ndjson"
    /// The longest line, in bytes.
    static let longestLine = 1 << 20

    private static let limits: JSONLimits = {
        var limits = JSONLimits.request
        limits.bodyBytes = longestLine
        return limits
    }()

    /// Where the file lies.
    let path: String

    /// The file of a catalogue's folder; nil where there is none.
    init?(in folder: String) {
        path = folder + "/" + Self.name
        guard access(path, F_OK) == 0 else { return nil }
    }

    /// A number that changes when the file's bytes do, within one process; nil where it cannot be
    /// read.
    ///
    /// - Complexity: O(*n*) in the bytes.
    func fingerprint() -> Int? {
        var hasher = Hasher()
        let isRead = forEachBlock { bytes in
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
            return true
        }
        return isRead ? hasher.finalize() : nil
    }

    func forEach(_ body: (Result<SourceDocument, Fault>) -> Bool) {
        var row = 0
        // What a block left of a line that goes on in the next.
        var rest: [UInt8] = []
        var isOpen = true
        let isRead = forEachBlock { block in
            var start = 0
            while isOpen, let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) {
                row += 1
                if rest.isEmpty {
                    isOpen = take(block[start..<end], row, body)
                } else {
                    rest += block[start..<end]
                    isOpen = take(rest[...], row, body)
                    rest = []
                }
                start = end + 1
            }
            rest += block[start...]
            if isOpen, rest.count > Self.longestLine {
                isOpen = take(rest[...], row + 1, body)
                // Whether it ends at all is not worth finding out.
                return false
            }
            return isOpen
        }
        guard isRead else {
            let message = "cannot be read; check that it is a file and its permissions"
            _ = body(.failure(Fault(file: Self.name, message)))
            return
        }
        if isOpen, !rest.isEmpty, rest.count <= Self.longestLine {
            _ = take(rest[...], row + 1, body)
        }
    }

    /// Hands a line on; empty ones are none.
    private func take(
        _ line: ArraySlice<UInt8>,
        _ row: Int,
        _ body: (Result<SourceDocument, Fault>) -> Bool
    ) -> Bool {
        guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else {
            return true
        }
        do throws(JSONFault) {
            let node = try JSONReader.read(line.span.bytes, limits: Self.limits)
            return body(.success(SourceDocument(file: Self.name, node: node, row: row)))
        } catch {
            let message = "is not the JSON of a solution: \(error.message)"
            let fault = Fault(file: Self.name, line: row, pointer: error.pointer, message)
            return body(.failure(fault))
        }
    }

    /// Reads the file block by block.
    ///
    /// - Parameter body: takes the next bytes and says whether to go on.
    /// - Returns: whether the file could be read.
    private func forEachBlock(_ body: ([UInt8]) -> Bool) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        while true {
            var count = 0
            let block = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, initialized in
                count = Glibc.read(file, buffer.baseAddress, buffer.count)
                initialized = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 }
            if !body(block) { return true }
        }
    }
}
