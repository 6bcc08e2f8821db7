public import Catalog
import Crypto
public import Documents
package import Experience
public import Matching
import RPC
public import Search
package import Twinning

/// Everything a query reads: one engine over one snapshot, and what follows from them.
public final class ServiceState: Sendable {
    /// The records, models and evidence, ready to be matched.
    public let engine: MatchEngine
    /// The models about regions; no write changes them.
    package let programme: ProgrammeModels
    /// What users say and regions do.
    package let experience: Experience
    /// The words that parameters may name.
    public let vocabulary: CatalogVocabulary
    /// The words of the records, ready to be searched; nil where there are so many that they are
    /// indexed while everything else is served already.
    public let search: SearchIndex?
    /// The version that each profile id has reached in a store, removed ones included.
    package let profileVersions: [String: Int]
    /// The digest of each stored profile, by id.
    private let digests: [String: String]

    /// The most solutions whose words are indexed before anything is served: a few hundred ms.
    package static let indexedAtOnce = 5000

    /// Prepares a state.
    ///
    /// - Parameters:
    ///   - engine: the records, models and evidence.
    ///   - search: the index of its solutions, where there is one already; else it is made at once
    ///     for up to ``indexedAtOnce`` solutions.
    ///   - profileVersions: the version that each profile id has reached; empty for files.
    ///   - programme: the models about regions.
    /// - Complexity: O(*n*) in the size of the catalogue.
    package init(
        engine: MatchEngine,
        search: SearchIndex? = nil,
        profileVersions: [String: Int] = [:],
        programme: ProgrammeModels = .none
    ) {
        self.engine = engine
        self.programme = programme
        experience = .none
        self.profileVersions = profileVersions
        vocabulary = CatalogVocabulary(engine.snapshot)
        self.search = search ?? Self.index(engine.snapshot)
        digests = Dictionary(
            engine.snapshot.profiles.map { ($0.id, Self.digest(of: $0)) }
        ) { first, _ in first }
    }

    /// The state that follows another one, and shares with it what a group of writes left alone.
    ///
    /// - Parameters:
    ///   - old: the state before.
    ///   - snapshot: the records now.
    ///   - hasSameSolutions: whether only profiles have changed.
    ///   - profiles: what became of profiles.
    ///   - experience: what users say and regions do by now.
    ///   - changed: the solutions of which that is something else than before.
    /// - Complexity: O(*n*) in the number of profiles; where solutions have changed, O(*n*) in the
    ///   size of the catalogue.
    init(
        after old: ServiceState,
        snapshot: CatalogSnapshot,
        hasSameSolutions: Bool,
        profiles: some Sequence<ProfileStep>,
        experience: Experience,
        changed: Set<String>
    ) {
        let engine: MatchEngine
        // Profiles are not searched: while only they change, the words stay as they are.
        if hasSameSolutions {
            engine = MatchEngine(replacingProfilesOf: old.engine, with: snapshot)
            search = old.search
        } else {
            engine = MatchEngine(replacingSolutionsOf: old.engine, with: snapshot)
            search = Self.index(snapshot)
        }
        programme = old.programme
        self.experience = experience
        let isSame = experience.evidence.revision == old.experience.evidence.revision
        self.engine =
            isSame
            ? engine
            : MatchEngine(
                replacingEvidenceOf: engine,
                with: experience.evidence,
                changed: changed
            )
        vocabulary = CatalogVocabulary(snapshot)
        var versions = old.profileVersions
        var digests = old.digests
        for step in profiles {
            versions[step.id] = step.version
            digests[step.id] = step.value?.digest
        }
        profileVersions = versions
        self.digests = digests
    }

    /// The same state with the words of its solutions.
    package func searched(with search: SearchIndex) -> ServiceState {
        ServiceState(self, search)
    }

    /// The same state with what users say and regions do.
    package func with(_ experience: Experience) -> ServiceState {
        ServiceState(self, experience)
    }

