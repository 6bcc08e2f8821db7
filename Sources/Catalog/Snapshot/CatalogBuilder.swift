public import Documents

/// Turns the parsed files of a catalogue into a snapshot, or lists everything that is wrong.
public struct CatalogBuilder {
    private let today: CalendarDate
    private var faults: [Fault] = []
    private var codeLists: [String: CodeList] = [:]
    /// Whether there was any solution, sound or not.
    private var hasSolutions = false
    /// The ids of solutions that are there and faulty.
    private var faultyIDs: Set<String> = []

    /// The faults after which solutions of a source are not read on: whoever wrote a million of
    /// them with one mistake is not helped by a million lines.
    private static let mostFaults = 1000

    private init(today: CalendarDate) {
        self.today = today
    }

    /// Checks a whole catalogue.
    ///
    /// - Parameters:
    ///   - documents: the parsed files.
    ///   - revision: the revision the snapshot gets.
    ///   - today: the day after which a fact's date lies in the future.
    /// - Returns: all that is sound, and every fault.
    /// - Complexity: O(*n*) in the size of the catalogue.
    public static func build(
        _ documents: CatalogDocuments,
        revision: Int,
        today: CalendarDate
    ) -> CatalogDraft {
        var builder = CatalogBuilder(today: today)
        let records = builder.snapshot(of: documents, revision: revision)
        return CatalogDraft(records: records, faults: builder.faults.inFileOrder)
    }

    /// Checks solutions by themselves: their form, dates and ids, and the words that are known.
    ///
    /// - Parameters:
    ///   - documents: the parsed files.
    ///   - vocabulary: the words they may name; a list that it lacks is not checked.
    ///   - today: the day after which a fact's date lies in the future.
    /// - Returns: all that is sound, and every fault.
    /// - Complexity: O(*n*) in the size of the files.
    public static func solutions(
        in documents: [SourceDocument],
        vocabulary: any Vocabulary,
        today: CalendarDate
    ) -> (solutions: [Solution], faults: [Fault]) {
        var builder = CatalogBuilder(today: today)
        var seen: [String: String] = [:]
        let solutions = documents.compactMap { builder.readSolution($0, vocabulary, &seen) }
        return (solutions, builder.faults.inFileOrder)
    }

    private mutating func snapshot(
        of documents: CatalogDocuments,
        revision: Int
    ) -> CatalogSnapshot {
        readCodeLists(documents.codeLists)
        let labels = readLabels(documents.labels)
        let geography = readRegions(documents.regions)
        let solutions = readSolutions(documents, geography)
        var vocabulary = CatalogVocabulary(
            codeLists: codeLists,
            geography: geography,
            solutions: solutions
        )
        // A solution that is there and faulty has been told; who names it is not at fault.
        for id in faultyIDs { vocabulary.setSolution(id, isThere: true) }
        let profiles = readProfiles(documents.profiles, vocabulary)
        if solutions.isEmpty, !hasSolutions {
            faults.append(Fault(file: "solutions", "holds no solution; a catalogue needs one"))
        }
        return CatalogSnapshot(
            revision: revision,
            solutions: solutions,
            profiles: profiles,
            geography: geography,
            codeLists: codeLists,
            labels: labels
        )
    }

    /// The code lists that features and records cannot do without.
    private static let requiredLists =
        Feature.allCases.filter { $0.kind == .codeSet || $0.kind == .ordinal }.map(\.list)
        + ["kinds", "lists", "adoption-levels", "countries", "scirocco"]

    private mutating func readCodeLists(_ documents: [SourceDocument]) {
        for document in documents {
            let list = check(document, CodeList.shape, NoVocabulary()) { checker in
                CodeList(document.node, checker: &checker)
            }
            guard let list else { continue }
            requireName(list.id, document)
            codeLists[list.id] = list
        }
        for id in Self.requiredLists where codeLists[id] == nil {
            faults.append(Fault(file: "codes/\(id).yaml", "is missing or broken"))
        }
    }

    private mutating func readLabels(_ documents: [SourceDocument]) -> Labels {
        let shape = Shape.map(
            keys: .text(.code, limit: 64),
            values: .text(.line, limit: 500),
            limit: 10_000
        )
        var texts: [DisplayLanguage: [String: [String: String]]] = [:]
        for document in documents {
            let folder = document.file.split(separator: "/").dropLast().last ?? ""
            guard let language = DisplayLanguage(rawValue: String(folder)) else { continue }
            let list = document.stem
            let codeLists = codeLists
            let words = check(document, shape, NoVocabulary()) { checker -> [String: String]? in
                for member in document.node.members {
                    guard codeLists[list]?.position(of: member.key) == nil,
                        !Labels.wordLists.contains(list)
                    else { continue }
                    checker.within(member.key) {
                        let near = codeLists[list].map {
                            NearestWords.nearest(to: member.key, among: $0.codes)
                        }
                        let place = Node(.mapping([]), line: member.line)
                        $0.report("labels a code that is not in \(list)", place, near ?? [])
                    }
                }
                let pairs = document.node.members.map { ($0.key, $0.value.text ?? "") }
                return Dictionary(pairs) { first, _ in first }
            }
            texts[language, default: [:]][list] = words ?? [:]
        }
        requireLabels(texts)
        return Labels(texts)
    }

    private mutating func requireLabels(_ texts: [DisplayLanguage: [String: [String: String]]]) {
        for language in DisplayLanguage.allCases {
            for list in codeLists.values.sorted(by: { $0.id < $1.id }) {
                let words = texts[language]?[list.id] ?? [:]
                let missing = list.codes.filter { words[$0] == nil }
                guard !missing.isEmpty else { continue }
                let shown = missing.prefix(5).joined(separator: ", ")
                let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
                let file = "labels/\(language)/\(list.id).yaml"
                // A file that is there has a first line.
                let line = texts[language]?[list.id] == nil ? 0 : 1
                faults.append(Fault(file: file, line: line, "has no label for \(shown)\(more)"))
            }
        }
    }

