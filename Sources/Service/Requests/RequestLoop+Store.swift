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
        for outcome in outcomes {
            guard let waiter = waiting.take(outcome.token) else { continue }
            inFlight.leave(waiter.user, bytes: waiter.byteCount)
            let note = write(outcome.outcome, for: waiter)
            let call = waiter.call
            tell(note, .success(call.principal), call.receivedMicros, queued: 0)
            count(try doors[waiter.door].socket.send(waiter.envelope + [writer.bytes]))
        }
    }

    /// Writes the reply to a call.
    private mutating func write(
        _ outcome: DeferredOutcome,
        for waiter: WaitingCalls.Call
    ) -> CallNote {
        writer.removeAll()
        let call = waiter.call
        var note = CallNote()
        note.method = call.method
        note.traceparent = call.params["_meta"]?["traceparent"]?.text
        var context = nextContext(for: .success(call.principal))
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
