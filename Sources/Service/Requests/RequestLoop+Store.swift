import Documents
import Methods
import RPC
import ZeroMQ

/// Calls that somebody else answers: the store's owner, or who reads files again.
extension RequestLoop {
    /// Gives a call to whoever can answer it and remembers who asked.
    ///
    /// - Returns: false where too many wait; the writer then holds the refusal.
    mutating func hand(
        over call: DeferredCall,
        _ message: Envelope,
        _ item: RequestQueue.Item
    ) -> Bool {
        var envelope: [[UInt8]] = []
        for index in message.frames { envelope.append(item.frames.bytes(ofFrame: index)) }
        var body: [UInt8] = []
        if case .revision = call.kind { body = item.frames.bytes(ofFrame: message.body) }
        let waiter = WaitingCalls.Call(
            door: item.door,
            user: item.user,
            byteCount: item.frames.totalByteCount,
            envelope: envelope,
            call: call,
            body: body
        )
        let token = waiting.add(waiter)
        let job = StoreJob(call: call, token: token, outcomes: part.outcomes)
        let isTaken =
            if case .operation(.reload) = call.kind {
                part.reloads.offer(job)
            } else {
                part.jobs?.offer(job) ?? false
            }
        if isTaken { return true }
        _ = waiting.take(token)
        let error = RPCError(
            .resourceExhausted,
            "too many writes wait for the disk; try again",
            retryAfterMs: 200
        )
        writer.writeErrorReply(error, id: call.id)
        return false
    }

    /// Answers the calls that somebody else has answered.
    mutating func answerOutcomes() throws(ZeroMQError) {
        let outcomes = part.outcomes.take()
        // Taken after the outcomes: a write's state was posted before its outcome was.
        takeNews()
        let answered = outcomes.compactMap { outcome in
            waiting.take(outcome.token).map { (outcome.outcome, $0) }
        }
        guard let first = answered.first?.1 else { return }
        // One look at the figures and the state does for all that came together.
        var context = nextContext(for: .success(first.call.principal))
        for (outcome, waiter) in answered {
            inFlight.leave(waiter.user, bytes: waiter.byteCount)
            let call = waiter.call
            context.caller = .success(call.principal)
            let note = write(outcome, for: waiter, in: &context)
            tell(note, context.caller, call.receivedMicros, queued: 0)
            let door = doors[waiter.door]
            count(try door.socket.send(envelope: waiter.envelope, body: writer.bytes))
        }
    }

    /// Writes the reply to a call.
    private mutating func write(
        _ outcome: DeferredOutcome,
        for waiter: WaitingCalls.Call,
        in context: inout CallContext
    ) -> CallNote {
        writer.removeAll()
        let call = waiter.call
        var note = CallNote()
        note.method = call.method
        note.traceparent = call.params["_meta"]?["traceparent"]?.text
        switch outcome {
        case .done(let result, let revision, let isReplayed):
            Dispatcher.finish(
                call,
                result: result,
                revision: revision,
                isReplayed: isReplayed,
                in: context,
                to: &writer
            )
        case .refused(let error):
            note.reason = error.reason
            writer.writeErrorReply(error, id: call.id)
        case .state(let state):
            kept.add(state)
            context.kept = { [kept] in kept[$0] }
            waiter.body.withUnsafeBytes { body in
                _ = Dispatcher.attempt(body, in: context, to: &writer, &note)
            }
        }
        return note
    }
}
