package import Documents
package import Protocol
import RPC

/// One write with its parameters checked in form.
package struct WriteCall: Sendable {
    /// The parameters; they have the method's declared form.
    package var params: Node
    /// Who writes.
    package var principal: String
    /// What else the writer may do.
    package var roles: Set<MethodRole>
    /// When it is carried out, in ms since 1970.
    package var unixMillis: Int
    /// The day after which a date lies in the future.
    package var today: CalendarDate
    /// When it is carried out, in microseconds of a clock that never goes back.
    package var nowMicros: Int

    /// Makes a call.
    package init(
        params: Node,
        principal: Principal,
        unixMillis: Int,
        nowMicros: Int
    ) {
        self.params = params
        self.principal = principal.name
        roles = principal.roles
        self.unixMillis = unixMillis
        today = CalendarDate(daysSince1970: unixMillis / 86_400_000)
        self.nowMicros = nowMicros
    }

    /// Refuses a write that expects another revision than the newest.
    func requireRevision(of head: WriteHead) throws(RPCError) {
        guard let expected = params["expectedRevision"]?.integer, expected != head.revision
        else { return }
        throw RPCError(
            .conflict,
            "the catalogue is at revision \(head.revision), not \(expected); look at what changed "
                + "(catalog.diff) and send the write again",
            path: "/params/expectedRevision"
        )
    }

    /// Refuses a write that expects another version of a profile.
    func requireVersion(of id: String, in head: WriteHead) throws(RPCError) {
        guard let expected = params["expectedVersion"]?.integer else { return }
        let version = head.hasProfile(id) ? head.version(ofProfile: id) : 0
        guard expected != version else { return }
        throw RPCError(
            .conflict,
            "profile \(id) is at version \(version), not \(expected); look at it again "
                + "(profiles.get) and send the write again",
            path: "/params/expectedVersion"
        )
    }
}
