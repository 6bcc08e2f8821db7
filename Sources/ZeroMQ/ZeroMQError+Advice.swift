extension ZeroMQError {
    /// What a user can do about `code`.
    ///
    /// - Parameters:
    ///   - code: What went wrong.
    ///   - call: The function that failed.
    ///   - endpoint: The endpoint it was about.
    static func advice(on code: Code, call: String, endpoint: String?) -> String {
        guard let endpoint else { return generalAdvice(on: code, call: call) }
        let deed =
            switch call {
            case "zmq_bind": "cannot listen on \(endpoint)"
            case "zmq_connect": "cannot connect to \(endpoint)"
            case "zmq_unbind": "cannot stop listening on \(endpoint)"
            default: "cannot use \(endpoint)"
            }
        return "\(deed): \(endpointAdvice(on: code, call: call))"
    }

    /// The advice for a call that was about an endpoint.
    private static func endpointAdvice(on code: Code, call: String) -> String {
        switch code {
        case .addressInUse:
            "another process listens there; stop it or choose another port or path"
        case .addressNotAvailable, .noSuchDevice:
            "the host is no address of this machine; use a numeric address of it, 127.0.0.1 for"
                + " this machine only or * for every interface (an IPv6 address needs the IPv6"
                + " setting)"
        case .noSuchFile where call == "zmq_unbind":
            "this socket does not listen there; use the endpoint that bind returned"
        case .noSuchFile:
            "its directory does not exist; create it first"
        case .notADirectory:
            "a part of its path is a file; choose a path under a directory"
        case .permissionDenied, .notPermitted:
            "this user may not; use a directory that this user can write to, or a port above 1023"
        case .readOnlyFileSystem:
            "its file system is read-only; choose another directory"
        case .invalidArgument:
            "ZeroMQ does not accept it; use tcp://host:port or ipc://path, and turn the IPv6"
                + " setting on for an IPv6 address"
        default:
            generalAdvice(on: code, call: call)
        }
    }

    /// The advice for a call that was about no endpoint.
    private static func generalAdvice(on code: Code, call: String) -> String {
        switch code {
        case .tooManyOpenFiles:
            "no descriptor or socket is left; raise LimitNOFILE (ulimit -n) or use fewer sockets"
        case .terminated:
            "the ZeroMQ context was shut down; the program is stopping"
        case .wrongState:
            "the socket cannot do this now; a request socket sends and receives in turn"
        case .notASocket:
            "the socket is closed; make a new one"
        case .brokenMessage:
            "a message ended in its middle; close the socket and make a new one"
        default:
            "\(call) failed: \(code.systemText)"
        }
    }
}
