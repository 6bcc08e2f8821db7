import Glibc
import Synchronization
import Testing
import ZeroMQ

@Suite("Polling and waking")
struct PollerTests {
    @Test("A signal from another thread ends a wait without a limit")
    func wakeup() throws {
        let wakeup = try Wakeup()
        var poller = Poller()
        let slot = poller.add(wakeup)
        let thread = try DedicatedThread(name: "waker") { wakeup.signal() }
        let ready = try poller.wait(milliseconds: nil)
        #expect(ready == 1)
        #expect(poller.isReadable(slot))
        thread.join()
        thread.join()
    }

    @Test("Signals count as one until they are drained")
    func coalescing() throws {
        let wakeup = try Wakeup()
        var poller = Poller()
        let slot = poller.add(wakeup)
        #expect(!wakeup.drain())
        for _ in 0..<3 { wakeup.signal() }
        try poller.wait(milliseconds: 0)
        #expect(poller.isReadable(slot))
        #expect(wakeup.drain())
        #expect(!wakeup.drain())
        let ready = try poller.wait(milliseconds: 0)
        #expect(ready == 0)
        #expect(!poller.isReadable(slot))
    }

    @Test("A poller tells several sockets and descriptors apart")
    func several() throws {
        let directory = try TemporaryDirectory()
        let wakeup = try Wakeup()
        let first = try Socket(.router, in: Bench.context)
        let second = try Socket(.router, in: Bench.context)
        try first.bind(directory.endpoint("s"))
        try second.bind(directory.endpoint("other"))
        var poller = Poller()
        let slots = [poller.add(first), poller.add(second), poller.add(wakeup)]
        let none = try poller.wait(milliseconds: 0)
        #expect(none == 0)

        let dealer = try Socket(.dealer, in: Bench.context)
        try dealer.connect(directory.endpoint("other"))
        try Bench.send([[1]], on: dealer)
        try poller.wait(milliseconds: Bench.patienceMilliseconds)
        #expect(slots.map(poller.isReadable) == [false, true, false])

        wakeup.signal()
        poller.watch(slots[1], for: [])
        try poller.wait(milliseconds: Bench.patienceMilliseconds)
        #expect(slots.map(poller.isReadable) == [false, false, true])
    }

    @Test("A signal of the system does not end a wait")
    func interrupted() throws {
        signal(SIGUSR1) { _ in }
        let wakeup = try Wakeup()
        let waiting = pthread_self()
        var poller = Poller()
        let slot = poller.add(wakeup)
        let thread = try DedicatedThread(name: "interrupter") {
            for _ in 0..<20 {
                pthread_kill(waiting, SIGUSR1)
                usleep(500)
            }
            wakeup.signal()
        }
        let ready = try poller.wait(milliseconds: nil)
        #expect(ready == 1)
        #expect(poller.isReadable(slot))
        thread.join()
    }

    @Test("A closed descriptor is found to have failed")
    func failed() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        var poller = Poller()
        let slot = poller.add(descriptor: ends[1], for: .writable)
        close(ends[0])
        try poller.wait(milliseconds: Bench.patienceMilliseconds)
        #expect(poller.ready(slot).contains(.failed))
        close(ends[1])
    }

    @Test("A server lives on its own thread: made, used and closed there, stopped by a wakeup")
    func ownThread() throws {
        let stop = try Wakeup()
        let started = try Wakeup()
        let place = Mutex<Endpoint?>(nil)
        let box = Box(place: place)
        let thread = try DedicatedThread(name: "front") {
            do {
                var front = try Front(stop: stop)
                let bound = front.bound
                box.place.withLock { $0 = bound }
                started.signal()
                try front.run()
            } catch {
                Issue.record("\(error)")
                started.signal()
            }
        }
        var poller = Poller()
        _ = poller.add(started)
        try poller.wait(milliseconds: Bench.patienceMilliseconds)
        let bound = try #require(box.place.withLock { $0 })

        let request = try Socket(.request, in: Bench.context, options: .client)
        try request.connect(bound)
        var frames = FrameBuffer()
        for round in 0..<20 {
            try Bench.send([[UInt8(round)]], on: request)
            try Bench.receive(request, into: &frames)
            #expect(Bench.all(frames) == [[UInt8(round), UInt8(round)]])
        }
        stop.signal()
        thread.join()
    }

    @Test("Waiting on a closed socket ends the program instead of reading freed memory")
    func closedSocket() async {
        await #expect(processExitsWith: .failure) {
            var poller = Poller()
            do {
                let router = try Socket(.router, in: Bench.context)
                _ = poller.add(router)
            }
            try poller.wait(milliseconds: 0)
        }
    }
}

/// Where two threads leave a word for each other.
private final class Box: Sendable {
    let place: Mutex<Endpoint?>

    init(place: consuming Mutex<Endpoint?>) {
        self.place = place
    }
}

/// A loop as the daemon runs it: poll once, then drain, and answer each request with it twice.
private struct Front: ~Copyable {
    let queries: Socket
    let bound: Endpoint
    let stop: Wakeup
    var frames = FrameBuffer()
    var poller = Poller()

    init(stop: Wakeup) throws {
        let socket = try Socket(.router, in: Bench.context)
        bound = try socket.bind(Endpoint("tcp://127.0.0.1:0"))
        queries = socket
        self.stop = stop
    }

    mutating func run() throws {
        let requests = poller.add(queries)
        let stopped = poller.add(stop)
        while true {
            try poller.wait(milliseconds: nil)
            if poller.isReadable(stopped) { return }
            guard poller.isReadable(requests) else { continue }
            for _ in 0..<256 {
                guard try queries.receive(into: &frames) else { break }
                let count = frames.count - 1
                let body = frames.bytes(ofFrame: count)
                _ = try queries.send(envelope: &frames, count: count, body: body + body)
            }
        }
    }
}
