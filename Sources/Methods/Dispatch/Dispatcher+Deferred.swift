import Crypto
import Documents
import Protocol
package import RPC

extension Dispatcher {
    /// Writes the reply to a call that the store has answered.
    ///
    /// - Parameters:
    ///   - call: the call.
    ///   - result: the members of the result as JSON.
    ///   - revision: the revision they were made from; nil for the one that is served.
    ///   - isReplayed: whether they were the answer to an earlier call.
    ///   - context: the clocks, and what does not work as it should.
    ///   - writer: an empty writer, which gets the whole reply.
    package static func finish(
        _ call: DeferredCall,
        result: [UInt8],
        revision: Int?,
        isReplayed: Bool,
        in context: CallContext,
        to writer: inout JSONWriter
    ) {
        writer.beginReply(id: call.id)
        writer.beginObject()
        if !result.isEmpty { writer.rawMembers(result) }
        var reply = ReplyMeta()
        reply.revision = revision
        reply.isReplayed = isReplayed
        var received = context
        received.receivedMicros = call.receivedMicros
        write(reply, call.params["_meta"], call.startedMicros, received, to: &writer)
        writer.endObject()
        writer.endReply()
    }

    /// Decides what a write does to what is there; nothing is touched.
    ///
    /// - Parameters:
    ///   - call: a call of the kind `.write`.
    ///   - head: what the writes before it left.
    ///   - unixMillis: the wall clock, in ms since 1970.
    ///   - nowMicros: microseconds of a clock that never goes back.
    /// - Throws: `RPCError`: why it cannot be done.
    package static func effect(
        of call: DeferredCall,
        on head: WriteHead,
        unixMillis: Int,
        nowMicros: Int
    ) throws(RPCError) -> WriteEffect {
        guard case .write(let body) = Handler.table[call.method] else {
            throw RPCError(.internalError, "\(call.method) is no write")
        }
        let write = WriteCall(
            params: call.params,
            principal: call.principal,
            unixMillis: unixMillis,
            nowMicros: nowMicros
        )
        return try body(write, head)
    }

    /// The members of the result of a call that asks for earlier revisions.
    ///
    /// - Throws: `RPCError`.
    package static func answer(
        _ call: DeferredCall,
        from history: any CatalogHistory
    ) throws(RPCError) -> [UInt8] {
        guard case .history(let body) = Handler.table[call.method] else {
            throw RPCError(.internalError, "\(call.method) asks for no history")
        }
        var writer = JSONWriter()
        writer.beginObject()
        try body(call, history, &writer)
        writer.endObject()
        return Array(writer.bytes.dropFirst().dropLast())
    }

    /// What makes two sendings of a write the same: the method, and the parameters without `_meta`.
    ///
    /// - Complexity: O(*n*) in the size of the parameters.
    package static func digest(of call: DeferredCall) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(.mapping(call.params.members.filter { $0.key != "_meta" }))
        var hash = SHA256()
        hash.update(data: Array(call.method.utf8) + [0])
        hash.update(data: writer.bytes)
        return Array(hash.finalize())
    }
}
