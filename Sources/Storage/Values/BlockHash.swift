/// A checksum of bytes that come in pieces: finds damage, and is no proof against a forger.
///
/// The bytes are taken in blocks of a fixed size, so that it does not matter how they are cut. Each
/// block is mixed by the rounds of XXH64 (Collet, the xxHash specification, 0.1.1), eight bytes at
/// a time in four lanes, and seeds the next.
struct BlockHash {
    /// The size of a block in bytes.
    static let blockBytes = 1 << 16

    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9

    private var value: UInt64 = 0
    private var pending: [UInt8] = []

    /// Takes the next bytes.
    ///
    /// - Complexity: O(*n*).
    mutating func update(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        if !pending.isEmpty {
            let room = Self.blockBytes - pending.count
            pending += rest.prefix(room)
            rest = rest.dropFirst(room)
            guard pending.count == Self.blockBytes else { return }
            value = Self.mixed(value, pending.span.bytes)
            pending.removeAll(keepingCapacity: true)
        }
        while rest.count >= Self.blockBytes {
            let block = rest.prefix(Self.blockBytes)
            value = Self.mixed(value, block.span.bytes)
            rest = rest.dropFirst(Self.blockBytes)
        }
        pending += rest
    }

    /// The checksum of all that was taken.
    func finish() -> UInt64 { Self.mixed(value, pending.span.bytes) }

    private static func mixed(_ value: UInt64, _ bytes: RawSpan) -> UInt64 {
        var lanes = SIMD4<UInt64>(
            value &+ prime1 &+ prime2,
            value &+ prime2,
            value,
            value &- prime1
        )
        var offset = 0
        while offset + 32 <= bytes.byteCount {
            let words = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
            lanes = lanes &+ words &* prime2
            lanes = (lanes &<< 31 | lanes &>> 33) &* prime1
            offset += 32
        }
        var sum = UInt64(bytes.byteCount)
        for lane in 0..<4 { sum = (sum ^ lanes[lane]) &* prime1 &+ prime3 }
        while offset < bytes.byteCount {
            sum ^= UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) &* prime3
            sum = (sum << 11 | sum >> 53) &* prime1
            offset += 1
        }
        sum ^= sum >> 33
        sum &*= prime2
        sum ^= sum >> 29
        sum &*= prime3
        return sum ^ sum >> 32
    }
}
