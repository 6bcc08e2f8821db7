import Testing
import ZeroMQ

@Suite("Who comes to a socket and who leaves")
struct ConnectionWatchTests {
    /// The next events, as many as are wanted.
    private static func events(
        _ watch: borrowing ConnectionWatch,
        count: Int
    ) throws -> [ConnectionWatch.Event] {
        var poller = Poller()
        let slot = watch.watch(with: &poller)
        var found: [ConnectionWatch.Event] = []
        while found.count < count {
            try poller.wait(milliseconds: Bench.patienceMilliseconds)
            try #require(poller.isReadable(slot), "\(count) events were to come, not \(found)")
            try watch.take { found.append($0) }
        }
        return found
    }

    @Test("Each connection is told when it is made and when it ends, under one descriptor")
    func comingAndGoing() throws {
        let watch = try ConnectionWatch("watch-coming", in: Bench.context)
        let router = try Socket(.router, in: Bench.context)
        try router.tellConnections(to: "watch-coming")
        let endpoint = try router.bind(Endpoint("tcp://127.0.0.1:0"))
        var opened: [ConnectionWatch.Event] = []
        do {
            let first = try Socket(.dealer, in: Bench.context)
            try first.connect(endpoint)
            let second = try Socket(.dealer, in: Bench.context)
            try second.connect(endpoint)
            // Whoever leaves before the handshake is over has failed at it.
            var frames = FrameBuffer()
            try Bench.send([[1]], on: first)
            try Bench.receive(router, into: &frames)
            try Bench.send([[2]], on: second)
            try Bench.receive(router, into: &frames)
            opened = try Self.events(watch, count: 2)
            withExtendedLifetime(first) {}
            withExtendedLifetime(second) {}
        }
        let closed = try Self.events(watch, count: 2)
        let descriptors = { (events: [ConnectionWatch.Event]) in
            Set(
                events.compactMap { event in
                    switch event {
                    case .opened(let descriptor), .closed(let descriptor): descriptor
                    case .failed: nil
                    }
                }
            )
        }
        #expect(descriptors(opened).count == 2)
        #expect(descriptors(closed) == descriptors(opened))
        #expect(opened.allSatisfy { if case .opened = $0 { true } else { false } })
        #expect(closed.allSatisfy { if case .closed = $0 { true } else { false } })
    }
}
