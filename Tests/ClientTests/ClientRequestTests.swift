import Client
import Documents
import RPC
import Testing

@Suite("One request in bytes")
struct ClientRequestTests {
    @Test("A request is JSON-RPC 2.0 that reads back as what was given")
    func bytes() throws {
        let params = Node.mapping([.init("n", Node(.scalar("0.10", .number)))])
        let meta = [Node.Member("client", .text("\"\n"))]
        let request = ClientRequest(id: "r1", method: "m", params: params, meta: meta)
        let node = try JSONReader.read(request.bytes)
        #expect(node.members.map(\.key) == ["jsonrpc", "id", "method", "params"])
        #expect(node["params"]?["n"]?.content == .scalar("0.10", .number))
        #expect(node["params"]?["_meta"]?["client"]?.text == "\"\n")
    }

    @Test("Without members of its own there is no _meta")
    func noMeta() throws {
        let request = ClientRequest(id: "r1", method: "m", params: .mapping([]))
        #expect(
            request.bytes == Array(#"{"jsonrpc":"2.0","id":"r1","method":"m","params":{}}"#.utf8)
        )
    }

    @Test("What the caller says in _meta stays, and what is missing is added")
    func ownMeta() throws {
        let own = Node.mapping([.init("client", .text("mine"))])
        let meta = [Node.Member("client", .text("theirs")), .init("timeoutMs", .number(5))]
        let params = Node.mapping([.init("_meta", own)])
        let request = ClientRequest(id: "r1", method: "m", params: params, meta: meta)
        let sent = try JSONReader.read(request.bytes)["params"]?["_meta"]
        #expect(sent?.members.map(\.key) == ["client", "timeoutMs"])
        #expect(sent?["client"]?.text == "mine")
        let faulty = Node.mapping([.init("_meta", .text("x"))])
        let other = ClientRequest(id: "r1", method: "m", params: faulty, meta: meta)
        #expect(try JSONReader.read(other.bytes)["params"]?["_meta"]?.text == "x")
    }

    @Test("A null result is a result")
    func nullResult() throws {
        let request = ClientRequest(id: "r1", method: "m", params: .mapping([]))
        let reply = #"{"jsonrpc":"2.0","id":"r1","result":null}"#
        #expect(try request.result(in: Array(reply.utf8)).isNull)
    }
}
