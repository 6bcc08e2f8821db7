import Glibc
import ZeroMQ

/// One REQ socket to one endpoint, thrown away after a timeout.
///
/// REQ sockets of this project are RELAXED and CORRELATE, so a lost reply doesn't lock them and a
/// late one is never taken for the next, and IMMEDIATE, so nothing queues up for a daemon that is
/// not there.
final class ClientConnection {
    private let socket: Socket
    private let endpoint: Endpoint

    /// All clients of a process share one context; it lives as long as the process.
    private static let context = Result<Context, ZeroMQError> { () throws(ZeroMQError) in
        try Context()
    }

    init(
        to endpoint: Endpoint,
        security: SocketSecurity = .open
    ) throws(ClientError) {
        do throws(ZeroMQError) {
            var options = SocketOptions.client
            // Who gave up on a request doesn't want it sent while the program ends.
            options.lingerMilliseconds = 0
            options.security = security
            options.isIPv6On = endpoint.text.contains("[")
            socket = try Socket(.request, in: Self.context.get(), options: options)
            self.endpoint = endpoint
            try socket.connect(endpoint)
        } catch {
            throw ClientError(.system, error.message)
        }
    }

    /// Sends a body and waits for the reply's.
    ///
    /// - Parameters:
    ///   - deadline: when the reply must be there.
    ///   - connectDeadline: when the connection must be there.
    func exchange(
        _ body: [UInt8],
        deadline: ContinuousClock.Instant,
        connectDeadline: ContinuousClock.Instant
    ) throws(ClientError) -> [UInt8] {
        let outcome: Outcome
        do {
            outcome = try attempt(body, deadline, connectDeadline)
        } catch {
            throw ClientError(.system, error.message)
        }
        switch outcome {
        case .reply(let bytes): return bytes
        case .nobody: throw ClientError(.unreachable, "no daemon answers at \(endpoint)")
        case .silence:
            throw ClientError(
                .timeout,
                "\(endpoint) did not reply in time; try again, or allow it more time"
            )
        case .frames:
            throw ClientError(.malformed, "the reply from \(endpoint) has several frames")
        }
    }

    /// How an exchange went.
    private enum Outcome {
        case reply([UInt8])
        case nobody, silence, frames
    }

    private func attempt(
        _ body: [UInt8],
        _ deadline: ContinuousClock.Instant,
        _ connectDeadline: ContinuousClock.Instant
    ) throws(ZeroMQError) -> Outcome {
        guard try send(body, before: connectDeadline) else { return .nobody }
        var poller = Poller()
        let input = poller.add(socket)
        try poller.wait(milliseconds: Self.milliseconds(until: deadline))
        var frames = FrameBuffer()
        guard poller.isReadable(input), try socket.receive(into: &frames) else { return .silence }
        guard frames.count == 1, frames.excessCount == 0 else { return .frames }
        return .reply(frames.bytes(ofFrame: 0))
    }

    private func send(
        _ body: [UInt8],
        before deadline: ContinuousClock.Instant
    ) throws(ZeroMQError) -> Bool {
        var poller = Poller()
        let output = poller.add(socket, for: .writable)
        repeat {
            try poller.wait(milliseconds: Self.milliseconds(until: deadline))
            if poller.ready(output).contains(.writable), try socket.send([body]) == .sent {
                return true
            }
        } while ContinuousClock.now < deadline
        return false
    }

    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int {
        let left = deadline - ContinuousClock.now
        let (seconds, fraction) = left.components
        return max(0, Int(seconds) * 1000 + Int(fraction / 1_000_000_000_000_000))
    }
}
