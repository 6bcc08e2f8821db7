import Catalog
import Documents
import Glibc
import Methods
import Protocol

/// What the daemon is told about who may call.
struct AccessSettings: Sendable {
    /// The file with the daemon's secret key; nil where no other machine may call.
    var serverKey: String?
    /// The file with the keys that may call.
    var allowList: String?
    /// What other users of this machine may do.
    var userRoles: [UInt32: Set<MethodRole>]
    /// What whoever comes by loopback TCP without a key may do.
    var loopbackRoles: Set<MethodRole>

    /// The most requests a second of whoever calls from this machine; nil for any number.
    var localRate: Int?

    /// The part of the settings that is about access.
    init(_ settings: Settings) {
        serverKey = settings["serverKey"]?.text
        allowList = settings["allowList"]?.text
        loopbackRoles = Self.roles(settings["access.loopbackRoles"])
        localRate = settings["admission.rate"]?.integer
        userRoles = [:]
        for member in settings["access.uids"]?.members ?? [] {
            if let user = UInt32(member.key) { userRoles[user] = Self.roles(member.value) }
        }
    }

    /// The table of these settings and some keys.
    func table(_ keys: [AccessKey]) -> AccessTable {
        AccessTable(
            keys: keys,
            owners: [0, geteuid()],
            userRoles: userRoles,
            loopbackRoles: loopbackRoles,
            localRate: localRate
        )
    }

    private static func roles(_ node: Node?) -> Set<MethodRole> {
        Set((node?.texts ?? []).compactMap(MethodRole.init))
    }
}
