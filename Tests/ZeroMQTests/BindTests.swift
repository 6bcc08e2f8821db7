import Glibc
import Testing
import ZeroMQ

@Suite("Binding and connecting")
struct BindTests {
    @Test("Port 0 binds a free port, names it, and answers there")
    func freePort() throws {
        let router = try Socket(.router, in: Bench.context)
        let bound = try router.bind(Endpoint("tcp://127.0.0.1:0"))
        guard case .tcp("127.0.0.1", let port) = bound.transport else {
            Issue.record("bound \(bound)")
            return
        }
        #expect(port != 0)
        #expect(bound.isExact && bound.isLoopback)
        let last = try router.lastEndpoint()
        #expect(last == bound)

        let dealer = try Socket(.dealer, in: Bench.context)
        try dealer.connect(bound)
        try Bench.send([[1]], on: dealer)
        var frames = FrameBuffer()
        try Bench.receive(router, into: &frames)
        #expect(frames.bytes(ofFrame: 1) == [1])
    }

    @Test("A fresh socket has no last endpoint")
    func noLastEndpoint() throws {
        let router = try Socket(.router, in: Bench.context)
        let last = try router.lastEndpoint()
        #expect(last == nil)
    }

    @Test("Binding a tcp port that is taken says so")
    func occupiedPort() throws {
        let first = try Socket(.router, in: Bench.context)
        let bound = try first.bind(Endpoint("tcp://127.0.0.1:0"))
        let second = try Socket(.router, in: Bench.context)
        let error = Bench.error { () throws(ZeroMQError) in try second.bind(bound) }
        #expect(error?.code == .addressInUse)
        #expect(error?.call == "zmq_bind")
        #expect(error?.endpoint == bound.text)
        #expect(error?.message.contains("another process listens there") == true)
        let last = try first.lastEndpoint()
        #expect(last == bound)
    }

    @Test("Binding an address of another machine says so")
    func foreignAddress() throws {
        let router = try Socket(.router, in: Bench.context)
        for text in ["tcp://203.0.113.7:7461", "tcp://match.example.org:7461"] {
            let error = Bench.error { () throws(ZeroMQError) in
                try router.bind(Endpoint(text))
            }
            #expect(
                error?.message.contains("the host is no address of this machine") == true,
                "\(error.map(String.init(describing:)) ?? "no error")"
            )
        }
    }

    @Test("Binding an ipc path in a missing directory says so")
    func missingDirectory() throws {
        let directory = try TemporaryDirectory()
        let router = try Socket(.router, in: Bench.context)
        let error = Bench.error { () throws(ZeroMQError) in
            try router.bind(Endpoint("ipc://\(directory.path)/none/s"))
        }
        #expect(error?.code == .noSuchFile)
        #expect(error?.message.contains("create it first") == true)
    }

    @Test("Binding an ipc path in a closed directory says so", .enabled(if: geteuid() != 0))
    func closedDirectory() throws {
        let directory = try TemporaryDirectory()
        chmod(directory.path, 0)
        let router = try Socket(.router, in: Bench.context)
        let endpoint = try directory.endpoint()
        let error = Bench.error { () throws(ZeroMQError) in try router.bind(endpoint) }
        #expect(error?.code == .permissionDenied)
        #expect(error?.message.contains("this user may not") == true)
    }

    @Test("Binding an ipc path never deletes a file that is not a socket")
    func ordinaryFile() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/file"
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        let router = try Socket(.router, in: Bench.context)
        let endpoint = try directory.endpoint("file")
        let error = Bench.error { () throws(ZeroMQError) in try router.bind(endpoint) }
        #expect(error?.code == .fileExists)
        #expect(access(path, F_OK) == 0)

        let below = Bench.error { () throws(ZeroMQError) in
            try router.bind(Endpoint("ipc://\(path)/s"))
        }
        #expect(below?.code == .notADirectory)
    }

    @Test("Connecting needs a host and a port")
    func inexactConnect() throws {
        let dealer = try Socket(.dealer, in: Bench.context)
        for text in ["tcp://127.0.0.1:0", "tcp://*:7461"] {
            let error = Bench.error { () throws(ZeroMQError) in
                try dealer.connect(Endpoint(text))
            }
            #expect(error?.message.contains("that the server printed") == true)
        }
    }

    @Test("Unbinding works once, and then says that the socket does not listen there")
    func unbind() throws {
        let router = try Socket(.router, in: Bench.context)
        let bound = try router.bind(Endpoint("tcp://127.0.0.1:0"))
        try router.unbind(bound)
        let error = Bench.error { () throws(ZeroMQError) in try router.unbind(bound) }
        #expect(error?.code == .noSuchFile)
        #expect(error?.message.contains("does not listen there") == true)
    }

    @Test("An option out of range is named")
    func optionOutOfRange() throws {
        var options = SocketOptions()
        options.sendQueueLimitMessages = -1
        let error = Bench.error { () throws(ZeroMQError) in
            _ = try Socket(.router, in: Bench.context, options: options)
        }
        #expect(error?.message.contains("SNDHWM cannot be -1") == true)
    }

    @Test("A routing id is 1 to 255 bytes and does not start with 0")
    func routingID() throws {
        let dealer = try Socket(.dealer, in: Bench.context)
        for id in [[], [0, 1], [UInt8](repeating: 1, count: 256)] {
            let error = Bench.error { () throws(ZeroMQError) in try dealer.setRoutingID(id) }
            #expect(error?.code == .invalidArgument)
        }
        try dealer.setRoutingID([UInt8](repeating: 1, count: 255))
    }

    @Test("A context that was shut down refuses its sockets")
    func shutdown() throws {
        let context = try Context()
        let router = try Socket(.router, in: context)
        context.shutdown()
        var frames = FrameBuffer()
        var error: ZeroMQError?
        do throws(ZeroMQError) {
            _ = try router.receive(into: &frames, wait: true)
        } catch let caught {
            error = caught
        }
        #expect(error?.code == .terminated)
    }
}