    private init(_ other: ServiceState, _ experience: Experience) {
        engine = MatchEngine(
            replacingEvidenceOf: other.engine,
            with: experience.evidence,
            changed: Set(experience.evidence.voices.keys).union(experience.evidence.sites.keys)
        )
        programme = other.programme
        self.experience = experience
        vocabulary = other.vocabulary
        search = other.search
        profileVersions = other.profileVersions
        digests = other.digests
    }

    private init(_ other: ServiceState, _ search: SearchIndex) {
        engine = other.engine
        programme = other.programme
        experience = other.experience
        vocabulary = other.vocabulary
        self.search = search
        profileVersions = other.profileVersions
        digests = other.digests
    }

    /// The words of a catalogue that is small enough to be indexed before it is served.
    private static func index(_ snapshot: CatalogSnapshot) -> SearchIndex? {
        snapshot.solutions.count <= indexedAtOnce ? SearchIndex(snapshot) : nil
    }

    /// Checks the parsed files of a catalogue and its models.
    ///
    /// - Parameters:
    ///   - documents: the catalogue's parsed files.
    ///   - models: the parsed files of the scoring models.
    ///   - revision: the revision the snapshot gets.
    ///   - today: the day after which a fact's date lies in the future.
    ///   - profileVersions: the version that each profile id has reached; empty for files.
    /// - Returns: the state when there is no fault, and every fault, by file and line.
    public static func build(
        _ documents: CatalogDocuments,
        models: [SourceDocument],
        revision: Int,
        today: CalendarDate,
        profileVersions: [String: Int] = [:]
    ) -> (state: ServiceState?, faults: [Fault]) {
        let draft = CatalogBuilder.build(documents, revision: revision, today: today)
        let built = ModelSet.build(models, codeLists: draft.records.codeLists)
        let programme = ProgrammeModels.build(models, codeLists: draft.records.codeLists)
        var faults = draft.faults + built.faults + programme.faults
        // A model that is there and faulty has been told; who names it is not at fault.
        let faulty = Set(models.map(\.stem)).subtracting(built.models.models.map(\.id))
        for document in documents.profiles {
            guard let profile = draft.records.profile(document.stem),
                !faulty.contains(profile.model)
            else { continue }
            faults += built.models.faults(in: profile).map { $0.placed(in: document) }
        }
        faults += unlabelledCriteria(of: built.models, in: draft.records.labels)
        guard faults.isEmpty else { return (nil, faults.inFileOrder) }
        let engine = MatchEngine(snapshot: draft.records, models: built.models)
        let state = ServiceState(
            engine: engine,
            profileVersions: profileVersions,
            programme: programme.models
        )
        return (state, [])
    }

    /// A fault for each language whose `criteria` labels lack a criterion of a model.
    private static func unlabelledCriteria(of models: ModelSet, in labels: Labels) -> [Fault] {
        let ids = Set(models.models.flatMap { $0.criteria.map(\.id) }).sorted()
        return DisplayLanguage.allCases.compactMap { language in
            let words = labels.labels(in: "criteria", language)
            let missing = ids.filter { words[$0] == nil }
            guard !missing.isEmpty else { return nil }
            let names = missing.joined(separator: ", ")
            return Fault(file: "labels/\(language)/criteria.yaml", "has no label for \(names)")
        }
    }

    /// The revision of its catalogue.
    public var revision: Int { engine.snapshot.revision }

    /// How many solutions there are.
    public var solutionCount: Int { engine.snapshot.solutions.count }

    /// The digest of a stored profile: changes when anything it says does.
    func digest(ofStored id: String) -> String { digests[id] ?? "" }

    /// The digest of a profile.
    ///
    /// - Complexity: O(*n*) in the size of the profile.
    static func digest(of profile: NeedsProfile) -> String { SpelledProfile(profile).digest }

    /// The first 128 bits of SHA-256 over a profile's one spelling, in hexadecimal.
    ///
    /// - Complexity: O(*n*) in the size of the spelling.
    static func digest(ofSpelling body: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 32) { text in
            for (index, byte) in SHA256.hash(data: body).prefix(16).enumerated() {
                text[2 * index] = digits[Int(byte >> 4)]
                text[2 * index + 1] = digits[Int(byte & 15)]
            }
            return 32
        }
    }
}
