import Documents
import Methods
import RPC

/// Who the names of connections are today, looked up once a name until anything changes.
struct Callers {
    /// The most names that are remembered.
    static let most = 4096

    /// Who may do what; nil until the list has been read.
    private(set) var table: AccessTable?
    private var known: [String: Result<Principal, RPCError>] = [:]
    private var today: CalendarDate?

    /// Goes by another table from now on.
    mutating func take(_ table: AccessTable) {
        self.table = table
        known.removeAll(keepingCapacity: true)
    }

    /// Who a connection's name is, or why that is nobody.
    mutating func caller(
        _ userID: String?,
        today: CalendarDate
    ) -> Result<Principal, RPCError> {
        guard let table else {
            let error = RPCError(
                .unavailable,
                "the daemon is starting; try again",
                retryAfterMs: 200
            )
            return .failure(error)
        }
        if self.today != today || known.count > Self.most {
            self.today = today
            known.removeAll(keepingCapacity: true)
        }
        let name = userID ?? ""
        if let found = known[name] { return found }
        let caller = Result { () throws(RPCError) in
            try table.principal(userID, today: today)
        }
        known[name] = caller
        return caller
    }
}
