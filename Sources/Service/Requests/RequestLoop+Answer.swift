import Glibc
import Logging
import Methods
import Protocol
import RPC
import Synchronization
import SystemClock
import ZeroMQ

extension RequestLoop {
    /// Answers one request, or hands it over.
    mutating func answer(_ item: RequestQueue.Item) throws(ZeroMQError) {
        let waited = SystemClock.micros() - item.receivedMicros
        let caller = caller(item.user)
        writer.removeAll()
        var note = CallNote()
        var isFast = false
        let envelope: Int
        do throws(EnvelopeViolation) {
            let message = try Self.envelope(of: item)
            envelope = message.frames.count
            isFast = answerFast(item, message, caller, &note)
            if !isFast {
                var context = nextContext(for: caller)
                context.receivedMicros = item.receivedMicros
                let answer = item.frames.withUnsafeBytes(ofFrame: message.body) { body in
                    Dispatcher.attempt(body, in: context, to: &writer, &note)
                }
                if case .deferred(let call) = answer {
                    if hand(over: call, message, item) { return }
                    note.reason = .resourceExhausted
                }
            }
        } catch {
            part.counters.count(part.counters.malformed)
            envelope = error.envelope.count
            note.reason = error.error.reason
            writer.writeErrorReply(error.error, id: nil)
        }
        inFlight.leave(item.user, bytes: item.frames.totalByteCount)
        tell(note, caller, item.receivedMicros, queued: waited)
        let door = doors[item.door]
        if isFast {
            let outcome = try fast.reply.withUnsafeBytes { body throws(ZeroMQError) in
                try door.socket.send(envelope: &item.frames, count: envelope, body: body)
            }
            count(outcome)
        } else {
            count(
                try door.socket.send(envelope: &item.frames, count: envelope, body: writer.bytes)
            )
        }
    }

    /// Where the envelope of a request ends.
    private static func envelope(
        of item: RequestQueue.Item
    ) throws(EnvelopeViolation) -> Envelope {
        try Envelope.split(frameCount: item.frames.frameCount) { item.frames.size(ofFrame: $0) }
    }

    /// Answers what is asked most, without looking at it as closely as the general road must.
    ///
    /// - Returns: whether the fast path holds the reply.
    private mutating func answerFast(
        _ item: RequestQueue.Item,
        _ message: Envelope,
        _ caller: Result<Principal, RPCError>,
        _ note: inout CallNote
    ) -> Bool {
        guard part.side == .query, !isDraining, case .success(let principal) = caller,
            principal.may(.read)
        else { return false }
        let known = fast.profiles.count
        let isAnswered = item.frames.withUnsafeBytes(ofFrame: message.body) { body in
            fast.answer(
                body,
                receivedMicros: item.receivedMicros,
                nowMicros: SystemClock.micros,
                &note
            )
        }
        if fast.profiles.count != known {
            part.profiles.note(fast.preparedIDs)
            part.counters.preparedBytes.store(fast.profileBytes, ordering: .relaxed)
        }
        return isAnswered
    }

    /// Answers a request with an error without carrying it out.
    mutating func refuse(
        _ item: RequestQueue.Item,
        _ refusal: RPCError
    ) throws(ZeroMQError) {
        writer.removeAll()
        var note = CallNote()
        let envelope: Int
        do throws(EnvelopeViolation) {
            let message = try Self.envelope(of: item)
            envelope = message.frames.count
            note.reason = refusal.reason
            item.frames.withUnsafeBytes(ofFrame: message.body) { body in
                Dispatcher.refuse(body, refusal, to: &writer)
            }
        } catch {
            part.counters.count(part.counters.malformed)
            envelope = error.envelope.count
            note.reason = error.error.reason
            writer.writeErrorReply(error.error, id: nil)
        }
        tell(note, callers.caller(item.user, today: today), item.receivedMicros, queued: 0)
        let door = doors[item.door]
        count(try door.socket.send(envelope: &item.frames, count: envelope, body: writer.bytes))
    }

    static func overload(_ waited: Int) -> RPCError {
        RPCError(
            .resourceExhausted,
            "the daemon has more to do than it can: this call waited too long and was not begun; "
                + "send it again later",
            retryAfterMs: min(5000, max(50, waited / 1000))
        )
    }

    /// Who calls, or why not now.
    private mutating func caller(_ user: String?) -> Result<Principal, RPCError> {
        let caller = callers.caller(user, today: today)
        guard case .success(let principal) = caller else { return caller }
        do throws(RPCError) {
            try rates.take(principal, now: SystemClock.micros())
            return caller
        } catch {
            return .failure(error)
        }
    }

    func count(_ outcome: SendOutcome) {
        let counters = part.counters
        switch outcome {
        case .sent: counters.count(counters.answered)
        case .wouldBlock, .unreachable: counters.count(counters.undelivered)
        }
    }

    /// Counts an answered request, and logs it where it was refused or took long.
    mutating func tell(
        _ note: CallNote,
        _ caller: Result<Principal, RPCError>,
        _ receivedMicros: Int,
        queued: Int
    ) {
        let took = SystemClock.micros() - receivedMicros
        part.counters.count(note, micros: took)
        let isRefused = note.reason != nil
        if isRefused { part.counters.count(part.counters.errors) }
        guard isRefused || took > part.counters.slowMicros else { return }
        let name = if case .success(let principal) = caller { principal.name } else { "nobody" }
        if isRefused { journal.note(errorReply: writer.bytes, note, caller: name) }
        guard took > part.counters.slowMicros, let method = note.method else { return }
        let call = SlowCall(
            unixMillis: SystemClock.unixMillis(),
            method: method,
            caller: name,
            tookMicros: took,
            queuedMicros: queued,
            traceparent: note.traceparent
        )
        part.counters.keep(call)
        journal.note(slow: call)
    }

    /// The context of the next call.
    ///
    /// The control socket's figures are read before the newest state is: a reload that they count
    /// is then one that the answer shows. The query socket takes a state only between polls, where
    /// that costs nothing.
    mutating func nextContext(for caller: Result<Principal, RPCError>) -> CallContext {
        let counters = part.counters
        let counted = part.side == .control ? counters.figures : nil
        if part.side == .control { takeNews() }
        let (kept, table, logger) = (kept, callers.table, part.logger)
        var context = CallContext(
            state: served?.state,
            socket: part.side,
            caller: caller,
            isDraining: isDraining,
            today: today,
            receivedMicros: SystemClock.micros(),
            nowMicros: SystemClock.micros,
            nowUnixMillis: SystemClock.unixMillis,
            figures: { counted ?? counters.figures }
        )
        context.hasStore = part.jobs != nil
        context.degraded = served?.degraded ?? []
        context.kept = { kept[$0] }
        context.prepared = fast.profiles
        context.keys = { table?.keys ?? [] }
        context.drain = {
            logger.notice("asked to stop")
            kill(getpid(), SIGTERM)
        }
        return context
    }
}
