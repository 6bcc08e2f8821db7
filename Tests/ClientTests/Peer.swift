import Dispatch
import Documents
import Glibc
import RPC
import Synchronization
import Testing
import ZeroMQ

/// A ROUTER on a thread of its own that answers as a test says; it ends with this object.
final class Peer: Sendable {
    /// What is answered to a request: the frames of the reply, or nil for silence.
    typealias Answer = @Sendable (_ request: Node, _ number: Int) -> [[UInt8]]?

    /// Longest wait for what must happen; a limit on a hanging test, never a measurement.
    static let patience = Duration.seconds(20)

    /// Where it listens.
    let endpoint: String
    private let stop: Wakeup
    private let thread: DedicatedThread
    private let log: Log

    /// What the thread and the test share.
    private final class Log: Sendable {
        let requests = Mutex<[Node]>([])
        let bound = Mutex<Result<String, any Error>?>(nil)
        let isBound = DispatchSemaphore(value: 0)
    }

    /// The requests that came, first to last.
    var requests: [Node] { log.requests.withLock { $0 } }

    init(at endpoint: String = "tcp://127.0.0.1:0", _ answer: @escaping Answer) throws {
        let (log, stop) = (Log(), try Wakeup())
        thread = try DedicatedThread(name: "peer") {
            do {
                // Its own, because only the end of a context waits for what its sockets leave
                // behind: a listener that closes later would take its successor's file away.
                let context = try Context()
                try withExtendedLifetime(context) {
                    let router = try Socket(.router, in: context)
                    let bound = try router.bind(Endpoint(endpoint))
                    log.bound.withLock { $0 = .success(bound.text) }
                    log.isBound.signal()
                    try Self.serve(router, log, stop, answer)
                }
            } catch {
                log.bound.withLock { $0 = .failure(error) }
                log.isBound.signal()
            }
        }
        (self.log, self.stop) = (log, stop)
        log.isBound.wait()
        let bound = log.bound.withLock { $0 }
        self.endpoint = try #require(bound).get()
    }

    /// Answers until it is told to stop; the last frame of a request is its body.
    private static func serve(
        _ router: borrowing Socket,
        _ log: Log,
        _ stop: Wakeup,
        _ answer: Answer
    ) throws {
        var poller = Poller()
        let ending = poller.add(stop)
        _ = poller.add(router)
        var frames = FrameBuffer()
        while true {
            try poller.wait(milliseconds: nil)
            if poller.isReadable(ending) { return }
            guard try router.receive(into: &frames) else { continue }
            let envelope = frames.count - 1
            let request = try JSONReader.read(frames.bytes(ofFrame: envelope), limits: .reply)
            let number = log.requests.withLock { requests in
                requests.append(request)
                return requests.count
            }
            guard let reply = answer(request, number) else { continue }
            let head = (0..<envelope).map { frames.bytes(ofFrame: $0) }
            _ = try router.send(head + reply)
        }
    }

    /// Stops listening and waits until nobody can connect any more.
    func end() throws {
        stop.signal()
        thread.join()
        // libzmq may leave the file.
        if case .ipc(let path) = try Endpoint(endpoint).transport { unlink(path) }
    }

    deinit {
        stop.signal()
        thread.join()
    }
}

/// Bodies of replies.
enum Reply {
    /// A result for a request, written out as JSON.
    static func result(_ json: String, to request: Node) -> [[UInt8]] {
        body(#"{"jsonrpc":"2.0","id":"\#(request["id"]?.text ?? "")","result":\#(json)}"#)
    }

    /// An error object for a request, written out as JSON.
    static func error(_ json: String, to request: Node) -> [[UInt8]] {
        body(#"{"jsonrpc":"2.0","id":"\#(request["id"]?.text ?? "")","error":\#(json)}"#)
    }

    /// Any text as a reply of one frame.
    static func body(_ text: String) -> [[UInt8]] { [Array(text.utf8)] }
}

/// A short directory that goes away with this object: a socket's path has room for 107 bytes.
final class TemporaryDirectory {
    /// Where it is.
    let path: String

    init() throws {
        var template = Array("/tmp/tmc-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        path = String(cString: made)
    }

    /// An ipc endpoint in the directory.
    var endpoint: String { "ipc://\(path)/s" }

    deinit {
        unlink("\(path)/s")
        rmdir(path)
    }
}
