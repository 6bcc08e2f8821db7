import CKernels

/// Upper bounds of all utilities, one byte each, in blocks of rows that are alike in worth.
///
/// Rows are ordered by a key, the sum of direction x utility, best first. Each block knows its
/// largest key and the largest byte of each column, which bound what any row in it can score under
/// any weights (see ``BoundWeights``); a block whose bound is strictly below the k-th score so far
/// is left out. In the others, bytes are added up to a bound for each row, and only the rows that
/// reach the k-th score are scored exactly. So the result is that of scoring every row.
struct BlockBounds: Sendable {
    /// The rows of a block.
    static let blockRows = Int(TM_BLOCK_ROWS)
    /// The blocks after which it is asked whether any of those that follow can matter.
    private static let blocksPerLook = 8
    /// The steps in which keys are put in order.
    private static let keySteps = 65_536

    /// How many columns there are.
    let columnCount: Int
    /// How many rows there are.
    let rowCount: Int
    /// What a utility of each column adds to the key, >= 0.
    let direction: [Double]
    /// The row at each place.
    private let rows: [UInt32]
    /// Block by block and column by column: the utilities at each place in 1/255, rounded up.
    private let bytes: [UInt8]
    /// Block by block: the largest byte of each column.
    private let maxima: [UInt8]
    /// The largest key of each block, and of all that follow it.
    private let keys: [(own: Double, following: Double)]

    /// Makes the bounds of a table, or nil where a utility is none or there are too many columns.
    ///
    /// - Parameters:
    ///   - rowCount: the rows.
    ///   - direction: what a utility of each column adds to the key, >= 0.
    ///   - utilities: calls its function with each row and its utility in a column.
    /// - Complexity: O(*n* x *c*).
    init?(
        rowCount: Int,
        direction: [Double],
        utilities: (_ column: Int, _ body: (_ row: Int, _ utility: Double) -> Void) -> Void
    ) {
        guard direction.count <= BoundWeights.mostColumns, !direction.isEmpty else { return nil }
        self.rowCount = rowCount
        self.direction = direction
        columnCount = direction.count
        var sums = [Double](repeating: 0, count: rowCount)
        var isSound = true
        for column in direction.indices {
            let weight = direction[column]
            utilities(column) { row, utility in
                sums[row] += weight * utility
                if !(0...1).contains(utility) { isSound = false }
            }
        }
        guard isSound else { return nil }
        let places = Self.places(by: sums)
        rows = Self.rows(at: places)
        let blockCount = (rowCount + Self.blockRows - 1) / Self.blockRows
        let blockBytes = columnCount * Self.blockRows
        let columnCount = columnCount
        var bytes = [UInt8](repeating: 0, count: blockCount * blockBytes)
        var maxima = [UInt8](repeating: 0, count: blockCount * columnCount)
        for column in direction.indices {
            utilities(column) { row, utility in
                let (block, place) = Int(places[row]).quotientAndRemainder(
                    dividingBy: Self.blockRows
                )
                let byte = UInt8((utility * 255).rounded(.up))
                bytes[block * blockBytes + column * Self.blockRows + place] = byte
                let largest = maxima[block * columnCount + column]
                maxima[block * columnCount + column] = max(largest, byte)
            }
        }
        self.bytes = bytes
        self.maxima = maxima
        keys = Self.keys(of: sums, at: places, blockCount)
    }

    /// The place of each row when those with the largest keys come first; ties, and keys that
    /// differ by less than a step, stay in the order of the rows.
    private static func places(by keys: [Double]) -> [UInt32] {
        let most = keys.max() ?? 0
        let scale = most > 0 ? Double(keySteps - 1) / most : 0
        let steps = keys.map { UInt16(truncatingIfNeeded: keySteps - 1 - Int($0 * scale)) }
        var starts = [UInt32](repeating: 0, count: keySteps + 1)
        for step in steps { starts[Int(step) + 1] += 1 }
        for step in 0..<keySteps { starts[step + 1] += starts[step] }
        return steps.map { step in
            let place = starts[Int(step)]
            starts[Int(step)] += 1
            return place
        }
    }

    private static func rows(at places: [UInt32]) -> [UInt32] {
        var rows = [UInt32](repeating: 0, count: places.count)
        for (row, place) in places.enumerated() { rows[Int(place)] = UInt32(row) }
        return rows
    }

    private static func keys(
        of sums: [Double],
        at places: [UInt32],
        _ blockCount: Int
    ) -> [(own: Double, following: Double)] {
        var keys = [(own: Double, following: Double)](repeating: (0, 0), count: blockCount)
        for (row, place) in places.enumerated() {
            let block = Int(place) / blockRows
            keys[block].own = max(keys[block].own, sums[row])
        }
        var following = 0.0
        for block in keys.indices.reversed() {
            following = max(following, keys[block].own)
            keys[block].following = following
        }
        return keys
    }

    /// The memory they take, in bytes.
    var byteCount: Int { bytes.count + maxima.count + rows.count * 4 + keys.count * 16 }
}

extension BlockBounds {
    /// Offers the score of every row that can be among the best.
    ///
    /// - Parameters:
    ///   - scratch: holds the query's weights.
    ///   - top: gets the scores; its floor decides what can be left out.
    ///   - score: the exact score of a row, or nil where the row is not wanted.
    /// - Complexity: O(*n* x *c*), with little work for blocks that are left out.
    @inline(__always)
    func search(
        _ scratch: inout BoundScratch,
        into top: inout TopScores,
        score: (_ row: Int) -> Score?
    ) {
        bytes.withUnsafeBufferPointer { bytes in
            maxima.withUnsafeBufferPointer { maxima in
                for block in keys.indices {
                    let largest = UnsafeBufferPointer(
                        rebasing: maxima[block * columnCount..<(block + 1) * columnCount]
                    )
                    if top.floor > 0 {
                        if block % Self.blocksPerLook == 0,
                            scratch.weights.bound(
                                total: keys[block].following,
                                direction: direction,
                                maxima: nil
                            ) < top.floor
                        {
                            return
                        }
                        if scratch.weights.bound(
                            total: keys[block].own,
                            direction: direction,
                            maxima: largest
                        ) < top.floor {
                            continue
                        }
                    }
                    search(block, bytes, largest, &scratch, &top, score)
                }
            }
        }
    }

    @inline(__always)
    private func search(
        _ block: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ largest: UnsafeBufferPointer<UInt8>,
        _ scratch: inout BoundScratch,
        _ top: inout TopScores,
        _ score: (_ row: Int) -> Score?
    ) {
        let start = block * columnCount * Self.blockRows
        let end = start + columnCount * Self.blockRows
        let count = scratch.candidates(
            UnsafeBufferPointer(rebasing: bytes[start..<end]),
            maxima: largest,
            least: scratch.weights.least(for: top.floor),
            next: end < bytes.count ? bytes.baseAddress.map { $0 + end } : nil
        )
        var floor = top.floor
        var least = scratch.weights.least(for: floor)
        for candidate in 0..<count {
            let place = Int(scratch.rows[candidate])
            // The floor rises while the block is gone through.
            guard scratch.bounds[place] >= least else { continue }
            let at = block * Self.blockRows + place
            guard at < rowCount, let score = score(Int(rows[at])) else { continue }
            top.offer(score)
            if top.floor != floor {
                floor = top.floor
                least = scratch.weights.least(for: floor)
            }
        }
    }
}
