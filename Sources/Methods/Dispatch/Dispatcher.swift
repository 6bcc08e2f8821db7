import Catalog
package import Documents
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
    /// - Returns: whether the reply is a result; false where it is an error, or where only a store
    ///   could answer and nobody asks one.
    @discardableResult
    public static func answer(
        _ body: UnsafeRawBufferPointer,
        in context: CallContext,
        to writer: inout JSONWriter
    ) -> Bool {
        var note = CallNote()
        if case .result = attempt(body, in: context, to: &writer, &note) { return true }
        return false
    }

    /// Writes the reply to one request, or says what the store must answer first.
    ///
    /// - Parameters: as above; `note` gets what is known of the call.
    /// - Returns: what became of it.
    package static func attempt(
        _ body: UnsafeRawBufferPointer,
        in context: CallContext,
        to writer: inout JSONWriter,
        _ note: inout CallNote
    ) -> Answer {
        switch RPCRequest.read(body) {
        case .failure(let failure):
            note.reason = failure.error.reason
            writer.writeErrorReply(failure.error, id: failure.id)
            return .refusal
        case .success(let request):
            note.traceparent = request.params["_meta"]?["traceparent"]?.text
            if Handler.table[request.method] != nil { note.method = request.method }
            do {
                guard let call = try answer(request, in: context, to: &writer) else {
                    return .result
                }
                return .deferred(call)
            } catch {
                note.reason = error.reason
                writer.removeAll()
                writer.writeErrorReply(error, id: request.id)
                return .refusal
            }
        }
    }

    /// Refuses a request unread but for its id.
    ///
    /// - Parameters:
    ///   - body: one JSON-RPC request.
    ///   - error: why.
    ///   - writer: an empty writer, which gets the whole reply.
    /// - Complexity: O(*n*) in the size of the request.
    package static func refuse(
        _ body: UnsafeRawBufferPointer,
        _ error: RPCError,
        to writer: inout JSONWriter
    ) {
        if let id = RPCRequest.skimID(body) { return writer.writeErrorReply(error, id: id) }
        switch RPCRequest.read(body) {
        case .failure(let failure): writer.writeErrorReply(failure.error, id: failure.id)
        case .success(let request): writer.writeErrorReply(error, id: request.id)
        }
    }

    private static func answer(
        _ request: RPCRequest,
        in context: CallContext,
        to writer: inout JSONWriter
    ) throws(RPCError) -> DeferredCall? {
        let principal = try context.caller.get()
        guard let method = MethodTable[request.method], let handler = Handler.table[request.method]
        else { throw unknownMethod(request.method) }
        try requireSocket(method, context)
        try requireRole(method, principal)
        try check(request.params, of: method, context)
        let meta = request.params["_meta"]
        let started = context.nowMicros()
        try requireTime(
            meta,
            waitedMicros: started - context.receivedMicros,
            unixMillis: context.nowUnixMillis()
        )
        if let kind = try deferral(handler, request, context) {
            return DeferredCall(
                kind: kind,
                id: request.id,
                method: request.method,
                params: request.params,
                principal: principal,
                receivedMicros: context.receivedMicros,
                startedMicros: started
            )
        }
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
            let state = try requireState(context, request)
            let call = MethodCall(params: request.params, state: state, context: context)
            writer.beginObject()
            let reply = try body(call, &writer)
            write(reply, meta, started, context, to: &writer, from: state)
            writer.endObject()
        case .write, .history, .operation:
            throw RPCError(.internalError, "\(method.name) was not handed over")
        }
        writer.endReply()
        return nil
    }

    /// Whether the store must answer first, and what.
    private static func deferral(
        _ handler: Handler,
        _ request: RPCRequest,
        _ context: CallContext
    ) throws(RPCError) -> DeferredCall.Kind? {
        switch handler {
        case .server, .document: return nil
        case .operation(let operation):
            guard context.hasStore || operation != .backup else {
                throw RPCError(
                    .unavailable,
                    "this daemon serves files (--catalog); back up their folder instead"
                )
            }
            return .operation(operation)
        case .query:
            let state = try requireState(context)
            guard context.hasStore, let wanted = request.params["catalogRevision"]?.integer,
                wanted != state.engine.snapshot.revision, context.kept(wanted) == nil
            else { return nil }
            return .revision(wanted)
        case .write, .history:
            _ = try requireState(context)
            guard context.hasStore else {
                throw RPCError(
                    .unavailable,
                    "read-only: this daemon serves files (--catalog), which are changed by hand; "
                        + "serve a store (--store) to write and to look back"
                )
            }
            if case .write = handler {
                try requireKey(request.params["_meta"])
                return .write
            }
            return .history
        }
    }

    /// The shortest idempotency key: shorter ones are guessed or used twice.
    static let shortestKey = 16

    private static func requireKey(_ meta: Node?) throws(RPCError) {
        guard let key = meta?["idempotencyKey"]?.text, key.utf8.count < shortestKey else { return }
        throw RPCError(
            .invalidParams,
            "must be \(shortestKey) to 64 characters long; a UUID does well",
            path: "/params/_meta/idempotencyKey"
        )
    }

    /// Refuses whoever lacks the role of a method.
    private static func requireRole(
        _ method: MethodDescriptor,
        _ principal: Principal
    ) throws(RPCError) {
        guard !principal.may(method.role) else { return }
        let known = principal.roles.map(\.rawValue).sorted().joined(separator: ", ")
        throw RPCError(
            .permissionDenied,
            "\(method.name) needs the role \(method.role.rawValue); this caller has "
                + (known.isEmpty ? "none" : known),
            path: "/method"
        )
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
    ///
    /// - Parameters:
    ///   - meta: the call's `_meta`.
    ///   - waitedMicros: how long ago it was received.
    ///   - unixMillis: ms since 1970, by the clock that its deadline is of.
    /// - Throws: `RPCError` with DEADLINE_EXCEEDED.
    package static func requireTime(
        _ meta: Node?,
        waitedMicros: Int,
        unixMillis: Int
    ) throws(RPCError) {
        if let timeout = meta?["timeoutMs"]?.integer, waitedMicros > timeout * 1000 {
            throw RPCError(.deadlineExceeded, "the call waited longer than its timeout")
        }
        if let deadline = meta?["deadline"]?.integer, unixMillis > deadline {
            throw RPCError(
                .deadlineExceeded,
                "the deadline has passed; check the clock or send the call earlier",
                path: "/params/_meta/deadline"
            )
        }
    }

    /// The state that a query reads: the newest, or the earlier one that it asks for.
    private static func requireState(
        _ context: CallContext,
        _ request: RPCRequest
    ) throws(RPCError) -> ServiceState {
        let newest = try requireState(context)
        return request.params["catalogRevision"]?.integer.flatMap(context.kept) ?? newest
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

    static func write(
        _ reply: ReplyMeta,
        _ meta: Node?,
        _ started: Int,
        _ context: CallContext,
        to writer: inout JSONWriter,
        from read: ServiceState? = nil
    ) {
        writer.key("_meta")
        writer.beginObject()
        writeState(of: reply, read ?? context.state, to: &writer)
        writer.member("tookMicros", max(0, context.nowMicros() - context.receivedMicros))
        writer.member("queuedMicros", max(0, started - context.receivedMicros))
        writer.member("degraded", context.degraded)
        if reply.isReplayed { writer.member("replayed", true) }
        if let trace = meta?["traceparent"]?.text { writer.member("traceparent", trace) }
        writer.endObject()
    }

    /// Writes the members of `_meta` that depend on nothing but the state.
    static func writeState(
        of reply: ReplyMeta,
        _ state: ServiceState?,
        to writer: inout JSONWriter
    ) {
        writer.key("state")
        writer.beginObject()
        let revision = reply.revision ?? state?.engine.snapshot.revision ?? 0
        writer.member("catalogRevision", revision)
        writer.member("evidenceRevision", state?.engine.evidence.revision ?? 0)
        if let digest = reply.profileDigest { writer.member("profileDigest", digest) }
        if let model = reply.model { writer.member("model", model) }
        if let asOf = reply.asOf { writer.member("asOf", asOf) }
        writer.endObject()
        if let isIllustrative = reply.isIllustrative {
            writer.member("illustrative", isIllustrative)
        }
    }
}
