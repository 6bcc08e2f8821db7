import CZeroMQ
import Glibc

/// Waits until one of several sockets and descriptors is ready.
///
/// It belongs to the thread of its sockets, and they must outlive its last ``wait(milliseconds:)``:
/// waiting on a closed socket ends the program with a message.
package struct Poller {
    /// What libzmq polls.
    private var items: [zmq_pollitem_t] = []
    /// Whether the socket of each item is open; nil for a descriptor.
    private var lives: [SocketLife?] = []
    /// The wakeups that are watched, kept so that their descriptors stay open.
    private var wakeups: [Wakeup] = []

    /// Makes a poller that watches nothing.
    package init() {}

    /// Watches a socket.
    ///
    /// - Parameters:
    ///   - socket: A socket of this thread that outlives the poller's last wait.
    ///   - events: What to wait for.
    /// - Returns: The slot to ask about it.
    package mutating func add(
        _ socket: borrowing Socket,
        for events: Events = .readable
    ) -> Slot {
        lives.append(socket.life)
        return append(
            zmq_pollitem_t(socket: socket.handle, fd: 0, events: events.rawValue, revents: 0)
        )
    }

    /// Watches a file descriptor.
    ///
    /// - Parameters:
    ///   - descriptor: An open descriptor that can be polled.
    ///   - events: What to wait for.
    /// - Returns: The slot to ask about it.
    package mutating func add(descriptor: Int32, for events: Events = .readable) -> Slot {
        lives.append(nil)
        return append(
            zmq_pollitem_t(socket: nil, fd: descriptor, events: events.rawValue, revents: 0)
        )
    }

    /// Watches a wakeup, which is readable from its signal until it is drained.
    ///
    /// - Parameter wakeup: The wakeup; the poller keeps it.
    /// - Returns: The slot to ask about it.
    package mutating func add(_ wakeup: Wakeup) -> Slot {
        wakeups.append(wakeup)
        return add(descriptor: wakeup.descriptor)
    }

    /// Changes what is waited for in a slot.
    ///
    /// - Parameters:
    ///   - slot: A slot of this poller.
    ///   - events: What to wait for; empty to leave the slot out.
    package mutating func watch(_ slot: Slot, for events: Events) {
        items[slot.index].events = events.rawValue
    }

    /// Waits until a slot is ready or the time is over.
    ///
    /// A signal does not end the wait; use a ``Wakeup`` or a signalfd for that.
    ///
    /// - Parameter milliseconds: Longest wait; 0 only looks, nil waits without a limit.
    /// - Returns: How many slots are ready, 0 where the time is over.
    /// - Throws: ``ZeroMQError`` where the context was shut down.
    /// - Complexity: O(*n*) in the number of slots.
    @discardableResult
    package mutating func wait(milliseconds: Int?) throws(ZeroMQError) -> Int {
        for life in lives {
            precondition(life?.isClosed != true, "a poller waits on a closed socket")
        }
        let deadline = milliseconds.map { Self.now() + $0 }
        return try CCall.check("zmq_poll") {
            let left = deadline.map { max(0, $0 - Self.now()) } ?? -1
            return Int(zmq_poll(&items, Int32(items.count), left))
        }
    }

    /// What the last ``wait(milliseconds:)`` found in a slot.
    ///
    /// - Parameter slot: A slot of this poller.
    package func ready(_ slot: Slot) -> Events {
        Events(rawValue: items[slot.index].revents)
    }

    /// Whether the last ``wait(milliseconds:)`` found something to read in a slot.
    ///
    /// - Parameter slot: A slot of this poller.
    package func isReadable(_ slot: Slot) -> Bool {
        ready(slot).contains(.readable)
    }

    /// Adds an item.
    private mutating func append(_ item: zmq_pollitem_t) -> Slot {
        items.append(item)
        return Slot(index: items.count - 1)
    }

    /// The monotonic time in milliseconds.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

@available(*, unavailable, message: "a poller stays on the thread of its sockets")
extension Poller: Sendable {}
