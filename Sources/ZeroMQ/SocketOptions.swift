/// The settings of a socket; the values given here are those of the daemon.
package struct SocketOptions: Hashable, Sendable {
    /// Most bytes of one frame on a socket that serves queries: 1 MiB.
    package static let queryFrameLimitBytes: Int64 = 1_048_576
    /// Most bytes of one frame on a socket that takes a catalogue, and of a reply: 32 MiB.
    package static let controlFrameLimitBytes: Int64 = 33_554_432

    /// Most whole messages that wait to be sent to one peer (SNDHWM).
    package var sendQueueLimitMessages: Int32 = 1000
    /// Most whole messages of one peer that wait to be read (RCVHWM).
    package var receiveQueueLimitMessages: Int32 = 256
    /// Most bytes of one frame; a peer that sends more is disconnected (MAXMSGSIZE).
    package var frameLimitBytes: Int64 = queryFrameLimitBytes
    /// Longest handshake of a new connection (HANDSHAKE_IVL).
    package var handshakeLimitMilliseconds: Int32 = 3000
    /// Time between two heartbeats on an idle connection (HEARTBEAT_IVL).
    package var heartbeatIntervalMilliseconds: Int32 = 10_000
    /// Silence after a heartbeat that ends a connection (HEARTBEAT_TIMEOUT).
    package var heartbeatTimeoutMilliseconds: Int32 = 30_000
    /// Silence after which the other side is to end the connection (HEARTBEAT_TTL).
    package var heartbeatLifetimeMilliseconds: Int32 = 30_000
    /// Whether TCP looks for dead peers (TCP_KEEPALIVE).
    package var isKeepaliveOn = true
    /// Idle time before the first probe of a TCP connection (TCP_KEEPALIVE_IDLE).
    package var keepaliveIdleSeconds: Int32 = 60
    /// Time between two probes of a TCP connection (TCP_KEEPALIVE_INTVL).
    package var keepaliveIntervalSeconds: Int32 = 15
    /// Unanswered probes that end a TCP connection (TCP_KEEPALIVE_CNT).
    package var keepaliveProbeCount: Int32 = 4
    /// Most connections that wait to be accepted (BACKLOG).
    package var backlogConnections: Int32 = 1024
    /// Longest time that closing waits for messages to leave (LINGER).
    package var lingerMilliseconds: Int32 = 2000
    /// Whether the socket takes IPv6 addresses too (IPV6).
    package var isIPv6On = false

    /// Who may talk to the socket.
    package var security = SocketSecurity.open

    /// The settings of a socket that serves queries.
    package init() {}

    /// The settings of a socket that takes catalogues: frames of up to 32 MiB.
    package static var control: SocketOptions {
        var options = SocketOptions()
        options.frameLimitBytes = controlFrameLimitBytes
        return options
    }

    /// The settings of a client: a reply may be longer than any request.
    package static var client: SocketOptions { control }
}
