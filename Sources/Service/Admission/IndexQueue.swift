/// A queue of numbers whose links lie in an array that several queues share, since each number is
/// in one of them at a time.
struct IndexQueue {
    private var first = -1
    private var last = -1

    /// Whether it holds none.
    var isEmpty: Bool { first < 0 }

    /// Appends a number that is in no queue.
    ///
    /// - Parameters:
    ///   - index: the number.
    ///   - links: of each number, the one after it; -1 after the last.
    mutating func append(_ index: Int, _ links: inout [Int]) {
        links[index] = -1
        if isEmpty { first = index } else { links[last] = index }
        last = index
    }

    /// Takes the number that was appended first.
    mutating func popFirst(_ links: [Int]) -> Int? {
        guard !isEmpty else { return nil }
        let index = first
        first = links[index]
        return index
    }
}
