/// Some hundreds of encoded solutions, one behind the other, with ids ascending.
///
/// What a write changes is made anew by the page, and what was read from a file is many pages of
/// one block of bytes.
struct SolutionPage: Sendable {
    /// The number of solutions that a page is filled with.
    static let filling = 256
    /// The number above which a page is split.
    static let most = 512

    /// The block that the page is a part of.
    let bytes: [UInt8]
    /// Where in it the page starts: with the offset of each solution and of their end from there,
    /// four bytes each.
    let start: Int
    /// The number of solutions.
    let count: Int

    /// The first byte of a solution, or that behind the last.
    @inline(__always)
    func offset(of row: Int, _ bytes: RawSpan) -> Int {
        var cursor = ByteCursor(offset: start + 4 * row)
        return start + Int(cursor.half(bytes))
    }

    /// The bytes of the page.
    var range: Range<Int> { start..<offset(of: count, bytes.span.bytes) }

    /// The encoded solutions of some rows.
    func records(_ rows: Range<Int>) -> ArraySlice<UInt8> {
        let span = bytes.span.bytes
        return bytes[offset(of: rows.lowerBound, span)..<offset(of: rows.upperBound, span)]
    }

    /// The solution of a row.
    func solution(_ row: Int, _ shared: borrowing SharedWords) -> Solution {
        let span = bytes.span.bytes
        return Solution(span, at: offset(of: row, span), shared)
    }

    /// The id of a row.
    func id(_ row: Int) -> String {
        let span = bytes.span.bytes
        var cursor = ByteCursor(offset: offset(of: row, span))
        return cursor.text(span)
    }

    /// The name of a row.
    func name(_ row: Int) -> String {
        let span = bytes.span.bytes
        var cursor = ByteCursor(offset: offset(of: row, span))
        _ = cursor.skipText(span)
        return cursor.text(span)
    }

    /// The first row whose id is not below another.
    ///
    /// - Complexity: O(log *n*).
    func firstRow(notBelow id: RawSpan) -> Int {
        let span = bytes.span.bytes
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isID(middle, below: id, span) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the id of a row is an id.
    func hasID(_ id: RawSpan, at row: Int) -> Bool {
        let span = bytes.span.bytes
        var cursor = ByteCursor(offset: offset(of: row, span))
        let range = cursor.skipText(span)
        guard range.count == id.byteCount else { return false }
        for place in 0..<range.count {
            let one = span.unsafeLoad(fromByteOffset: range.lowerBound + place, as: UInt8.self)
            let other = id.unsafeLoad(fromByteOffset: place, as: UInt8.self)
            if one != other { return false }
        }
        return true
    }

    /// Whether the id of the first row is below another, by its bytes.
    func startsBelow(_ id: RawSpan) -> Bool { isID(0, below: id, bytes.span.bytes) }

    /// Whether the id of the first row is above another, by its bytes.
    func startsAbove(_ id: String) -> Bool {
        var id = id
        return id.withUTF8 { !startsBelow($0.span.bytes) && !hasID($0.span.bytes, at: 0) }
    }

    private func isID(_ row: Int, below id: RawSpan, _ span: RawSpan) -> Bool {
        var cursor = ByteCursor(offset: offset(of: row, span))
        let range = cursor.skipText(span)
        for place in 0..<min(range.count, id.byteCount) {
            let one = span.unsafeLoad(fromByteOffset: range.lowerBound + place, as: UInt8.self)
            let other = id.unsafeLoad(fromByteOffset: place, as: UInt8.self)
            if one != other { return one < other }
        }
        return range.count < id.byteCount
    }
}

extension SolutionPage {
    /// Fills a page.
    struct Builder {
        private var records: [UInt8] = []
        private var offsets: [Int] = [0]

        /// The number of solutions so far.
        var count: Int { offsets.count - 1 }

        /// Adds encoded solutions.
        ///
        /// - Parameters:
        ///   - bytes: the solutions.
        ///   - ends: where each of them ends, from the first byte on.
        mutating func append(_ bytes: ArraySlice<UInt8>, ends: some Sequence<Int>) {
            let base = records.count
            records += bytes
            for end in ends { offsets.append(base + end) }
        }

        /// Adds an encoded solution.
        mutating func append(_ bytes: ArraySlice<UInt8>) {
            append(bytes, ends: CollectionOfOne(bytes.count))
        }

        /// The page of what was added; the builder is empty afterwards.
        mutating func page() -> SolutionPage {
            var writer = ByteWriter()
            writer.bytes.reserveCapacity(offsets.count * 4 + records.count)
            for offset in offsets { writer.half(UInt32(offsets.count * 4 + offset)) }
            writer.bytes += records
            let page = SolutionPage(bytes: writer.bytes, start: 0, count: count)
            records.removeAll(keepingCapacity: true)
            offsets = [0]
            return page
        }
    }
}
