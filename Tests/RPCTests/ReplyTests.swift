import Documents
import RPC
import Testing

/// The bytes of replies.
struct ReplyTests {
    @Test("Every row of the protocol's table of errors has its code, name and retry hint")
    func table() {
        let rows: [(Int, String, RPCError.Retry)] = [
            (-32700, "PARSE_ERROR", .no), (-32600, "INVALID_REQUEST", .no),
            (-32601, "METHOD_NOT_FOUND", .no), (-32602, "INVALID_PARAMS", .no),
            (-32603, "INTERNAL", .no), (-32001, "UNAUTHENTICATED", .no),
            (-32002, "PERMISSION_DENIED", .no), (-32003, "NOT_FOUND", .no),
            (-32004, "CONFLICT", .no), (-32005, "IDEMPOTENCY_MISMATCH", .no),
            (-32010, "RESOURCE_EXHAUSTED", .yes), (-32011, "UNAVAILABLE", .yes),
            (-32012, "DEADLINE_EXCEEDED", .yes), (-32013, "OUTCOME_UNKNOWN", .withSameKey),
            (-32014, "LIMIT_EXCEEDED", .no), (-32015, "STORAGE_FULL", .later),
        ]
        #expect(rows.count == RPCError.Reason.allCases.count)
        for (reason, row) in zip(RPCError.Reason.allCases, rows) {
            #expect(reason.code == row.0)
            #expect(reason.name == row.1)
            #expect(reason.retry == row.2)
            #expect(reason.summary.hasSuffix("."))
        }
    }

    @Test("A reply carries the id and the result")
    func result() {
        var writer = JSONWriter()
        writer.beginReply(id: .string("r\"1"))
        writer.beginObject()
        writer.key("total")
        writer.value(0.5)
        writer.endObject()
        writer.endReply()
        #expect(writer.text == #"{"jsonrpc":"2.0","id":"r\"1","result":{"total":0.5}}"#)
    }

    @Test("A stored result is passed through byte for byte")
    func stored() {
        var writer = JSONWriter()
        writer.writeReply(id: .integer(-3), result: Array(#"{"a": [1.50]}"#.utf8))
        #expect(writer.text == #"{"jsonrpc":"2.0","id":-3,"result":{"a": [1.50]}}"#)
    }

    @Test("An error reply carries only what the error has")
    func errors() {
        var writer = JSONWriter()
        writer.writeErrorReply(RPCError(.parseError, "the body is empty"), id: nil)
        #expect(
            writer.text == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"#
                + #""message":"the body is empty","data":{"reason":"PARSE_ERROR"}}}"#
        )
        writer.removeAll()
        let error = RPCError(
            .resourceExhausted,
            "wait",
            path: "/params/a",
            allowed: ["b", "c"],
            retryAfterMs: 250,
            limit: "rate"
        )
        writer.writeErrorReply(error, id: .integer(1))
        #expect(
            writer.text == #"{"jsonrpc":"2.0","id":1,"error":{"code":-32010,"message":"wait","#
                + #""data":{"reason":"RESOURCE_EXHAUSTED","path":"/params/a","allowed":["b","c"],"#
                + #""retryAfterMs":250,"limit":"rate"}}}"#
        )
    }

    @Test("A reply to hostile input is well-formed JSON")
    func hostile() throws {
        var writer = JSONWriter()
        let text = #"{"jsonrpc":"2.0","id":"\u0000\n\u2028\"","method":"x","\u0007\"/":1}"#
        guard case .failure(let failure) = RPCRequest.read(Array(text.utf8)) else {
            Issue.record("was read")
            return
        }
        writer.writeErrorReply(failure.error, id: failure.id)
        let reply = try JSONReader.read(writer.bytes)
        #expect(reply["id"]?.text == "\u{0}\n\u{2028}\"")
        #expect(reply["error"]?["data"]?["path"]?.text == "/\u{7}\"~1")
    }
}
