import Glibc

extension Endpoint {
    /// Most bytes of a host name (RFC 1123).
    private static let hostLimitBytes = 253

    /// Reads an endpoint as a user writes it.
    ///
    /// `localhost` is read as 127.0.0.1; port `0` or `*` is any free port.
    ///
    /// - Parameter text: `tcp://host:port` or `ipc://path`.
    /// - Throws: ``ZeroMQError`` that says what to write instead.
    /// - Complexity: O(*n*) in the length of `text`.
    package init(_ text: String) throws(ZeroMQError) {
        if text.hasPrefix("tcp://") {
            self = try Self.tcp(Substring(text.dropFirst(6)), text)
        } else if text.hasPrefix("ipc://") {
            self = try Self.ipc(path: String(text.dropFirst(6)))
        } else {
            throw Self.invalid(text, "write tcp://host:port or ipc://path")
        }
    }

    /// An endpoint in the file system.
    ///
    /// - Parameter path: The path of the socket, at most ``pathLimitBytes`` bytes; a relative one
    ///   starts at the working directory.
    /// - Throws: ``ZeroMQError`` that says what to write instead.
    package static func ipc(path: String) throws(ZeroMQError) -> Endpoint {
        let text = "ipc://\(path)"
        if path.isEmpty { throw invalid(text, "give the path of the socket after ipc://") }
        if path == "*" || path.hasPrefix("@") {
            throw invalid(text, "give a path in the file system, whose directory guards it")
        }
        if path.hasSuffix("/") {
            throw invalid(text, "give the path of the socket, not of its directory")
        }
        if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw invalid(text, "take the control characters out of the path")
        }
        let byteCount = path.utf8.count
        if byteCount > pathLimitBytes {
            throw invalid(
                text,
                "the path has \(byteCount) bytes and may have \(pathLimitBytes); choose a"
                    + " shorter directory",
                code: .nameTooLong
            )
        }
        return Endpoint(transport: .ipc(path: path))
    }

    /// Reads what follows `tcp://`.
    private static func tcp(_ rest: Substring, _ text: String) throws(ZeroMQError) -> Endpoint {
        guard let colon = rest.lastIndex(of: ":") else {
            throw invalid(text, "add the port: tcp://\(rest):7461")
        }
        let port = try port(rest[rest.index(after: colon)...], text)
        let host = try host(rest[..<colon], text)
        return Endpoint(transport: .tcp(host: host, port: port))
    }

    /// Reads a port.
    private static func port(_ digits: Substring, _ text: String) throws(ZeroMQError) -> UInt16 {
        if digits == "*" { return 0 }
        let areDigits = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard areDigits, let port = UInt16(digits) else {
            throw invalid(text, "the port must be a number from 0 (any free port) to 65535")
        }
        return port
    }

    /// Reads a host.
    private static func host(_ host: Substring, _ text: String) throws(ZeroMQError) -> String {
        if host.isEmpty {
            throw invalid(text, "add the host: 127.0.0.1 for this machine, * for every interface")
        }
        if host == "*" { return "*" }
        if host.hasPrefix("[") {
            let inner = host.dropFirst().dropLast().lowercased()
            // A link-local address names its interface after a percent sign.
            let parts = inner.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
            let isZoneFit = parts.count < 2 || parts[1].utf8.allSatisfy(isHostByte)
            let isAddress = addressBytes(String(parts[0]), family: AF_INET6) != nil
            guard host.hasSuffix("]"), isAddress, isZoneFit else {
                throw invalid(text, "what stands in brackets must be an IPv6 address such as [::1]")
            }
            return inner
        }
        if host.utf8.contains(UInt8(ascii: ":")) {
            throw invalid(text, "put an IPv6 address in brackets: tcp://[::1]:7461")
        }
        let name = host.lowercased()
        if name == "localhost" { return "127.0.0.1" }
        if name.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) {
            guard addressBytes(name, family: AF_INET) != nil else {
                throw invalid(text, "an IPv4 address has four numbers from 0 to 255")
            }
            return name
        }
        guard name.utf8.count <= hostLimitBytes, name.utf8.allSatisfy(isHostByte) else {
            throw invalid(text, "a host has letters, digits, dots and hyphens only")
        }
        return name
    }

    /// Whether a lower-case host name may hold `byte`.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }

    /// The error for an endpoint that cannot be used.
    static func invalid(
        _ text: String,
        _ advice: String,
        code: ZeroMQError.Code = .invalidArgument
    ) -> ZeroMQError {
        ZeroMQError(
            code: code,
            call: "Endpoint",
            endpoint: text,
            message: "cannot use the endpoint \"\(text)\": \(advice)"
        )
    }
}
