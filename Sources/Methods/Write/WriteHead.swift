import Catalog
import Documents
package import Experience
import Matching
import Protocol
package import Search

/// The catalogue and the profiles as the next write finds them: the newest state, and what writes
/// have changed since.
///
/// Writes of one group follow each other here; the state that queries read is made once, after the
/// group is on the disk. Both cost what the group touches.
package struct WriteHead: Sendable {
    /// The newest revision.
    package private(set) var revision: Int
    /// The newest state; writes do not change its code lists, labels, regions and models.
    private(set) var base: ServiceState
    /// Solutions that were added or replaced since (a value) or removed (nil), by id.
    private var solutions: [String: Solution?] = [:]
    /// How many solutions there are now.
    private(set) var solutionCount: Int
    /// What became of profiles since, by id.
    private var profiles: [String: ProfileStep] = [:]
    /// Changes that wait for their last part.
    private(set) var staged: [StagedChange.Key: StagedChange] = [:]
    /// The words that records may name.
    private(set) var vocabulary: CatalogVocabulary
    /// What users say and regions do; heads that follow each other share it.
    package let events: EventLog
    /// The last event that this head has seen.
    package private(set) var lastEvent: Int

    /// The head of the newest state.
    package init(_ state: ServiceState, _ events: EventLog) {
        base = state
        self.events = events
        lastEvent = events.with { $0.lastNumber }
        revision = state.revision
        solutionCount = state.solutionCount
        vocabulary = state.vocabulary
    }

    /// The number of the next event.
    var nextEvent: Int { lastEvent + 1 }

    /// The solution of an id, or nil.
    func solution(_ id: String) -> Solution? {
        if let change = solutions[id] { return change }
        let snapshot = base.engine.snapshot
        return snapshot.position(ofSolution: id).map { snapshot.solutions[$0] }
    }

    /// Whether there is a solution of an id.
    func hasSolution(_ id: String) -> Bool {
        if let change = solutions[id] { return change != nil }
        return base.engine.snapshot.position(ofSolution: id) != nil
    }

    /// The needs profile of an id, or nil.
    func profile(_ id: String) -> NeedsProfile? {
        if let step = profiles[id] { return step.value?.profile }
        return base.engine.snapshot.profile(id)
    }

    /// Whether there is a needs profile of an id.
    func hasProfile(_ id: String) -> Bool {
        if let step = profiles[id] { return step.value != nil }
        return base.engine.snapshot.position(ofProfile: id) != nil
    }

    /// The version that a profile id has reached, removed ones included; 0 before the first.
    func version(ofProfile id: String) -> Int {
        profiles[id]?.version ?? base.profileVersions[id] ?? 0
    }

    /// Goes on to what a write leaves.
    ///
    /// - Complexity: O(*n*) in the records that it touches.
    package mutating func apply(_ effect: WriteEffect) {
        if !effect.solutions.isEmpty { revision += 1 }
        for (id, value) in effect.solutions {
            switch (hasSolution(id), value != nil) {
            case (false, true): solutionCount += 1
            case (true, false): solutionCount -= 1
            default: break
            }
            solutions[id] = .some(value)
            vocabulary.setSolution(id, isThere: value != nil)
        }
        for step in effect.profiles {
            profiles[step.id] = step
            vocabulary.setProfile(step.id, isThere: step.value != nil)
        }
        if !effect.events.isEmpty {
            events.with { log in
                for new in effect.events { log.append(new.event) }
            }
            lastEvent += effect.events.count
        }
        switch effect.staging {
        case .keep(let key, let change): staged[key] = change
        case .drop(let key): staged[key] = nil
        case nil: break
        }
    }

    /// Lets go of changes whose next part did not come in time.
    ///
    /// - Parameter nowMicros: microseconds of a clock that never goes back.
    package mutating func dropStale(nowMicros: Int) {
        guard !staged.isEmpty else { return }
        staged = staged.filter { nowMicros - $0.value.micros < Limits.stagedMs * 1000 }
    }

    /// Lets go of what writes have added since, which was not stored.
    package func rollBack() {
        events.with { $0.rollBack(to: lastEvent) }
    }

    /// The event that tells that somebody is erased, and not who.
    package func erasureMark(_ time: Int, by portal: String) -> ExperienceEvent {
        ExperienceEvent(number: nextEvent, time: time, portal: portal, content: .erasure)
    }

    /// Takes a person out of what users have said, or out of the network.
    ///
    /// - Parameters:
    ///   - authors: the pseudonyms of the person.
    ///   - mark: the event that tells of it.
    package mutating func erase(_ authors: [Pseudonym], _ mark: ExperienceEvent) {
        events.with { log in
            for author in authors { log.erase(author) }
            log.append(mark)
        }
        lastEvent = mark.number
    }

    /// Takes an index of the words of the newest state, which has none yet.
    package mutating func adopt(_ search: SearchIndex) { base = base.searched(with: search) }

    /// The state that queries read from now on.
    ///
    /// - Complexity: O(*n*) in the number of profiles where only they changed; where solutions did,
    ///   O(*n* log *n*) in the size of the catalogue.
    package mutating func state() -> ServiceState {
        base = makeState()
        solutions = [:]
        profiles = [:]
        vocabulary = base.vocabulary
        return base
    }

    private func makeState() -> ServiceState {
        var snapshot = base.engine.snapshot
        if !solutions.isEmpty {
            snapshot = snapshot.applying(solutions: solutions, revision: revision)
        }
        if !profiles.isEmpty {
            snapshot = snapshot.replacing(profiles: profiles.mapValues { $0.value?.profile })
        }
        let (experience, changed) = events.with { $0.publish() }
        return ServiceState(
            after: base,
            snapshot: snapshot,
            hasSameSolutions: solutions.isEmpty,
            profiles: profiles.values,
            experience: experience,
            changed: changed
        )
    }
}
