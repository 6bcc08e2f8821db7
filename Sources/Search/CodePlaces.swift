import Catalog

/// The places in a column's list of the codes that solutions have; looked up once for each word and
/// each set that solutions share.
struct CodePlaces {
    private let column: SolutionsByCode.Column
    private let list: CodeList
    private let withAncestors: Bool
    private let solutions: SolutionTable
    /// The places of each shared word that was met.
    private var ofWords: [[Int?]?]
    /// The places of each shared set that was met.
    private var ofSets: [[Int?]?]

    /// Looks up nothing yet.
    ///
    /// - Parameter withAncestors: whether a code counts for those above it too, each once.
    init(
        _ column: SolutionsByCode.Column,
        _ list: CodeList,
        _ solutions: SolutionTable,
        withAncestors: Bool
    ) {
        self.column = column
        self.list = list
        self.withAncestors = withAncestors
        self.solutions = solutions
        ofWords = Array(repeating: nil, count: solutions.words.count)
        ofSets = Array(repeating: nil, count: solutions.sharedSets.count)
    }

    /// Whether the solution's codes are known here.
    func isKnown(_ facts: borrowing SolutionFacts) -> Bool {
        guard case .feature(let feature) = column else { return true }
        switch facts[feature] {
        case .sharedSet, .codes, .rank: return true
        case .unknown, .number, .boolean: return false
        }
    }

    /// Visits the place of each code that a solution has here; nil where the list lacks it.
    mutating func forEach(of facts: borrowing SolutionFacts, _ body: (Int?) -> Void) {
        switch column {
        case .kind: visit(word: facts.kind, body)
        case .lists:
            for place in places(of: facts.lists.map { solutions.words[$0] }) { body(place) }
        case .feature(let feature):
            switch facts[feature] {
            case .rank(let word): visit(word: word, body)
            case .sharedSet(let number):
                let places = ofSets[number] ?? places(of: solutions.sharedSets[number])
                ofSets[number] = places
                for place in places { body(place) }
            case let value:
                for place in places(of: solutions.codes(of: value) ?? []) { body(place) }
            }
        }
    }

    private mutating func visit(word: Int, _ body: (Int?) -> Void) {
        let places = ofWords[word] ?? places(of: [solutions.words[word]])
        ofWords[word] = places
        for place in places { body(place) }
    }

    private func places(of codes: [String]) -> [Int?] {
        guard withAncestors else { return codes.map(list.position(of:)) }
        var reached: Set<Int> = []
        for code in codes {
            var step = list.position(of: code)
            while let place = step, reached.insert(place).inserted { step = list.parents[place] }
        }
        return Array(reached)
    }
}
