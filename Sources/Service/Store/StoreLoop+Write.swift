import Catalog
import Documents
import Experience
import Logging
import Methods
import RPC
import Storage
import SystemClock

extension StoreLoop {
    /// The writes of one commit, and what each is answered once it is on the disk.
    private struct Group {
        var entries: [StoreEntry] = []
        var answers: [(job: StoreJob, outcome: DeferredOutcome)] = []
        var replies: [OnceKey: StoredReply] = [:]
        var profiles: [(id: String, version: Int)] = []
        var events: [ExperienceEvent] = []
    }

    /// Carries out jobs that came together.
    mutating func carryOut(_ jobs: [StoreJob]) {
        var group = Group()
        let now = SystemClock.unixMillis()
        var staged = head
        for job in jobs {
            if job.call.isErasure {
                // What the person wrote just now has to be in the store to be taken out of it.
                finish(&group, from: staged)
                tell([(job, erase(job.call, now))])
                group = Group()
                staged = head
                continue
            }
            let outcome: DeferredOutcome?
            switch job.call.kind {
            case .write: outcome = write(job, now, &group)
            case .history: outcome = history(job.call)
            case .revision(let number): outcome = state(at: number)
            case .operation(.backup): outcome = backup(job.call)
            case .operation: outcome = nil
            }
            if let outcome { group.answers.append((job, outcome)) }
        }
        finish(&group, from: staged)
    }

    /// Makes a group durable and answers it.
    private mutating func finish(_ group: inout Group, from staged: WriteHead) {
        if !group.entries.isEmpty { commit(&group, from: staged) }
        tell(group.answers)
    }

    /// Takes a person out: first in the ledger, so that a crash on the way is made up for at the
    /// next start, then in the store, then in what queries read.
    private mutating func erase(_ call: DeferredCall, _ now: Int) -> DeferredOutcome {
        if let reason = served.degraded.first {
            return .refused(RPCError(.unavailable, "read-only: \(reason)", retryAfterMs: 5000))
        }
        do throws(RPCError) {
            let effect = try Dispatcher.effect(
                of: call,
                on: head,
                unixMillis: now,
                nowMicros: SystemClock.micros()
            )
            let authors = effect.erased
            guard !authors.isEmpty else { return .done(effect, head.revision) }
            let events = head.events.with { log in authors.flatMap { log.events(of: $0).all } }
            let mark = head.erasureMark(now, by: call.principal.name)
            do throws(StoreError) {
                for author in authors {
                    try ledger.append(.init(mark: ledger.mark(of: author.bytes), time: now))
                }
                try store.erase(
                    StoreErasure(
                        events: events,
                        principal: call.principal.name,
                        method: call.method,
                        time: now,
                        mark: StoreEvent(
                            number: mark.number,
                            kind: EventDocument.Kind.erasure.rawValue,
                            subject: "",
                            body: Array("{}".utf8)
                        ),
                        ledgerCount: ledger.entries.count
                    )
                )
            } catch {
                part.logger.error("a person was not erased: \(error)")
                throw RPCError(error)
            }
            retired.add(served.state)
            head.erase(authors, mark)
            makeState(movesEveryScore: true)
            show()
            // Who leaves the network takes no vote back.
            if call.method == "person.erase" { publish([mark]) }
            return .done(effect, head.revision)
        } catch {
            return .refused(error)
        }
    }

    /// Tells subscribers which solutions some events have moved: never whose words moved them.
    private func publish(_ events: [ExperienceEvent]) {
        var told: Set<String> = []
        for event in events {
            let topic: String
            switch event.content {
            case .step: topic = "adoption.changed"
            case .twinning(let change):
                publish(change)
                continue
            // Who is in the network is nobody's business who has not asked.
            case .membership: continue
            case .vote, .withdrawal, .erasure: topic = "feedback.changed"
            }
            let solution = head.events.with { $0.solution(movedBy: event.number) }
            guard told.insert("\(topic) \(solution ?? "")").inserted else { continue }
            publish(topic) {
                $0.key("solution")
                if let solution { $0.value(solution) } else { $0.null() }
                $0.key("evidenceRevision")
                $0.value(head.lastEvent)
            }
        }
    }

    /// Tells subscribers that a twinning has changed: nobody's name, nothing anybody wrote.
    private func publish(_ change: TwinningChange) {
        let twinning = head.events.with { $0.twinnings[change.twinning] }
        guard let twinning else { return }
        publish("twinning.changed") {
            $0.key("twinning")
            $0.value(twinning.id)
            $0.key("version")
            $0.value(twinning.version)
            $0.key("stage")
            if let stage = twinning.stage { $0.value(stage) } else { $0.null() }
            $0.key("status")
            $0.value(twinning.status)
        }
    }

    /// Gives each serving thread the outcomes of its jobs, all at once.
    private func tell(_ answers: [(job: StoreJob, outcome: DeferredOutcome)]) {
        var batches: [(queue: WorkQueue<StoreOutcome>, outcomes: [StoreOutcome])] = []
        for (job, outcome) in answers {
            let told = StoreOutcome(token: job.token, outcome: outcome)
            if let index = batches.firstIndex(where: { $0.queue === job.outcomes }) {
                batches[index].outcomes.append(told)
            } else {
                batches.append((job.outcomes, [told]))
            }
        }
        for (queue, outcomes) in batches { _ = queue.offer(all: outcomes) }
    }

