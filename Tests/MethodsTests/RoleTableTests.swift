import Documents
import Protocol
import RPC
import Testing

@testable import Methods

@Suite("Which role may call which method")
struct RoleTableTests {
    /// What the protocol says; every method stands here once.
    private static let methods: [MethodRole: Set<String>] = [
        .any: [
            "health.live", "health.ready", "rpc.discover", "server.info", "server.metrics",
            "server.stats",
        ],
        .read: [
            "adoption.coverage", "adoption.funnel", "adoption.list", "catalog.diff",
            "catalog.export", "catalog.revisions", "codes.list", "decide.weights", "feedback.list",
            "feedback.summary", "match.batch",
            "match.compare", "match.explain", "match.query", "match.relax", "models.get",
            "models.list", "network.suggest", "profiles.get", "profiles.list", "profiles.validate",
            "readiness.gap",
            "regions.get",
            "regions.list", "regions.similar", "solutions.facets", "solutions.get",
            "solutions.list", "solutions.search", "solutions.similar", "twinnings.get",
            "twinnings.list", "twinnings.report", "twins.find",
        ],
        .feedback: ["adoption.record", "feedback.submit", "feedback.withdraw"],
        .privacy: [
            "network.join", "network.leave", "network.list", "person.erase", "person.export",
        ],
        .catalog: [
            "catalog.apply", "profiles.put", "profiles.remove", "solutions.put",
            "solutions.remove", "twinnings.advance", "twinnings.open",
        ],
        .admin: [
            "admin.backup", "admin.drain", "admin.keys", "admin.reload", "admin.slowlog",
        ],
    ]

    /// The roles that each kind of method is open to.
    private static let open: [MethodRole: Set<MethodRole>] = [
        .any: Set(MethodRole.allCases), .read: [.read, .feedback, .catalog, .privacy, .admin],
        .feedback: [.feedback], .catalog: [.catalog], .privacy: [.privacy], .admin: [.admin],
    ]

    /// Whether a method is refused to somebody with a role for want of it.
    private static func isDenied(_ method: MethodDescriptor, to roles: Set<MethodRole>) throws
        -> Bool
    {
        let context = CallContext(
            state: ShippedState.state,
            socket: method.sockets == .control ? .control : .query,
            caller: .success(Principal("p", roles: roles)),
            isDraining: false,
            today: ShippedState.today,
            receivedMicros: 0,
            nowMicros: { 0 },
            nowUnixMillis: { 0 },
            figures: ServerFigures.init
        )
        let request = #"{"jsonrpc":"2.0","id":1,"method":"\#(method.name)","params":{}}"#
        var writer = JSONWriter()
        Array(request.utf8).withUnsafeBytes {
            _ = Dispatcher.answer($0, in: context, to: &writer)
        }
        guard !writer.bytes.isEmpty else { return false }
        let reply = try JSONReader.read(writer.bytes, limits: .reply)
        return reply["error"]?["data"]?["reason"]?.text == "PERMISSION_DENIED"
    }

    @Test("Cell by cell, each method is open to the roles that the protocol names and no other")
    func cells() throws {
        let told = Self.methods.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        #expect(told == Set(MethodTable.methods.map(\.name)), "a method is missing here")
        for (role, names) in Self.methods {
            for method in MethodTable.methods where names.contains(method.name) {
                for candidate in MethodRole.allCases where candidate != .any {
                    let isDenied = try Self.isDenied(method, to: [candidate])
                    let isOpen = Self.open[role]?.contains(candidate) == true
                    #expect(isDenied == !isOpen, "\(candidate) calls \(method.name)")
                }
                let isDenied = try Self.isDenied(method, to: [])
                #expect(isDenied == (role != .any), "somebody without a role calls \(method.name)")
            }
        }
    }
}
