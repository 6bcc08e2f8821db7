import CZeroMQ

extension Socket {
    /// The domain that every checked socket names: without one libzmq asks nobody.
    static let domain = "twinmatch"

    /// The number of ZAP_ENFORCE_DOMAIN, which Debian's header leaves out and its library knows.
    private static let enforceDomain: Int32 = 93

    /// Sets who may talk to a new socket.
    ///
    /// - Throws: ``ZeroMQError`` where libzmq was built without CURVE, or a key is none.
    static func setSecurity(
        _ security: SocketSecurity,
        on handle: UnsafeMutableRawPointer
    ) throws(ZeroMQError) {
        switch security {
        case .open: return
        case .checked: try setChecked(handle)
        case .curveServer(let keys):
            try setChecked(handle)
            try set("CURVE_SERVER", ZMQ_CURVE_SERVER, to: Int32(1), on: handle)
            try set("CURVE_SECRETKEY", ZMQ_CURVE_SECRETKEY, toText: keys.secretKey, on: handle)
        case .curveClient(let keys, let serverKey):
            try set("CURVE_PUBLICKEY", ZMQ_CURVE_PUBLICKEY, toText: keys.publicKey, on: handle)
            try set("CURVE_SECRETKEY", ZMQ_CURVE_SECRETKEY, toText: keys.secretKey, on: handle)
            try set("CURVE_SERVERKEY", ZMQ_CURVE_SERVERKEY, toText: serverKey, on: handle)
        }
    }

    /// Makes libzmq ask the authenticator, and refuse where there is none.
    private static func setChecked(_ handle: UnsafeMutableRawPointer) throws(ZeroMQError) {
        try set("ZAP_DOMAIN", ZMQ_ZAP_DOMAIN, toText: domain, on: handle)
        try set("ZAP_ENFORCE_DOMAIN", enforceDomain, to: Int32(1), on: handle)
    }

    private static func set(
        _ name: StaticString,
        _ option: Int32,
        toText text: String,
        on handle: UnsafeMutableRawPointer
    ) throws(ZeroMQError) {
        let outcome = CCall.attempt { Int(zmq_setsockopt(handle, option, text, text.utf8.count)) }
        guard case .failure(let code) = outcome else { return }
        throw ZeroMQError(
            code: code,
            call: "zmq_setsockopt",
            message: "the socket option \(name) cannot be set; is the key one of 40 characters?"
        )
    }
}
