/// The solutions of a catalogue by id ascending, each kept as a few hundred bytes and decoded when
/// it is asked for.
///
/// Ids are ordered by their bytes, which for ids is the order of texts.
public struct SolutionTable: Sendable {
    /// The solutions, some hundreds a page; none is empty.
    let pages: [SolutionPage]
    /// The position of the first solution of each page.
    let starts: [Int]
    /// The number of solutions.
    public let count: Int
    /// What the encoded solutions refer to by number.
    let shared: SharedWords

    /// A table of pages.
    ///
    /// - Complexity: O(*p*) in the pages.
    init(_ pages: [SolutionPage], _ shared: SharedWords) {
        var starts: [Int] = []
        starts.reserveCapacity(pages.count)
        var count = 0
        for page in pages {
            starts.append(count)
            count += page.count
        }
        self.pages = pages
        self.starts = starts
        self.count = count
        self.shared = shared
    }

    /// Encodes solutions.
    ///
    /// - Parameter solutions: in any order.
    /// - Complexity: O(*n* log *n*) in the solutions, O(*n*) where they are in order.
    public init(_ solutions: some Sequence<Solution>) {
        var builder = Builder()
        for solution in solutions { builder.append(solution) }
        self = builder.table()
    }

    /// The memory that the solutions take, in bytes.
    public var byteCount: Int { pages.reduce(0) { $0 + $1.range.count } }

    /// The id of the solution at a position; nothing else of it is decoded.
    ///
    /// - Complexity: O(log *n*).
    public func id(at position: Int) -> String {
        let page = page(of: position)
        return pages[page].id(position - starts[page])
    }

    /// The name of the solution at a position; nothing else of it is decoded.
    ///
    /// - Complexity: O(log *n*).
    public func name(at position: Int) -> String {
        let page = page(of: position)
        return pages[page].name(position - starts[page])
    }

    /// The position of a solution, or nil.
    ///
    /// - Complexity: O(log *n*).
    public func position(of id: String) -> Int? {
        var id = id
        return id.withUTF8 { bytes in
            let place = self.place(notBelow: bytes.span.bytes)
            guard place.page < pages.count, place.row < pages[place.page].count,
                pages[place.page].hasID(bytes.span.bytes, at: place.row)
            else { return nil }
            return starts[place.page] + place.row
        }
    }

    /// The page that holds a position.
    func page(of position: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= position { low = middle } else { high = middle }
        }
        return low
    }

    /// The page and row where an id is or would be put.
    func place(notBelow id: RawSpan) -> (page: Int, row: Int) {
        var low = 0
        var high = pages.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pages[middle].startsBelow(id) { low = middle } else { high = middle }
        }
        guard low < pages.count else { return (0, 0) }
        let row = pages[low].firstRow(notBelow: id)
        // Behind the last of a page is before the first of the next.
        return row == pages[low].count && low + 1 < pages.count ? (low + 1, 0) : (low, row)
    }
}

extension SolutionTable: RandomAccessCollection {
    /// The position of the first solution.
    public var startIndex: Int { 0 }

    /// The position behind the last solution.
    public var endIndex: Int { count }

    /// The solution at a position, decoded.
    ///
    /// - Complexity: O(log *n*) and the size of the solution.
    public subscript(position: Int) -> Solution {
        let page = page(of: position)
        return pages[page].solution(position - starts[page], shared)
    }
}

extension SolutionTable {
    /// The ids around the place where one would stand, for suggestions; all of a small table.
    ///
    /// - Parameters:
    ///   - id: an id that need not be there.
    ///   - most: the most ids that are given.
    /// - Complexity: O(*m*) in the ids that are given.
    public func ids(near id: String, most: Int = 2000) -> [String] {
        guard count > most else { return indices.map(id(at:)) }
        var id = id
        let place = id.withUTF8 { self.place(notBelow: $0.span.bytes) }
        let middle = starts[place.page] + place.row
        let first = Swift.max(0, Swift.min(middle - most / 2, count - most))
        return (first..<first + most).map { self.id(at: $0) }
    }
}
