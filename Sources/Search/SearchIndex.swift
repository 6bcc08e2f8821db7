public import Catalog
import Documents
import Glibc

/// A full-text index over the names, makers, summaries and labels of a snapshot's solutions.
///
/// Words are folded (case, diacritics) and both languages are searched at once: `telemedicina`
/// finds `telemedicină`. A label is indexed once for its code and leads to the solutions that have
/// the code or one below it, so the index grows with names and summaries alone.
public struct SearchIndex: Sendable {
    /// The most words of a query that are looked for.
    public static let mostWords = 16

    /// The solutions by code.
    private let codes: SolutionsByCode
    private let snapshot: CatalogSnapshot
    private let terms: TermList
    private let postings: PostingList
    /// How many solutions each word leads to.
    private let reach: [UInt32]
    /// A hash of each folded name, for whoever types one as a whole.
    private let names: [UInt64]

    /// Indexes a snapshot.
    ///
    /// - Complexity: O(*n* log *n*) in the words of all names, summaries and labels.
    public init(_ snapshot: CatalogSnapshot) {
        self.snapshot = snapshot
        codes = SolutionsByCode(snapshot)
        var builder = PostingList.Builder()
        names = snapshot.solutions.map { solution in
            for (field, text) in Self.texts(of: solution) {
                for word in FoldedText(text).words { builder.add(word, in: field) }
            }
            builder.endSolution()
            return Self.hash(FoldedText(solution.name).joined)
        }
        for (column, kind) in SolutionsByCode.Column.all.enumerated() {
            guard kind.field != nil, let list = snapshot.codeLists[kind.list] else { continue }
            for (place, code) in list.codes.enumerated() {
                for word in Self.words(of: code, in: list, snapshot.labels) {
                    builder.add(word, Posting(code: place, column: column))
                }
            }
        }
        (terms, postings) = builder.lists()
        reach = Self.reach(of: postings, codes, snapshot)
    }

    /// How many solutions each word leads to.
    private static func reach(
        of postings: PostingList,
        _ codes: SolutionsByCode,
        _ snapshot: CatalogSnapshot
    ) -> [UInt32] {
        // The word that a solution was counted for last, behind 1.
        var marks = [UInt32](repeating: 0, count: snapshot.solutions.count)
        return (0..<postings.count).map { term in
            let mark = UInt32(term + 1)
            var count: UInt32 = 0
            for posting in postings[term] {
                visit(posting, codes, snapshot.codeLists) { position, _ in
                    guard marks[position] != mark else { return }
                    marks[position] = mark
                    count += 1
                }
            }
            return count
        }
    }

    /// The first 64 bits of FNV-1a over a text. Source: Fowler, Noll and Vo.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The texts of a solution, most telling first.
    private static func texts(of solution: Solution) -> [(SearchField, String)] {
        var texts: [(SearchField, String)] = [(.name, solution.name), (.name, solution.id)]
        // `openmrs` finds OpenMRS; so should `open hospital` written as one word.
        texts.append((.name, FoldedText(solution.name).joined))
        texts += DisplayLanguage.allCases.map { (.summary, solution.summary[$0]) }
        if let organisation = solution.originator.organisation {
            texts.append((.organisation, organisation))
        }
        return texts
    }

    /// The words that lead to a code: those of its labels and synonyms, and the code itself where
    /// it is a word.
    private static func words(of code: String, in list: CodeList, _ labels: Labels) -> [String] {
        var words = DisplayLanguage.allCases.flatMap { language in
            let own = labels.labels(in: Labels.synonyms, language)["\(list.id).\(code)"] ?? ""
            return FoldedText(labels.label(of: code, in: list.id, language)).words
                + FoldedText(own).words
        }
        let itself = FoldedText(code)
        if code.count > 1, itself.joined.contains(where: \.isLetter) {
            words += itself.words + [itself.joined]
        }
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    /// Visits the solutions a posting leads to, with a share of the field's weight: a code leads to
    /// those that have it, and by half to those that have one below it.
    private static func visit(
        _ posting: Posting,
        _ codes: SolutionsByCode,
        _ lists: [String: CodeList],
        _ body: (_ position: Int, _ share: Double) -> Void
    ) {
        switch posting.target {
        case .solution(let position): body(position, 1)
        case .code(let code, let column):
            guard let list = lists[SolutionsByCode.Column.all[column].list] else { return }
            for position in codes.solutions(with: code, in: column) { body(Int(position), 1) }
            guard list.kind == .tree else { return }
            // Children stand behind their parents, but not always at once behind.
            for below in list.codes.indices.dropFirst(code + 1) where list.lies(below, below: code)
            {
                for position in codes.solutions(with: below, in: column) {
                    body(Int(position), 0.5)
                }
            }
        }
    }
}

extension SearchIndex {
    /// Where one word stands in one solution.
    private struct Places {
        /// The best score in each field, in the order they were met.
        var fields: [(field: SearchField, score: Double)] = []
        /// The best of all, and the term that has it.
        var best = (score: 0.0, term: 0, field: SearchField.name)

