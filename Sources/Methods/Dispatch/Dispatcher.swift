import Catalog
import Documents
import Matching
import Protocol
public import RPC

/// Turns the bytes of one request into the bytes of its reply.
///
/// It knows no socket and no clock of its own: whoever calls it says where the request came from
/// and what time it is.
public enum Dispatcher {
    /// Writes the reply to one request.
    ///
    /// - Parameters:
    ///   - body: one JSON-RPC request.
    ///   - context: the state to read and the edges to look at.
    ///   - writer: an empty writer, which gets the whole reply.
    /// - Returns: whether the reply is a result and not an error.
    @discardableResult
    public static func answer(
        _ body: UnsafeRawBufferPointer,
        in context: CallContext,
        to writer: inout JSONWriter
    ) -> Bool {
        switch RPCRequest.read(body) {
        case .failure(let failure):
            writer.writeErrorReply(failure.error, id: failure.id)
            return false
        case .success(let request):
            do {
                try answer(request, in: context, to: &writer)
                return true
            } catch {
                writer.removeAll()
                writer.writeErrorReply(error, id: request.id)
                return false
            }
        }
    }

    private static func answer(
        _ request: RPCRequest,
        in context: CallContext,
        to writer: inout JSONWriter
    ) throws(RPCError) {
        guard let method = MethodTable[request.method], let handler = Handler.table[request.method]
        else { throw unknownMethod(request.method) }
        try requireSocket(method, context)
        try check(request.params, of: method, context)
        let meta = request.params["_meta"]
        let started = context.nowMicros()
        try requireTime(meta, started: started, context)
        writer.beginReply(id: request.id)
        switch handler {
        case .document(let body):
            body(context, &writer)
        case .server(let body):
            writer.beginObject()
            body(context, &writer)
            write(ReplyMeta(), meta, started, context, to: &writer)
            writer.endObject()
        case .query(let body):
            let state = try requireState(context)
            let call = MethodCall(params: request.params, state: state, context: context)
            writer.beginObject()
            let reply = try body(call, &writer)
            write(reply, meta, started, context, to: &writer)
            writer.endObject()
        }
        writer.endReply()
    }

    private static func unknownMethod(_ name: String) -> RPCError {
        let near = NearestWords.nearest(to: name, among: MethodTable.methods.map(\.name))
        return RPCError(
            .methodNotFound,
            "there is no method '\(name.clipped)'; rpc.discover lists them",
            path: "/method",
            allowed: near
        )
    }

    private static func requireSocket(
        _ method: MethodDescriptor,
        _ context: CallContext
    ) throws(RPCError) {
        switch (method.sockets, context.socket) {
        case (.both, _), (.query, .query), (.control, .control): return
        case (.query, .control):
            throw RPCError(
                .methodNotFound,
                "\(method.name) is answered on the query socket, not on the control socket",
                path: "/method"
            )
        case (.control, .query):
            throw RPCError(
                .methodNotFound,
                "\(method.name) is answered on the control socket, not on the query socket",
                path: "/method"
            )
        }
    }

    private static func check(
        _ params: Node,
        of method: MethodDescriptor,
        _ context: CallContext
    ) throws(RPCError) {
        let faults =
            if let vocabulary = context.state?.vocabulary {
                ShapeChecker.faults(
                    in: params,
                    as: method.checkedParams,
                    vocabulary: vocabulary,
                    pointer: "/params"
                )
            } else {
                ShapeChecker.faults(
                    in: params,
                    as: method.checkedParams,
                    vocabulary: NoVocabulary(),
                    pointer: "/params"
                )
            }
        if let fault = faults.first { throw RPCError(fault) }
    }

    /// Refuses a call whose caller has stopped waiting: it must never start.
    private static func requireTime(
        _ meta: Node?,
        started: Int,
        _ context: CallContext
    ) throws(RPCError) {
        if let timeout = meta?["timeoutMs"]?.integer,
            started - context.receivedMicros > timeout * 1000
        {
            throw RPCError(.deadlineExceeded, "the call waited longer than its timeout")
        }
        if let deadline = meta?["deadline"]?.integer, context.nowUnixMillis() > deadline {
            throw RPCError(
                .deadlineExceeded,
                "the deadline has passed; check the clock or send the call earlier",
                path: "/params/_meta/deadline"
            )
        }
    }

    private static func requireState(_ context: CallContext) throws(RPCError) -> ServiceState {
        if context.isDraining {
            throw RPCError(
                .unavailable,
                "the daemon is stopping (draining); ask another one or try again",
                retryAfterMs: 1000
            )
        }
        guard let state = context.state else {
            throw RPCError(
                .unavailable,
                "the daemon is starting; try again",
                retryAfterMs: 200
            )
        }
        return state
    }

    private static func write(
        _ reply: ReplyMeta,
        _ meta: Node?,
        _ started: Int,
        _ context: CallContext,
        to writer: inout JSONWriter
    ) {
        writer.key("_meta")
        writer.beginObject()
        writer.key("state")
        writer.beginObject()
        writer.member("catalogRevision", context.state?.engine.snapshot.revision ?? 0)
        writer.member("evidenceRevision", context.state?.engine.evidence.revision ?? 0)
        if let digest = reply.profileDigest { writer.member("profileDigest", digest) }
        if let model = reply.model { writer.member("model", model) }
        if let asOf = reply.asOf { writer.member("asOf", asOf) }
        writer.endObject()
        if let isIllustrative = reply.isIllustrative {
            writer.member("illustrative", isIllustrative)
        }
        writer.member("tookMicros", max(0, context.nowMicros() - context.receivedMicros))
        writer.member("queuedMicros", max(0, started - context.receivedMicros))
        writer.member("degraded", [])
        if let trace = meta?["traceparent"]?.text { writer.member("traceparent", trace) }
        writer.endObject()
    }
}
