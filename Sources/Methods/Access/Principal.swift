public import Protocol

/// Who calls: a name for the log, and what they may do.
public struct Principal: Sendable, Hashable {
    /// The name: of a key on the allow list, `uid:1000` on this machine, or `loopback`.
    public var name: String
    /// The roles; every role implies `read`.
    public var roles: Set<MethodRole>

    /// The most requests a second; nil for any number.
    public var rate: Int?

    /// Makes a principal.
    public init(_ name: String, roles: Set<MethodRole>, rate: Int? = nil) {
        self.name = name
        self.roles = roles
        self.rate = rate
    }

    /// Whoever runs the daemon: every role.
    public static func owner(_ name: String) -> Principal {
        Principal(name, roles: Set(MethodRole.allCases))
    }

    /// Whether a method of a role may be called.
    ///
    /// Every role implies `read` and nothing else; `any` is open to whoever reaches the socket.
    public func may(_ role: MethodRole) -> Bool {
        switch role {
        case .any: true
        case .read: !roles.isEmpty
        case .feedback, .catalog, .privacy, .admin: roles.contains(role)
        }
    }
}
