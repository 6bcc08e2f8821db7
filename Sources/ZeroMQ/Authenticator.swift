import CZeroMQ

/// The place where libzmq asks who may connect: one a process, alive as long as its sockets.
///
/// Source: the ZeroMQ Authentication Protocol, RFC 27.
package struct Authenticator: ~Copyable {
    /// Somebody who wants to connect.
    package struct Request: Sendable, Hashable {
        /// The number by which libzmq knows the question.
        fileprivate let id: [UInt8]
        /// Where they come from: an address, or `localhost:uid:gid:pid`.
        package let address: String
        /// Their public key, where they have one.
        package let publicKey: String?
    }

    /// What becomes of them.
    package enum Decision: Sendable, Hashable {
        /// They may connect, and every frame they send carries this name.
        case accept(userID: String)
        /// They may not, for now; they will try again.
        case refuseForNow(String)
        /// They may not, and will not try again.
        case refuse(String)
    }

    private let socket: Socket

    /// Starts to listen for questions; do it before any checked socket is bound.
    ///
    /// - Throws: ``ZeroMQError`` where another authenticator is there.
    package init(in context: Context) throws(ZeroMQError) {
        socket = try Self.listening(in: context)
    }

    private static func listening(in context: Context) throws(ZeroMQError) -> Socket {
        let socket = try Socket(.reply, in: context)
        let handle = socket.handle
        try CCall.check("zmq_bind") { Int(zmq_bind(handle, "inproc://zeromq.zap.01")) }
        return socket
    }

    /// Watches for questions.
    package func watch(with poller: inout Poller) -> Poller.Slot { poller.add(socket) }

    /// Answers every question that waits.
    ///
    /// - Parameter decide: What becomes of somebody.
    /// - Throws: ``ZeroMQError`` where the socket fails.
    package func answer(_ decide: (Request) -> Decision) throws(ZeroMQError) {
        var frames = FrameBuffer()
        while try socket.receive(into: &frames) {
            let id = frames.count > 1 ? frames.bytes(ofFrame: 1) : []
            let decision = Self.request(frames, id).map(decide) ?? .refuse("malformed")
            let (code, text, user): (String, String, String) =
                switch decision {
                case .accept(let userID): ("200", "OK", userID)
                case .refuseForNow(let reason): ("300", reason, "")
                case .refuse(let reason): ("400", reason, "")
                }
            let parts = [Array("1.0".utf8), id] + [code, text, user, ""].map { Array($0.utf8) }
            _ = try socket.send(parts, wait: true)
        }
    }

    private static func request(_ frames: borrowing FrameBuffer, _ id: [UInt8]) -> Request? {
        guard frames.count >= 6 else { return nil }
        let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        let mechanism = text(frames.bytes(ofFrame: 5))
        guard text(frames.bytes(ofFrame: 0)) == "1.0" else { return nil }
        let address = text(frames.bytes(ofFrame: 3))
        guard mechanism == "CURVE" else {
            return Request(id: id, address: address, publicKey: nil)
        }
        // Whoever comes with a key is judged by it, and never by their address.
        let bytes = frames.count > 6 ? frames.bytes(ofFrame: 6) : []
        guard let key = CurveKeyPair.text(ofKey: bytes) else { return nil }
        return Request(id: id, address: address, publicKey: key)
    }
}
