import Catalog
import Documents
import Matching
import Methods
import RPC
import Storage

/// Records of a store as the documents that a catalogue is built from, and back.
enum StoreDocuments {
    /// The state of a revision, or what is wrong with it.
    ///
    /// - Parameters:
    ///   - contents: a revision with the profiles.
    ///   - solutions: its solutions, where they are not among its records.
    /// - Complexity: O(*n*) in the size of the records.
    static func state(
        of contents: StoreContents,
        solutions: Solutions = .amongRecords
    ) -> (state: ServiceState?, faults: [Fault]) {
        var documents = CatalogDocuments()
        switch solutions {
        case .amongRecords:
            documents.moreSolutions = RecordSolutions(
                records: contents.records.filter { $0.kind == .solutions }
            )
        case .records(let source): documents.moreSolutions = source
        case .checked(let table): documents.checkedSolutions = table
        }
        var models: [SourceDocument] = []
        var faults: [Fault] = []
        for record in contents.records where record.kind != .solutions {
            let document: SourceDocument
            switch Self.document(of: record) {
            case .success(let read): document = read
            case .failure(let fault):
                faults.append(fault)
                continue
            }
            switch record.kind {
            case .codes: documents.codeLists.append(document)
            case .labelsEnglish, .labelsRomanian: documents.labels.append(document)
            case .regions: documents.regions.append(document)
            case .models: models.append(document)
            case .solutions: break
            }
        }
        for profile in contents.profiles {
            let file = "profiles/\(profile.id).yaml"
            guard let node = node(profile.body, isTyped: true) else {
                faults.append(Fault(file: file, "is no JSON"))
                continue
            }
            documents.profiles.append(SourceDocument(file: file, node: node))
        }
        let built = ServiceState.build(
            documents,
            models: models,
            revision: contents.revision.number,
            today: lastDay,
            profileVersions: contents.profileVersions
        )
        return (faults.isEmpty ? built.state : nil, faults + built.faults)
    }

    /// Where the solutions of a revision come from.
    enum Solutions {
        /// They are among its records.
        case amongRecords
        /// Others read their records.
        case records(any SolutionSource)
        /// They have been checked by its lists.
        case checked(SolutionTable)
    }

    /// The document of a record.
    static func document(of record: StoredRecord) -> Result<SourceDocument, Fault> {
        let file = "\(record.kind.rawValue)/\(record.id).yaml"
        guard let node = node(record.body, isTyped: record.kind == .solutions) else {
            return .failure(Fault(file: file, "is no JSON"))
        }
        return .success(SourceDocument(file: file, node: node))
    }

    /// Dates were judged when they were written. A clock that is behind must not make a store that
    /// was sound yesterday faulty today.
    private static let lastDay = CalendarDate(daysSince1970: 2_932_896)

    /// What makes a sound catalogue of files the first revision of a store.
    ///
    /// - Parameters:
    ///   - state: the catalogue, checked.
    ///   - documents: its parsed files.
    ///   - models: the parsed files of the scoring models.
    ///   - now: ms since 1970.
    static func entry(
        of state: ServiceState,
        _ documents: CatalogDocuments,
        models: [SourceDocument],
        now: Int
    ) -> StoreEntry {
        var entry = StoreEntry(principal: "init", method: "init", target: "catalog", time: now)
        let plain: [(RecordKind, [SourceDocument])] = [
            (.codes, documents.codeLists), (.regions, documents.regions), (.models, models),
        ]
        for (kind, documents) in plain {
            entry.records += documents.map { RecordChange(kind, $0.stem, body: body($0.node)) }
        }
        for document in documents.labels {
            let isEnglish = document.file.contains("labels/en/")
            let kind: RecordKind = isEnglish ? .labelsEnglish : .labelsRomanian
            entry.records.append(RecordChange(kind, document.stem, body: body(document.node)))
        }
        let snapshot = state.engine.snapshot
        entry.records += snapshot.solutions.map {
            RecordChange(.solutions, $0.id, body: body($0.node))
        }
        entry.profiles = snapshot.profiles.map {
            ProfileChange(id: $0.id, version: 1, body: body($0.node))
        }
        return entry
    }

    /// A document in the one spelling it is stored in.
    static func body(_ node: Node) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(node)
        return writer.bytes
    }

    /// A stored document.
    ///
    /// - Parameter isTyped: whether numbers and truth values were stored as such. Documents of
    ///   YAML were stored as text, and their shapes decide again what that means.
    private static func node(_ body: [UInt8], isTyped: Bool) -> Node? {
        guard let node = try? JSONReader.read(body, limits: .reply) else { return nil }
        return isTyped ? node : node.plain
    }
}

extension Node {
    /// The same document with every text as YAML writes it without quotation marks.
    fileprivate var plain: Node {
        switch content {
        case .scalar(let text, .text): Node(.scalar(text, .plain))
        case .scalar: self
        case .sequence(let items): .sequence(items.map(\.plain))
        case .mapping(let members):
            .mapping(members.map { Member($0.key, $0.value.plain, line: $0.line) })
        }
    }
}
