import Glibc

/// A place to listen on or to connect to: `tcp://host:port` or `ipc://path`, and nothing else.
package struct Endpoint: Hashable, Sendable {
    /// Most bytes of an ipc path: what a socket address of the system holds.
    package static let pathLimitBytes = 107

    /// The two transports of the daemon.
    package enum Transport: Hashable, Sendable {
        /// A TCP port; `host` is an IPv4 address, an IPv6 address without brackets, a name or `*`,
        /// and port 0 is any free port.
        case tcp(host: String, port: UInt16)
        /// A socket in the file system.
        case ipc(path: String)
    }

    /// What kind of place it is.
    package let transport: Transport

    /// Makes an endpoint of checked parts.
    init(transport: Transport) {
        self.transport = transport
    }

    /// The endpoint as ZeroMQ writes it; a port of 0 is `*`.
    package var text: String {
        switch transport {
        case .ipc(let path):
            return "ipc://\(path)"
        case .tcp(let host, let port):
            let place = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
            return "tcp://\(place):\(port == 0 ? "*" : "\(port)")"
        }
    }

    /// Whether the endpoint names a place exactly, so that a client can connect to it.
    package var isExact: Bool {
        guard case .tcp(let host, let port) = transport else { return true }
        return port != 0 && host != "*"
    }

    /// Whether only this machine can reach the endpoint: ipc, 127.0.0.0/8 or ::1.
    ///
    /// A host name is never taken for loopback, because what it means is decided elsewhere.
    package var isLoopback: Bool {
        guard case .tcp(let host, _) = transport else { return true }
        if let bytes = Self.addressBytes(host, family: AF_INET) { return bytes[0] == 127 }
        guard let bytes = Self.addressBytes(host, family: AF_INET6) else { return false }
        let isMappedIPv4 = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10...11] == [255, 255]
        if isMappedIPv4 { return bytes[12] == 127 }
        return bytes == Array(repeating: 0, count: 15) + [1]
    }

    /// The bytes of a numeric address; nil where `host` is not one of that family.
    static func addressBytes(_ host: String, family: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: family == AF_INET ? 4 : 16)
        return inet_pton(family, host, &bytes) == 1 ? bytes : nil
    }
}

extension Endpoint: CustomStringConvertible {
    /// The endpoint as ZeroMQ writes it.
    package var description: String { text }
}
