import Synchronization
import ZeroMQ

/// Where work waits for one thread, in order, up to a bound.
final class WorkQueue<Item: Sendable>: Sendable {
    /// Wakes the thread.
    let wakeup: Wakeup
    private let limit: Int
    private let items = Mutex<[Item]>([])

    /// Makes an empty queue.
    ///
    /// - Parameter limit: the most items that wait.
    init(limit: Int) throws(ZeroMQError) {
        self.limit = limit
        wakeup = try Wakeup()
    }

    /// Leaves an item and wakes the thread.
    ///
    /// - Returns: false where the queue is full; the item is not taken then.
    func offer(_ item: Item) -> Bool {
        let isTaken = items.withLock { items in
            guard items.count < limit else { return false }
            items.append(item)
            return true
        }
        if isTaken { wakeup.signal() }
        return isTaken
    }

    /// Takes what waits, in order; where more waits, the thread is woken again.
    ///
    /// - Parameter most: how much at the most.
    func take(most: Int = .max) -> [Item] {
        wakeup.drain()
        let (taken, isMore) = items.withLock { items in
            let taken = Array(items.prefix(most))
            items.removeFirst(taken.count)
            return (taken, !items.isEmpty)
        }
        if isMore { wakeup.signal() }
        return taken
    }
}
