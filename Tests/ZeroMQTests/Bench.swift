import Glibc
import Testing
import ZeroMQ

/// What the tests of this target share.
enum Bench {
    /// The one context of the process.
    static let context: Context = {
        do { return try Context() } catch { fatalError("\(error)") }
    }()

    /// Longest wait for what must happen; a limit on a hanging test, never a measurement.
    static let patienceMilliseconds = 20_000

    /// Receives a message that must come.
    static func receive(
        _ socket: borrowing Socket,
        into frames: inout FrameBuffer
    ) throws {
        var poller = Poller()
        let slot = poller.add(socket)
        try poller.wait(milliseconds: patienceMilliseconds)
        try #require(poller.isReadable(slot), "no message came")
        let came = try socket.receive(into: &frames)
        try #require(came, "no message came")
    }

    /// Sends frames that must go, waiting for the connection.
    static func send(_ frames: [[UInt8]], on socket: borrowing Socket) throws {
        var poller = Poller()
        let slot = poller.add(socket, for: .writable)
        try poller.wait(milliseconds: patienceMilliseconds)
        try #require(poller.ready(slot) == .writable, "no connection came about")
        let outcome = try socket.send(frames)
        try #require(outcome == .sent)
    }

    /// Every kept frame of a message.
    static func all(_ frames: borrowing FrameBuffer) -> [[UInt8]] {
        var copies: [[UInt8]] = []
        for index in 0..<frames.count { copies.append(frames.bytes(ofFrame: index)) }
        return copies
    }

    /// The error that `body` throws; nil where it throws none.
    static func error(_ body: () throws(ZeroMQError) -> Void) -> ZeroMQError? {
        do throws(ZeroMQError) {
            try body()
            return nil
        } catch {
            return error
        }
    }
}

/// A directory that goes away with this object.
final class TemporaryDirectory {
    /// Where it is.
    let path: String

    init() throws {
        var template = Array("/tmp/zmq-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        path = String(cString: made)
    }

    /// An ipc endpoint in the directory.
    func endpoint(_ name: String = "s") throws -> Endpoint {
        try Endpoint("ipc://\(path)/\(name)")
    }

    deinit {
        chmod(path, 0o700)
        for name in ["s", "file", "other"] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