    /// Makes a group durable, then shows it to queries; its writers are told only afterwards.
    private mutating func commit(_ group: inout Group, from before: WriteHead) {
        do throws(StoreError) {
            try store.append(group.entries)
        } catch {
            refuse(&group, error, from: before)
            return
        }
        guard head.revision != before.revision || !group.profiles.isEmpty || !group.events.isEmpty
        else { return }
        retired.add(served.state)
        makeState(
            movesEveryScore: head.revision != before.revision || !group.events.isEmpty
        )
        show()
        if head.revision != before.revision {
            let (revision, count) = (head.revision, served.state.solutionCount)
            publish("catalog.published") {
                $0.key("revision")
                $0.value(revision)
                $0.key("solutions")
                $0.value(count)
            }
        }
        for (id, version) in group.profiles {
            publish("profile.changed") {
                $0.key("profile")
                $0.value(id)
                $0.key("version")
                $0.value(version)
            }
        }
        publish(group.events)
    }

    /// Makes the state that queries read from now on, with the profiles in use prepared for it.
    ///
    /// New solutions of a large catalogue take seconds, and so do its profiles once users have said
    /// something: that is done where it is in nobody's way.
    private mutating func makeState(movesEveryScore: Bool) {
        let (old, head, profiles) = (served.state, head, part.profiles)
        let make = { @Sendable in
            var head = head
            let state = head.state()
            let today = SystemClock.today()
            return (head, state, profiles.prepared(for: state, after: old, today: today))
        }
        let takesLong = movesEveryScore && PreparedProfile.takesLong(in: old)
        let made = takesLong ? QuietThread.run(part.pulse, make) : make()
        (self.head, served.state, served.prepared) = made
    }

    /// Goes back to what was there before a group that was not stored, and says so.
    private mutating func refuse(
        _ group: inout Group,
        _ error: StoreError,
        from before: WriteHead
    ) {
        head = before
        head.rollBack()
        part.logger.error(
            "writes were not stored: \(error)",
            metadata: ["cause": "\(error.cause ?? "")", "writes": "\(group.entries.count)"]
        )
        let answer = DeferredOutcome.refused(RPCError(error))
        for index in group.answers.indices {
            guard case .write = group.answers[index].job.call.kind,
                case .done = group.answers[index].outcome
            else { continue }
            group.answers[index].outcome = answer
        }
        // A full disk may have room again; anything else needs somebody to look.
        guard error.code != .full, error.code != .held else { return }
        served.degraded = ["the store is read-only since a write failed; see the log and restart"]
        for mailbox in part.mailboxes { mailbox.post(served) }
    }

    private mutating func write(
        _ job: StoreJob,
        _ now: Int,
        _ group: inout Group
    ) -> DeferredOutcome {
        let call = job.call
        if let reason = served.degraded.first {
            return .refused(RPCError(.unavailable, "read-only: \(reason)", retryAfterMs: 5000))
        }
        do throws(RPCError) {
            let key = call.params["_meta"]?["idempotencyKey"]?.text.map {
                OnceKey(principal: call.principal.name, method: call.method, key: $0)
            }
            let digest = key == nil ? [] : Dispatcher.digest(of: call)
            if let key, let reply = try storedReply(for: key, group) {
                return try replay(reply, digest)
            }
            let micros = SystemClock.micros()
            try Dispatcher.requireTime(
                call.params["_meta"],
                waitedMicros: micros - call.receivedMicros,
                unixMillis: now
            )
            let effect = try Dispatcher.effect(
                of: call,
                on: head,
                unixMillis: now,
                nowMicros: micros
            )
            head.apply(effect)
            let isKept = if case .keep = effect.staging { true } else { false }
            if effect.isStored || (key != nil && !isKept) {
                var entry = entry(of: effect, call, now)
                if let key {
                    let reply = StoredReply(
                        request: digest,
                        reply: effect.result,
                        revision: head.revision
                    )
                    entry.once = (key, reply)
                    group.replies[key] = reply
                }
                group.entries.append(entry)
                group.profiles += effect.profiles.map { ($0.id, $0.version) }
                group.events += effect.events.map(\.event)
            }
            return .done(effect, head.revision)
        } catch {
            return .refused(error)
        }
    }

    private func storedReply(
        for key: OnceKey,
        _ group: Group
    ) throws(RPCError) -> StoredReply? {
        if let reply = group.replies[key] { return reply }
        do {
            return try store.storedReply(for: key)
        } catch {
            throw RPCError(error)
        }
    }

    private func replay(
        _ reply: StoredReply,
        _ digest: [UInt8]
    ) throws(RPCError) -> DeferredOutcome {
        guard reply.request == digest else {
            throw RPCError(
                .idempotencyMismatch,
                "the key was used before for another request; take a new key for a new write",
                path: "/params/_meta/idempotencyKey"
            )
        }
        return .done(result: reply.reply, revision: reply.revision, isReplayed: true)
    }

    private func entry(of effect: WriteEffect, _ call: DeferredCall, _ now: Int) -> StoreEntry {
        var entry = StoreEntry(
            principal: call.principal.name,
            method: call.method,
            target: effect.target,
            time: now
        )
        entry.records = effect.solutions.map { id, value in
            RecordChange(.solutions, id, body: value.map { StoreDocuments.body($0.node) })
        }
        entry.events = effect.events.map {
            StoreEvent(
                number: $0.event.number,
                kind: $0.kind.rawValue,
                subject: $0.subject,
                author: $0.author?.bytes,
                body: $0.body
            )
        }
        entry.profiles = effect.profiles.map {
            ProfileChange(id: $0.id, version: $0.version, body: $0.value?.body)
        }
        return entry
    }
}

extension DeferredOutcome {
    /// What a write that was carried out is answered.
    fileprivate static func done(_ effect: WriteEffect, _ revision: Int) -> DeferredOutcome {
        .done(result: effect.result, revision: revision, isReplayed: false)
    }
}
