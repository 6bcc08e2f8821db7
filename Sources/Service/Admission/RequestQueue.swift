import ZeroMQ

/// Requests that have been received and wait for their turn, each with its time.
///
/// libzmq's own queues do not say how long a message has waited; here it is stamped the moment
/// there is room for it. What finds no room stays with libzmq, whose bounds slow the sender down.
///
/// Connections take turns, so that one which floods the daemon waits for itself and for nobody
/// else. What has waited too long stands aside as late, so that refusing it holds up nobody either.
struct RequestQueue: ~Copyable {
    /// One request and where it came from.
    final class Item {
        /// Its frames.
        var frames = FrameBuffer()
        /// The door it came in by.
        var door = 0
        /// The name of the connection; nil without one.
        var user: String?
        /// A number of the connection; two that share one share their turns.
        var connection: UInt64 = 0
        /// When it was received, in microseconds of a clock that never goes back.
        var receivedMicros = 0
    }

    /// The requests of one connection, in order.
    private struct Line {
        var connection: UInt64
        var items = IndexQueue()
    }

    /// The most requests that wait.
    static let mostRequests = 8192
    /// The most bytes that wait.
    static let mostBytes = 67_108_864

    /// Every item there ever was, its link, and those that hold no request; the last one is next.
    private var items: [Item] = []
    private var itemLinks: [Int] = []
    private var freeItems: [Int] = []
    /// The same for lines, and which of them is whose.
    private var lines: [Line] = []
    private var lineLinks: [Int] = []
    private var freeLines: [Int] = []
    private var lineOf: [UInt64: Int] = [:]
    /// The lines that hold something, in the order of their turns.
    private var turns = IndexQueue()
    private var late = IndexQueue()
    /// How many wait, late ones included.
    private(set) var count = 0
    /// How many are late.
    private(set) var lateCount = 0
    /// How many bytes they have.
    private(set) var byteCount = 0

    /// Whether there is room for one more.
    var hasRoom: Bool { count < Self.mostRequests && byteCount < Self.mostBytes }

    /// The place for the next request; ``commit()`` makes it wait there.
    mutating func next() -> Item {
        if let index = freeItems.last { return items[index] }
        freeItems.append(items.count)
        itemLinks.append(-1)
        let item = Item()
        items.append(item)
        return item
    }

    /// Lets the request wait that ``next()`` made the place for.
    mutating func commit() {
        let index = freeItems.removeLast()
        let line = line(of: items[index].connection)
        lines[line].items.append(index, &itemLinks)
        byteCount += items[index].frames.totalByteCount
        count += 1
    }

    /// The line of a connection, which gets a turn if it had none.
    private mutating func line(of connection: UInt64) -> Int {
        if let line = lineOf[connection] { return line }
        let line: Int
        if let free = freeLines.popLast() {
            line = free
            lines[line].connection = connection
        } else {
            line = lines.count
            lines.append(Line(connection: connection))
            lineLinks.append(-1)
        }
        lineOf[connection] = line
        turns.append(line, &lineLinks)
        return line
    }

    /// Takes the oldest request that is not late of the connection whose turn it is; it is valid
    /// until ``next()`` is called.
    ///
    /// - Parameter oldest: what was received earlier is late from now on, in microseconds.
    /// - Complexity: O(1) for each request, taken over its whole wait.
    mutating func take(receivedSince oldest: Int) -> Item? {
        while let line = turns.popFirst(lineLinks) {
            let index = lines[line].items.popFirst(itemLinks)
            if lines[line].items.isEmpty {
                lineOf[lines[line].connection] = nil
                freeLines.append(line)
            } else {
                turns.append(line, &lineLinks)
            }
            guard let index else { continue }
            if items[index].receivedMicros >= oldest { return release(index) }
            late.append(index, &itemLinks)
            lateCount += 1
        }
        return nil
    }

    /// Takes a late request; it is valid until ``next()`` is called.
    mutating func takeLate() -> Item? {
        guard let index = late.popFirst(itemLinks) else { return nil }
        lateCount -= 1
        return release(index)
    }

    /// Gives an item back whose request waits no longer.
    private mutating func release(_ index: Int) -> Item {
        freeItems.append(index)
        count -= 1
        byteCount -= items[index].frames.totalByteCount
        return items[index]
    }
}
