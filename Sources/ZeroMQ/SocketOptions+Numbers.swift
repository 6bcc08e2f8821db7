import CZeroMQ

extension SocketOptions {
    /// One option of libzmq that takes an `int`.
    struct Number {
        /// The name in libzmq's manual, for errors.
        let name: StaticString
        /// The number of the option.
        let option: Int32
        /// Its value, in the unit of libzmq's manual.
        let value: Int32

        init(_ name: StaticString, _ option: Int32, _ value: Int32) {
            self.name = name
            self.option = option
            self.value = value
        }
    }

    /// The options that take an `int`, as they are set on a socket of a kind.
    func numbers(for kind: SocketKind) -> [Number] {
        let shared = [
            Number("SNDHWM", ZMQ_SNDHWM, sendQueueLimitMessages),
            Number("RCVHWM", ZMQ_RCVHWM, receiveQueueLimitMessages),
            Number("HANDSHAKE_IVL", ZMQ_HANDSHAKE_IVL, handshakeLimitMilliseconds),
            Number("HEARTBEAT_IVL", ZMQ_HEARTBEAT_IVL, heartbeatIntervalMilliseconds),
            Number("HEARTBEAT_TIMEOUT", ZMQ_HEARTBEAT_TIMEOUT, heartbeatTimeoutMilliseconds),
            Number("HEARTBEAT_TTL", ZMQ_HEARTBEAT_TTL, heartbeatLifetimeMilliseconds),
            Number("TCP_KEEPALIVE", ZMQ_TCP_KEEPALIVE, isKeepaliveOn ? 1 : 0),
            Number("TCP_KEEPALIVE_IDLE", ZMQ_TCP_KEEPALIVE_IDLE, keepaliveIdleSeconds),
            Number("TCP_KEEPALIVE_INTVL", ZMQ_TCP_KEEPALIVE_INTVL, keepaliveIntervalSeconds),
            Number("TCP_KEEPALIVE_CNT", ZMQ_TCP_KEEPALIVE_CNT, keepaliveProbeCount),
            Number("BACKLOG", ZMQ_BACKLOG, backlogConnections),
            Number("LINGER", ZMQ_LINGER, lingerMilliseconds),
            Number("IPV6", ZMQ_IPV6, isIPv6On ? 1 : 0),
        ]
        return shared + Self.fixedNumbers(for: kind)
    }

    /// The options that a kind of socket always has, because the daemon's promises rest on them.
    private static func fixedNumbers(for kind: SocketKind) -> [Number] {
        // A request queued for a dead server would arrive long after its client gave up.
        let immediate = Number("IMMEDIATE", ZMQ_IMMEDIATE, 1)
        switch kind {
        case .router:
            return [
                // Without it a reply to a vanished client disappears uncounted.
                Number("ROUTER_MANDATORY", ZMQ_ROUTER_MANDATORY, 1),
                // With it a client that takes another's routing id would get its replies.
                Number("ROUTER_HANDOVER", ZMQ_ROUTER_HANDOVER, 0),
            ]
        case .dealer:
            return [immediate]
        case .request:
            return [
                immediate,
                Number("REQ_RELAXED", ZMQ_REQ_RELAXED, 1),
                Number("REQ_CORRELATE", ZMQ_REQ_CORRELATE, 1),
            ]
        case .reply, .publish, .subscribe, .pair:
            return []
        }
    }
}