    private mutating func readRegions(_ documents: [SourceDocument]) -> Geography {
        let vocabulary = CatalogVocabulary(codeLists: codeLists)
        var regions: [Region] = []
        var countries: [Country] = []
        var aliases: [String: [String]] = [:]
        var pending: [(SourceDocument, String, [String], Int)] = []
        var known: [String: String] = [:]
        for document in documents {
            let file = check(document, CountryFile.shape, vocabulary) { checker in
                CountryFile(document.node, checker: &checker)
            }
            guard let file else { continue }
            requireName(file.country.id, document, key: "country")
            countries.append(file.country)
            regions += file.regions
            for (region, line) in zip(file.regions, file.lines) {
                if let other = known.updateValue(document.file, forKey: region.id) {
                    fault(document, line, "", "region '\(region.id)' stands in \(other) already")
                }
            }
            for alias in file.aliases {
                if aliases.updateValue(alias.successors, forKey: alias.id) != nil {
                    fault(document, alias.line, "/aliases", "'\(alias.id)' is an alias already")
                }
                pending.append((document, alias.id, alias.successors, alias.line))
            }
        }
        for (document, id, successors, line) in pending {
            if known[id] != nil {
                fault(document, line, "/aliases", "'\(id)' is a region and obsolete at once")
            }
            for successor in successors where known[successor] == nil {
                let near = NearestWords.nearest(to: successor, among: known.keys.sorted())
                fault(document, line, "/aliases", "successor '\(successor)' is no region", near)
            }
        }
        return Geography(regions: regions, countries: countries, aliases: aliases)
    }

    private mutating func readSolutions(
        _ documents: CatalogDocuments,
        _ geography: Geography
    ) -> SolutionTable {
        if let table = documents.checkedSolutions { return table }
        let vocabulary = CatalogVocabulary(codeLists: codeLists, geography: geography)
        var table = SolutionTable.Builder()
        var seen: [String: String] = [:]
        for document in documents.solutions {
            if let solution = readSolution(document, vocabulary, &seen) { table.append(solution) }
        }
        let before = faults.count
        documents.moreSolutions?.forEach { next in
            switch next {
            case .success(let document):
                if let solution = readSolution(document, vocabulary, &seen) {
                    table.append(solution)
                }
            case .failure(let fault):
                hasSolutions = true
                faults.append(fault)
            }
            guard faults.count - before >= Self.mostFaults, var last = faults.last else {
                return true
            }
            last.pointer = ""
            last.message = "has the last of \(Self.mostFaults) faults; the rest was not checked"
            last.allowed = []
            faults.append(last)
            return false
        }
        return table.table()
    }

    /// Reads a solution; nil where it has another form.
    private mutating func readSolution(
        _ document: SourceDocument,
        _ vocabulary: any Vocabulary,
        _ seen: inout [String: String]
    ) -> Solution? {
        let today = today
        let before = faults.count
        hasSolutions = true
        let solution = check(document, Solution.shape, vocabulary) { checker in
            checker.checkDates(ofSolution: document.node, today: today)
            return Solution(document.node)
        }
        if let id = document.node["id"]?.text {
            if document.row == nil { requireName(id, document) }
            requireUnique(id, document, &seen)
            if faults.count > before { faultyIDs.insert(id) }
        }
        return solution?.inListOrder(codeLists)
    }

    private mutating func readProfiles(
        _ documents: [SourceDocument],
        _ vocabulary: CatalogVocabulary
    ) -> [NeedsProfile] {
        var profiles: [NeedsProfile] = []
        var seen: [String: String] = [:]
        for document in documents {
            let profile = check(document, NeedsProfile.shape, vocabulary) { checker in
                checker.checkMeaning(ofProfile: document.node)
                return NeedsProfile(document.node)
            }
            if let id = document.node["id"]?.text {
                requireName(id, document)
                requireUnique(id, document, &seen)
            }
            if let profile { profiles.append(profile) }
        }
        return profiles
    }

    /// Checks one document's form, then its meaning, and keeps every fault.
    private mutating func check<Value>(
        _ document: SourceDocument,
        _ shape: Shape,
        _ vocabulary: any Vocabulary,
        _ read: (inout ShapeChecker) -> Value?
    ) -> Value? {
        var checker = ShapeChecker(vocabulary: vocabulary, file: document.file)
        checker.check(document.node, shape)
        let value = read(&checker)
        faults += checker.faults.map { $0.inRow(of: document) }
        return value
    }

    private mutating func requireName(
        _ id: String,
        _ document: SourceDocument,
        key: String = "id"
    ) {
        let stem = document.stem
        guard id != stem else { return }
        let line = document.node[key]?.line ?? 1
        fault(document, line, "/\(key)", "'\(id.clipped)' must be the file's name, '\(stem)'")
    }

    private mutating func requireUnique(
        _ id: String,
        _ document: SourceDocument,
        _ seen: inout [String: String]
    ) {
        if let other = seen.updateValue(document.place, forKey: id) {
            let line = document.node["id"]?.line ?? 1
            fault(document, line, "/id", "'\(id.clipped)' is the id of \(other) too")
        }
    }

    private mutating func fault(
        _ document: SourceDocument,
        _ line: Int,
        _ pointer: String,
        _ message: String,
        _ allowed: [String] = []
    ) {
        let fault = Fault(
            file: document.file,
            line: line,
            pointer: pointer,
            message,
            allowed: allowed
        )
        faults.append(fault.inRow(of: document))
    }
}