        mutating func add(_ score: Double, _ term: Int, _ field: SearchField) {
            if score > best.score { best = (score, term, field) }
            if let index = fields.firstIndex(where: { $0.field == field }) {
                fields[index].score = max(fields[index].score, score)
            } else {
                fields.append((field, score))
            }
        }

        /// The scores of all fields together.
        var score: Double { fields.reduce(0) { $0 + $1.score } }
    }

    /// The solutions that a text is found in, best first.
    ///
    /// A hit has as many of the words as any solution has, each as a whole, as the beginning of a
    /// word, or with one typing error. Its score adds up, for each word and field, the field's
    /// weight x how well the word stands for the typed one x its rarity; a label counts the less
    /// the more codes the solution has beside it. A name typed as a whole comes first.
    ///
    /// - Parameters:
    ///   - text: words in English or Romanian, in any order.
    ///   - positions: the solutions that may be found, ascending; nil for all.
    /// - Returns: hits by score descending, then by id; none where the text has no word.
    /// - Complexity: O(*w* x (*p* + *n*)) for *w* words with *p* places among *n* solutions.
    public func search(_ text: String, among positions: [Int]? = nil) -> [SearchHit] {
        let folded = FoldedText(text)
        var seen: Set<String> = []
        let typed = StopWords.removed(from: folded.words).filter { seen.insert($0).inserted }
        let found = typed.prefix(Self.mostWords).map { (word: $0, best: places(of: $0)) }
        let wholeName = Self.hash(folded.joined)
        var hits: [SearchHit] = []
        for position in positions ?? Set(found.flatMap(\.best.keys)).sorted() {
            var hit = SearchHit(solution: position, score: 0, matches: [])
            for (word, best) in found {
                guard let place = best[position] else { continue }
                hit.score += place.score
                hit.matches.append(
                    SearchHit.Match(
                        word: word,
                        term: terms.word(place.best.term),
                        field: place.best.field
                    )
                )
            }
            guard !hit.matches.isEmpty else { continue }
            // Two names may share a hash.
            if names[position] == wholeName,
                FoldedText(snapshot.solutions.name(at: position)).joined == folded.joined
            {
                hit.score += Self.wholeName
            }
            hits.append(hit)
        }
        let most = hits.lazy.map(\.matches.count).max() ?? 0
        return hits.filter { $0.matches.count == most }
            .sorted { ($1.score, $0.solution) < ($0.score, $1.solution) }
    }

    /// What a name typed as a whole adds: more than any number of words reaches.
    private static let wholeName = 1e6

    /// Where a typed word stands in each solution that has it.
    private func places(of word: String) -> [Int: Places] {
        var places: [Int: Places] = [:]
        for expansion in terms.expansions(of: word) {
            let value = expansion.quality * rarity(of: expansion.term)
            for posting in postings[expansion.term] {
                let weight = value * posting.field.weight
                Self.visit(posting, codes, snapshot.codeLists) { position, share in
                    let focus = focus(of: posting.target, in: position)
                    places[position, default: Places()]
                        .add(weight * share * focus, expansion.term, posting.field)
                }
            }
        }
        return places
    }

    /// How much a solution is about one of its codes: 1 over the root of their number.
    private func focus(of target: Posting.Target, in position: Int) -> Double {
        guard case .code(_, let column) = target else { return 1 }
        let count = codes.count(at: position, in: column)
        return 1 / Double(max(1, count)).squareRoot()
    }

    /// How telling a word is: ln(1 + (n - d + 0.5) / (d + 0.5)) for *d* of *n* solutions.
    ///
    /// Source: the inverse document frequency of Okapi BM25.
    private func rarity(of term: Int) -> Double {
        let having = Double(reach[term])
        let rest = Double(snapshot.solutions.count) - having
        return log(1 + (rest + 0.5) / (having + 0.5))
    }
}
