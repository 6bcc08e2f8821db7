import Catalog

/// The places in a column's list of the codes that solutions have; looked up once for each word and
/// each set that solutions share.
struct CodePlaces {
    private let column: SolutionsByCode.Column
    private let list: CodeList
    private let withAncestors: Bool
    /// The shared words.
    private let words: [String]
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
        words = solutions.words
        ofWords = Array(repeating: nil, count: words.count)
        ofSets = Array(repeating: nil, count: solutions.sharedSets.count)
    }

    /// Whether the solution's codes are known here.
    func isKnown(_ facts: borrowing SolutionFacts) -> Bool {
        guard case .feature(let feature) = column else { return true }
        switch facts[feature] {
        case .codes, .rank: return true
        default: return false
        }
    }

    /// Visits the place of each code that a solution has here; nil where the list lacks it.
    mutating func forEach(of facts: borrowing SolutionFacts, _ body: (Int?) -> Void) {
        switch column {
        case .kind:
            let places = ofWords[facts.kind] ?? places(of: [words[facts.kind]])
            ofWords[facts.kind] = places
            for place in places { body(place) }
        case .lists:
            for place in places(of: facts.lists.map { words[$0] }) { body(place) }
        case .feature(let feature):
            if let number = facts.sharedSet(of: feature) {
                let places = ofSets[number] ?? places(of: codes(of: facts[feature]))
                ofSets[number] = places
                for place in places { body(place) }
            } else {
                for place in places(of: codes(of: facts[feature])) { body(place) }
            }
        }
    }

    private func codes(of value: FeatureValue?) -> [String] {
        switch value {
        case .codes(let codes): codes
        case .rank(let code): [code]
        default: []
        }
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
