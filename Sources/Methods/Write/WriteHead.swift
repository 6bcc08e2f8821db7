import Catalog
import Documents
import Matching
import Protocol

/// The catalogue and the profiles as the next write finds them.
///
/// Writes of one group follow each other here; the state that queries read is made once, after the
/// group is on the disk.
package struct WriteHead: Sendable {
    /// The newest revision.
    package private(set) var revision: Int
    /// The solutions by id.
    private(set) var solutions: [String: Solution]
    /// The needs profiles by id.
    private(set) var profiles: [String: NeedsProfile]
    /// The version that each profile id has reached, removed ones included.
    private(set) var profileVersions: [String: Int]
    /// Changes that wait for their last part.
    private(set) var staged: [StagedChange.Key: StagedChange] = [:]
    /// The words that records may name.
    private(set) var vocabulary: CatalogVocabulary
    /// What writes do not change: code lists, labels, regions, models.
    private(set) var base: ServiceState

    /// The head of the newest state.
    ///
    /// - Complexity: O(*n*) in the number of records.
    package init(_ state: ServiceState) {
        let snapshot = state.engine.snapshot
        base = state
        revision = snapshot.revision
        solutions = Dictionary(uniqueKeysWithValues: snapshot.solutions.map { ($0.id, $0) })
        profiles = Dictionary(uniqueKeysWithValues: snapshot.profiles.map { ($0.id, $0) })
        profileVersions = state.profileVersions
        vocabulary = state.vocabulary
    }

    /// Goes on to what a write leaves.
    ///
    /// - Complexity: O(*n*) in the records that it touches.
    package mutating func apply(_ effect: WriteEffect) {
        if !effect.solutions.isEmpty { revision += 1 }
        for (id, value) in effect.solutions {
            solutions[id] = value
            vocabulary.setSolution(id, isThere: value != nil)
        }
        for (id, version, value) in effect.profiles {
            profiles[id] = value
            profileVersions[id] = version
            vocabulary.setProfile(id, isThere: value != nil)
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

    /// The state that queries read from now on.
    ///
    /// - Complexity: O(*n* log *n*) in the number of records.
    package mutating func state() -> ServiceState {
        base = makeState()
        return base
    }

    private func makeState() -> ServiceState {
        let snapshot = base.engine.snapshot
        let fresh = CatalogSnapshot(
            revision: revision,
            solutions: Array(solutions.values),
            profiles: Array(profiles.values),
            geography: snapshot.geography,
            codeLists: snapshot.codeLists,
            labels: snapshot.labels
        )
        let models = base.engine.models
        let engine = MatchEngine(
            snapshot: fresh,
            models: models,
            evidence: base.engine.evidence
        )
        // Profiles are not searched: while only they change, the words stay as they are.
        return ServiceState(
            engine: engine,
            search: revision == base.revision ? base.search : nil,
            profileVersions: profileVersions
        )
    }
}
