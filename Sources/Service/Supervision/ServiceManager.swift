import Foundation
import Glibc

/// Whoever started the daemon and wants to know how it is, as `sd_notify(3)` describes.
///
/// A datagram a message; libsystemd would be a library for one `sendto`.
struct ServiceManager: Sendable {
    private let path: String
    /// How often it wants a sign of life, in microseconds; nil for never.
    let watchdogMicros: Int?

    /// The manager that the environment names; nil without one.
    init?(_ environment: [String: String]) {
        guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@")
        else { return nil }
        self.path = path
        let isForUs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        watchdogMicros = isForUs ? environment["WATCHDOG_USEC"].flatMap { Int($0) } : nil
    }

    /// Tells it something, such as `READY=1`; a manager that does not listen, or does not read what
    /// it was told, misses it: waiting for it would hold up the daemon's end.
    func tell(_ message: String) {
        let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_CLOEXEC, 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A name that starts with @ is not of the file system: its first byte is zero.
        let bytes = Array(path.utf8)
        let isAbstract = bytes.first == UInt8(ascii: "@")
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { target in
            target.copyBytes(from: bytes)
            if isAbstract { target[0] = 0 }
        }
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1)
        let text = Array(message.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = sendto(
                    socket,
                    text,
                    text.count,
                    Int32(MSG_DONTWAIT),
                    address,
                    socklen_t(length)
                )
            }
        }
    }
}
