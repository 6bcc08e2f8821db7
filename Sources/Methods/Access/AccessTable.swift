public import Documents
public import Protocol
public import RPC

/// Who may do what: the keys of other machines, and the users of this one.
///
/// A connection is let in once, under a name; what that name may do is looked up for every request,
/// so that a key which is taken off the list stops working on open connections too.
public struct AccessTable: Sendable {
    /// The most requests a second of a key for which the list names no rate.
    public static let defaultRate = 1000

    /// The users of this machine who may do everything: the daemon's own and root.
    public var owners: Set<UInt32>
    /// What other users of this machine may do; `read` where nothing is said.
    public var userRoles: [UInt32: Set<MethodRole>]
    /// What whoever comes by loopback TCP without a key may do.
    public var loopbackRoles: Set<MethodRole>
    /// The most requests a second of other users and of loopback TCP; nil for any number.
    public var localRate: Int?
    private let byName: [String: AccessKey]
    private let names: [String: String]

    /// Makes a table.
    ///
    /// - Parameter keys: the allow list; names and keys are unique.
    public init(
        keys: [AccessKey] = [],
        owners: Set<UInt32> = [0],
        userRoles: [UInt32: Set<MethodRole>] = [:],
        loopbackRoles: Set<MethodRole> = [.read],
        localRate: Int? = nil
    ) {
        self.owners = owners
        self.userRoles = userRoles
        self.loopbackRoles = loopbackRoles
        self.localRate = localRate
        byName = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first }
        names = Dictionary(keys.map { ($0.publicKey, $0.name) }) { first, _ in first }
    }

    /// The keys on the list, by name.
    public var keys: [AccessKey] { byName.values.sorted { $0.name < $1.name } }

    /// How many keys are on the list.
    public var keyCount: Int { byName.count }

    /// The name under which somebody is let in; nil where they are not.
    ///
    /// - Parameters:
    ///   - address: where they come from: an address, or `localhost:uid:gid:pid`.
    ///   - publicKey: their key, where the connection has one.
    public func userID(address: String, publicKey: String?) -> String? {
        if let publicKey { return names[publicKey].map { "key:\($0)" } }
        let parts = address.split(separator: ":")
        if parts.count == 4, parts[0] == "localhost", let user = UInt32(parts[1]) {
            return "uid:\(user)"
        }
        let isLoopback = address.hasPrefix("127.") || address == "::1"
        return isLoopback ? "loopback" : nil
    }

    /// Whether a name is of whoever runs the daemon, who is let in however many others there are.
    public func isOwner(_ userID: String) -> Bool {
        userID.hasPrefix("uid:") && UInt32(userID.dropFirst(4)).map(owners.contains) == true
    }

    /// Who a name is, today.
    ///
    /// - Throws: `RPCError` with UNAUTHENTICATED: why the caller is nobody.
    public func principal(
        _ userID: String?,
        today: CalendarDate
    ) throws(RPCError) -> Principal {
        guard let userID else { throw Self.unknown("the connection has no name") }
        if userID == "loopback" { return Principal(userID, roles: loopbackRoles, rate: localRate) }
        if isOwner(userID) { return .owner(userID) }
        if userID.hasPrefix("uid:"), let user = UInt32(userID.dropFirst(4)) {
            return Principal(userID, roles: userRoles[user] ?? [.read], rate: localRate)
        }
        let name = String(userID.dropFirst(4))
        guard userID.hasPrefix("key:"), let key = byName[name] else {
            throw Self.unknown("the key '\(name.clipped)' has been taken off the allow list")
        }
        if let expires = key.expires, today >= expires {
            throw Self.unknown("the key '\(name)' expired on \(expires)")
        }
        return Principal(name, roles: key.roles, rate: key.rate ?? Self.defaultRate)
    }

    private static func unknown(_ why: String) -> RPCError {
        RPCError(.unauthenticated, "\(why); ask whoever runs the daemon for a key")
    }
}
