import Documents
import Protocol
import RPC
import Testing

@testable import Methods

@Suite("Who may do what")
struct AccessTableTests {
    private static let day = CalendarDate("2026-12-01")!
    private static let key = String(repeating: "a", count: 40)

    private static func reason(_ table: AccessTable, _ userID: String?) -> String {
        do throws(RPCError) {
            let found = try table.principal(userID, today: day)
            return found.name + " " + found.roles.map(\.rawValue).sorted().joined(separator: " ")
        } catch {
            return error.message
        }
    }

    @Test("Each method of each role is open to those who have it, cell by cell")
    func cells() {
        let open: [MethodRole: Set<MethodRole>] = [
            .read: [.any, .read], .feedback: [.any, .read, .feedback],
            .catalog: [.any, .read, .catalog], .privacy: [.any, .read, .privacy],
            .admin: [.any, .read, .admin],
        ]
        for (role, allowed) in open {
            let principal = Principal("p", roles: [role])
            for wanted in MethodRole.allCases {
                #expect(principal.may(wanted) == allowed.contains(wanted), "\(role) \(wanted)")
            }
        }
        #expect(Principal("nobody", roles: []).may(.any))
        #expect(!Principal("nobody", roles: []).may(.read))
        for wanted in MethodRole.allCases { #expect(Principal.owner("o").may(wanted)) }
    }

    @Test("Keys, users and loopback get their names at the door, others none")
    func door() {
        let table = AccessTable(keys: [AccessKey(name: "ana", publicKey: Self.key, roles: [.read])])
        #expect(table.userID(address: "10.0.0.1", publicKey: Self.key) == "key:ana")
        #expect(table.userID(address: "127.0.0.1", publicKey: "other") == nil)
        #expect(table.userID(address: "localhost:1000:1000:77", publicKey: nil) == "uid:1000")
        #expect(table.userID(address: "127.0.0.1", publicKey: nil) == "loopback")
        #expect(table.userID(address: "::1", publicKey: nil) == "loopback")
        for address in ["10.0.0.1", "", "localhost", "localhost:x:1:1", "1270.0.0.1"] {
            #expect(table.userID(address: address, publicKey: nil) == nil, "\(address)")
        }
    }

    @Test("A name is looked up anew: expired, revoked and made-up ones are nobody")
    func names() {
        let table = AccessTable(
            keys: [
                AccessKey(name: "ana", publicKey: Self.key, roles: [.catalog]),
                AccessKey(name: "old", publicKey: "b", roles: [.read], expires: Self.day),
            ],
            owners: [0, 42],
            userRoles: [7: [.feedback]]
        )
        #expect(Self.reason(table, "key:ana") == "ana catalog")
        #expect(Self.reason(table, "key:old").contains("expired on 2026-12-01"))
        #expect(Self.reason(table, "key:gone").contains("taken off"))
        #expect(Self.reason(table, nil).contains("no name"))
        #expect(Self.reason(table, "key:").contains("taken off"))
        #expect(Self.reason(table, "uid:42").hasPrefix("uid:42 admin any"))
        #expect(Self.reason(table, "uid:7") == "uid:7 feedback")
        #expect(Self.reason(table, "uid:1000") == "uid:1000 read")
        #expect(Self.reason(table, "loopback") == "loopback read")
    }

    @Test("Everything that is wrong with an allow list is told, with its place")
    func faults() throws {
        let text = """
            {"keys":[{"name":"a","publicKey":"short","roles":["read"]},
            {"name":"a","publicKey":"short","roles":["admin"]}]}
            """
        let document = SourceDocument(
            file: "allow.yaml",
            node: try JSONReader.read(Array(text.utf8))
        )
        let (keys, faults) = AccessKey.list(document) { $0.count == 40 }
        #expect(keys.isEmpty)
        #expect(
            faults.map(\.pointer) == [
                "/keys/0/publicKey", "/keys/1/publicKey", "/keys/1/name", "/keys/1/publicKey",
            ]
        )
        let unknown = #"{"keys":[{"name":"a","publicKey":"k","roles":["reed"],"x":1}]}"#
        let wrong = SourceDocument(file: "f", node: try JSONReader.read(Array(unknown.utf8)))
        #expect(AccessKey.list(wrong) { _ in true }.faults.contains { $0.allowed == ["read"] })
    }
}
