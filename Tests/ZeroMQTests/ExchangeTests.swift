import Glibc
import Testing
import ZeroMQ

@Suite("Requests and replies")
struct ExchangeTests {
    @Test(
        "A router answers a dealer on its envelope, with and without the delimiter",
        arguments: [[[]], [], [[5, 6], []]] as [[[UInt8]]]
    )
    func dealer(extra: [[UInt8]]) throws {
        let link = try Link(.dealer)
        try Bench.send(extra + [[1, 2, 3]], on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        let count = 1 + extra.count
        #expect(frames.count == count + 1)
        #expect(frames.byteCounts == [5] + extra.map(\.count) + [3])
        #expect(frames.bytes(ofFrame: count) == [1, 2, 3])

        let outcome = try link.router.send(envelope: &frames, count: count, body: [9])
        #expect(outcome == .sent)
        #expect(frames.bytes(ofFrame: count) == [1, 2, 3])
        try Bench.receive(link.client, into: &frames)
        #expect(Bench.all(frames) == extra + [[9]])
    }

    @Test("A request socket gets its reply on the envelope of its request")
    func request() throws {
        let link = try Link(.request)
        let body = [UInt8](repeating: 3, count: 100_000)
        try Bench.send([body], on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        // The routing id, the request id of REQ_CORRELATE, the delimiter, the body.
        #expect(frames.byteCounts == [5, 4, 0, 100_000])
        let outcome = try link.router.send(envelope: &frames, count: 3, body: [4])
        #expect(outcome == .sent)
        try Bench.receive(link.client, into: &frames)
        #expect(Bench.all(frames) == [[4]])
    }

    @Test("A large body goes both ways unchanged, given as a pointer")
    func largeBody() throws {
        let link = try Link(.dealer)
        let body = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Bench.send([body], on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        let outcome = try body.withUnsafeBytes { bytes in
            try link.router.send(envelope: &frames, count: 1, body: bytes)
        }
        #expect(outcome == .sent)
        #expect(frames.bytes(ofFrame: 1) == body)
        try Bench.receive(link.client, into: &frames)
        #expect(Bench.all(frames) == [body])
    }

    @Test("A frame over the limit never arrives, and its sender can go on")
    func oversizedFrame() throws {
        let link = try Link(.dealer)
        let limit = Int(SocketOptions.queryFrameLimitBytes)
        try Bench.send([[UInt8](repeating: 0, count: limit + 1)], on: link.client)
        var frames = FrameBuffer()
        var poller = Poller()
        let slot = poller.add(link.router)
        // What is on its way when the router hangs up is lost, so it is sent again.
        for _ in 0..<Bench.patienceMilliseconds where !poller.isReadable(slot) {
            _ = try link.client.send([[1]])
            try poller.wait(milliseconds: 1)
        }
        try Bench.receive(link.router, into: &frames)
        #expect(frames.bytes(ofFrame: 1) == [1])
    }

    @Test("Nothing to receive is no error and empties the buffer")
    func nothing() throws {
        let link = try Link(.dealer)
        var frames = FrameBuffer()
        try Bench.send([[1]], on: link.client)
        try Bench.receive(link.router, into: &frames)
        let came = try link.router.receive(into: &frames)
        #expect(!came)
        #expect(frames.count == 0 && frames.totalByteCount == 0)
    }

    @Test("A message of 100 frames keeps 8 of them and counts the others")
    func hundredFrames() throws {
        let link = try Link(.dealer)
        try Bench.send((0..<100).map { [UInt8($0), 0] }, on: link.client)
        try Bench.send([[77]], on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        #expect(frames.count == FrameBuffer.capacityFrames)
        #expect(frames.excessCount == 101 - 8)
        #expect(frames.totalByteCount == 5 + 200)
        #expect(frames.bytes(ofFrame: 7) == [6, 0])
        #expect(frames.byteCounts.count == FrameBuffer.capacityFrames + 1)

        try Bench.receive(link.router, into: &frames)
        #expect(frames.count == 2 && frames.excessCount == 0)
        #expect(frames.bytes(ofFrame: 1) == [77])
    }

    @Test("A message of exactly 8 frames is kept whole")
    func eightFrames() throws {
        let link = try Link(.dealer)
        try Bench.send((1..<8).map { [UInt8($0)] }, on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        #expect(frames.count == 8 && frames.excessCount == 0)
    }

    @Test("An answer to a peer that never was is unreachable, and the next one goes")
    func unknownPeer() throws {
        let link = try Link(.dealer)
        try Bench.send([[1]], on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        let lost = try link.router.send([[99, 99], [], [1]])
        #expect(lost == .unreachable)
        let outcome = try link.router.send(envelope: &frames, count: 1, body: [2])
        #expect(outcome == .sent)
        try Bench.receive(link.client, into: &frames)
        #expect(Bench.all(frames) == [[2]])
    }

    @Test("An answer to a peer that vanished becomes unreachable")
    func vanishedPeer() throws {
        let router = try Socket(.router, in: Bench.context)
        let bound = try router.bind(Endpoint("tcp://127.0.0.1:0"))
        var frames = FrameBuffer()
        do {
            let dealer = try Socket(.dealer, in: Bench.context)
            try dealer.connect(bound)
            try Bench.send([[1]], on: dealer)
            try Bench.receive(router, into: &frames)
        }
        // The router learns of it when its I/O thread sees the connection close.
        var outcome = SendOutcome.sent
        for _ in 0..<Bench.patienceMilliseconds where outcome != .unreachable {
            outcome = try router.send(envelope: &frames, count: 1, body: [2])
            usleep(1000)
        }
        #expect(outcome == .unreachable)
    }

    @Test("A router does not wait for a peer that stopped reading, even when told to")
    func fullQueue() throws {
        var options = SocketOptions()
        options.sendQueueLimitMessages = 4
        options.receiveQueueLimitMessages = 4
        let link = try Link(.dealer, options: options)
        try Bench.send([[1]], on: link.client)
        var frames = FrameBuffer()
        try Bench.receive(link.router, into: &frames)
        let body = [UInt8](repeating: 0, count: 100_000)
        var outcome = SendOutcome.sent
        for _ in 0..<10_000 where outcome == .sent {
            outcome = try link.router.send(envelope: &frames, count: 1, body: body, wait: true)
        }
        #expect(outcome == .wouldBlock)
        try Bench.receive(link.client, into: &frames)
    }

    @Test("A dealer does not queue requests for a server that is not there")
    func noServer() throws {
        let directory = try TemporaryDirectory()
        let dealer = try Socket(.dealer, in: Bench.context)
        try dealer.connect(directory.endpoint())
        let outcome = try dealer.send([[1], [2]])
        #expect(outcome == .wouldBlock)
    }

    @Test("A routing id that a client chose is what the router sees")
    func chosenRoutingID() throws {
        let directory = try TemporaryDirectory()
        let router = try Socket(.router, in: Bench.context)
        try router.bind(directory.endpoint())
        let dealer = try Socket(.dealer, in: Bench.context)
        try dealer.setRoutingID(Array("portal".utf8))
        try dealer.connect(directory.endpoint())
        try Bench.send([[1]], on: dealer)
        var frames = FrameBuffer()
        try Bench.receive(router, into: &frames)
        #expect(frames.bytes(ofFrame: 0) == Array("portal".utf8))
    }

    @Test("A subscriber gets the events of its topic only")
    func events() throws {
        let directory = try TemporaryDirectory()
        let publisher = try Socket(.publish, in: Bench.context)
        try publisher.bind(directory.endpoint())
        let subscriber = try Socket(.subscribe, in: Bench.context)
        try subscriber.subscribe(to: Array("catalog.".utf8))
        try subscriber.connect(directory.endpoint())
        var frames = FrameBuffer()
        var poller = Poller()
        let slot = poller.add(subscriber)
        // What is published before the subscription arrives is lost, so it is published again.
        for _ in 0..<Bench.patienceMilliseconds where !poller.isReadable(slot) {
            _ = try publisher.send([Array("profile.changed".utf8), [1]])
            _ = try publisher.send([Array("catalog.published".utf8), [2]])
            try poller.wait(milliseconds: 1)
        }
        try Bench.receive(subscriber, into: &frames)
        #expect(Bench.all(frames) == [Array("catalog.published".utf8), [2]])
    }
}

/// A router and a client that connects to it over a free tcp port.
private struct Link: ~Copyable {
    let router: Socket
    let client: Socket

    init(_ kind: SocketKind, options: SocketOptions = SocketOptions()) throws {
        let server = try Socket(.router, in: Bench.context, options: options)
        let bound = try server.bind(Endpoint("tcp://127.0.0.1:0"))
        let peer = try Socket(kind, in: Bench.context, options: options)
        try peer.connect(bound)
        router = server
        client = peer
    }
}
