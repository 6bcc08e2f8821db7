import Synchronization
import ZeroMQ

/// The connections that are open at the doors, as libzmq tells of them.
struct OpenConnections: ~Copyable {
    /// Of each door: who comes and goes, and which descriptors are open.
    private var doors: [Door]
    private let counters: Counters

    /// One door; a class, since an array cannot hold what must not be copied.
    private final class Door {
        let watch: ConnectionWatch
        var open: Set<Int> = []

        init(_ watch: consuming ConnectionWatch) {
            self.watch = watch
        }
    }

    /// Listens at doors, which may be opened later.
    ///
    /// - Throws: `ZeroMQError` where no socket is left.
    init(
        _ names: [String],
        in context: Context,
        _ counters: Counters
    ) throws(ZeroMQError) {
        doors = []
        for name in names { doors.append(Door(try ConnectionWatch(name, in: context))) }
        self.counters = counters
    }

    /// How many are open.
    ///
    /// - Complexity: O(*n*) in the number of doors.
    var count: Int { doors.reduce(0) { $0 + $1.open.count } }

    /// Wakes a poller when somebody comes or goes.
    func watch(with poller: inout Poller) {
        for door in doors { _ = door.watch.watch(with: &poller) }
    }

    /// Takes in who came and went.
    ///
    /// - Throws: `ZeroMQError` where a socket fails.
    mutating func refresh() throws(ZeroMQError) {
        for door in doors {
            try door.watch.take { event in
                switch event {
                case .opened(let descriptor): door.open.insert(descriptor)
                case .closed(let descriptor): door.open.remove(descriptor)
                case .failed: counters.count(counters.failedHandshakes)
                }
            }
        }
        counters.openConnections.store(count, ordering: .relaxed)
    }
}
