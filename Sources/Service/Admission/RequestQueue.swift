import ZeroMQ

/// Requests that have been received and wait for their turn, in order, each with its time.
///
/// libzmq's own queues do not say how long a message has waited; here it is stamped the moment
/// there is room for it. What finds no room stays with libzmq, whose bounds slow the sender down.
struct RequestQueue: ~Copyable {
    /// One request and where it came from.
    final class Item {
        /// Its frames.
        var frames = FrameBuffer()
        /// The door it came in by.
        var door = 0
        /// The name of the connection; nil without one.
        var user: String?
        /// When it was received, in microseconds of a clock that never goes back.
        var receivedMicros = 0
    }

    /// The most requests that wait.
    static let mostRequests = 8192
    /// The most bytes that wait.
    static let mostBytes = 67_108_864

    /// A ring; items are made when they are first needed and used again.
    private var items: [Item] = []
    private var first = 0
    /// How many wait.
    private(set) var count = 0
    /// How many bytes they have.
    private(set) var byteCount = 0

    /// Whether there is room for one more.
    var hasRoom: Bool { count < Self.mostRequests && byteCount < Self.mostBytes }

    /// The place for the next request; ``commit()`` makes it wait there.
    mutating func next() -> Item {
        if count == items.count {
            // A full ring that grows must start at its first item.
            items = Array(items[first...] + items[..<first]) + [Item()]
            first = 0
        }
        return items[(first + count) % items.count]
    }

    /// Lets the request wait that ``next()`` made the place for.
    mutating func commit() {
        byteCount += items[(first + count) % items.count].frames.totalByteCount
        count += 1
    }

    /// Takes the request that has waited longest; it is valid until ``next()`` is called.
    mutating func take() -> Item? {
        guard count > 0 else { return nil }
        let item = items[first]
        first = (first + 1) % items.count
        count -= 1
        byteCount -= item.frames.totalByteCount
        return item
    }
}
