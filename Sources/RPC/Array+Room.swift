extension [UInt8] {
    /// Appends what is written straight into the memory behind the last element.
    ///
    /// - Parameters:
    ///   - room: the bytes to set aside, of which all may be touched.
    ///   - write: fills the bytes and returns how many of them, from the first on, to keep.
    @inline(__always)
    mutating func append(room: Int, _ write: (UnsafeMutableRawBufferPointer) -> Int) {
        #if compiler(>=6.3)
        append(addingCapacity: room) { span in
            span.withUnsafeMutableBufferPointer { buffer, count in
                count = write(UnsafeMutableRawBufferPointer(buffer))
            }
        }
        #else
        // Before 6.3, an array doesn't lend the memory behind its end: one copy more.
        withUnsafeTemporaryAllocation(byteCount: room, alignment: 8) { buffer in
            let count = write(buffer)
            append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        #endif
    }
}
