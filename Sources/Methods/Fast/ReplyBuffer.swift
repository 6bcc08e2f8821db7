import RPC

/// The bytes of a reply, in memory that is used again for the next one.
///
/// A marked place: this is where replies are written through raw pointers. Every append makes sure
/// of its room first and copies what it is given; the memory never leaves but into a closure.
package struct ReplyBuffer: ~Copyable {
    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes there are.
    package private(set) var count = 0

    /// Makes an empty buffer.
    ///
    /// - Parameter capacity: the bytes that fit before it has to grow.
    package init(capacity: Int = 65_536) {
        self.capacity = max(64, capacity)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// Empties the buffer and keeps its memory.
    package mutating func removeAll() { count = 0 }

    /// Makes room for more bytes.
    ///
    /// - Complexity: O(1), or O(*n*) in the bytes where the buffer grows.
    @inline(__always)
    package mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(to: count + more) }
    }

    @inline(never)
    private mutating func grow(to least: Int) {
        capacity = max(least, capacity * 2)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = larger
    }

    /// Appends one byte.
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Appends text that is known when the program is made.
    @inline(__always)
    package mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    @inline(__always)
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    /// Appends bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    @inline(__always)
    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Appends a copy of bytes that stand in the buffer already.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    @inline(__always)
    package mutating func appendCopy(of range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "bytes beyond the end")
        reserve(range.count)
        (base + count).copyMemory(from: base + range.lowerBound, byteCount: range.count)
        count += range.count
    }

    /// Appends the shortest text of a finite number that reads back as the same number.
    @inline(__always)
    package mutating func append(_ number: Double) {
        reserve(DecimalText.room)
        count += DecimalText.write(number, into: room)
    }

    /// Appends a whole number.
    @inline(__always)
    package mutating func append(_ number: Int) {
        reserve(DecimalText.room)
        count += DecimalText.write(number, into: room)
    }

    /// The memory behind the last byte.
    private var room: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: base + count, count: capacity - count)
    }

    /// Hands the bytes to a function, which must not keep them.
    @inline(__always)
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: count))
    }
}
