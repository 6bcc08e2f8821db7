import CKernels

/// What a search by bounds needs to work in; made once and used again.
struct BoundScratch: Sendable {
    /// The weights of the query.
    var weights = BoundWeights()
    /// The added-up bound of each place of the block at hand.
    private(set) var bounds = [UInt16](repeating: 0, count: BlockBounds.blockRows)
    /// The places of the block at hand whose bound reaches the floor.
    private(set) var rows = [UInt16](repeating: 0, count: BlockBounds.blockRows)

    /// Adds up the bounds of a block and finds the places that reach a least bound.
    ///
    /// - Parameter next: the block that is likely to follow, or nil.
    /// - Returns: how many there are; they stand in ``rows``, in order.
    mutating func candidates(
        _ bytes: UnsafeBufferPointer<UInt8>,
        maxima: UnsafeBufferPointer<UInt8>,
        least: UInt16,
        next: UnsafePointer<UInt8>?
    ) -> Int {
        tm_block_candidates(
            bytes.baseAddress,
            weights.heaviest,
            weights.units,
            maxima.baseAddress,
            weights.used,
            least,
            next,
            &bounds,
            &rows
        )
    }
}
