extension Array {
    /// Makes the elements of an array in place.
    ///
    /// Of none, nothing is made: the standard library's own initialiser would write the count to
    /// the storage that all empty arrays of all threads share.
    ///
    /// - Parameters:
    ///   - count: how many elements there will be.
    ///   - body: initializes them in the buffer and counts them.
    /// - Complexity: that of the body.
    @inline(__always)
    init(
        inPlace count: Int,
        _ body: (inout UnsafeMutableBufferPointer<Element>, inout Int) -> Void
    ) {
        if count > 0 {
            self.init(unsafeUninitializedCapacity: count, initializingWith: body)
        } else {
            self.init()
        }
    }
}
