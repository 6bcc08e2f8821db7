import RPC

/// Pieces of JSON that are encoded once and copied from then on, one after the other in memory.
struct Fragments: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Encodes a piece.
    ///
    /// - Parameter write: writes the members of an object; its braces are left out.
    mutating func append(members write: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.beginObject()
        write(&writer)
        writer.endObject()
        bytes += writer.bytes.dropFirst().dropLast()
        ends.append(bytes.count)
    }

    /// Adds a piece that is JSON already.
    mutating func append(_ piece: some Sequence<UInt8>) {
        bytes += piece
        ends.append(bytes.count)
    }

    /// How many pieces there are.
    var count: Int { ends.count }

    /// The memory they take, in bytes.
    var byteCount: Int { bytes.count + ends.count * MemoryLayout<Int>.size }

    /// Hands a piece to a function.
    @inline(__always)
    func withPiece(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let start = index == 0 ? 0 : ends[index - 1]
        let end = ends[index]
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    }
}
