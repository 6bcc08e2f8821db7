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
    func offer(_ item: Item) -> Bool { offer(all: CollectionOfOne(item)) }

    /// Leaves items that came together, as far as there is room, and wakes the thread once.
    ///
    /// - Returns: false where the queue is full; what found no room is not taken then.
    /// - Complexity: O(*n*) in the number of items, and a system call only where none waited.
    func offer(all added: some Collection<Item>) -> Bool {
        let (isTaken, isFirst) = items.withLock { items in
            let isFirst = items.isEmpty && !added.isEmpty
            let room = limit - items.count
            items.append(contentsOf: added.prefix(room))
            return (added.count <= room, isFirst)
        }
        // Where others wait, the thread has been woken already, or will be for what it leaves.
        if isFirst { wakeup.signal() }
        return isTaken
    }

    /// Takes what waits, in order; where more waits, the thread is woken again.
    ///
    /// - Parameter most: how much at the most.
    func take(most: Int = .max) -> [Item] {
        wakeup.drain()
        let (taken, isMore) = items.withLock { items in
            var taken: [Item] = []
            if items.count <= most {
                swap(&taken, &items)
            } else {
                taken = Array(items.prefix(most))
                items.removeFirst(taken.count)
            }
            return (taken, !items.isEmpty)
        }
        if isMore { wakeup.signal() }
        return taken
    }
}
