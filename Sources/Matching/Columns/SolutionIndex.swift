public import Catalog

/// The solutions of a snapshot as scoring reads them: typed columns of distinct values, with every
/// code replaced by its position in its list.
public final class SolutionIndex: Sendable {
    /// A value of a feature.
    enum Cell: Sendable, Hashable {
        case unknown
        case codes([Int])
        case rank(Int)
        case number(Double)
        case boolean(Bool)
    }

    /// The snapshot the index was made from.
    public let snapshot: CatalogSnapshot
    /// How many rows there are: the solutions, in the order of the snapshot.
    let count: Int
    /// Values by feature, in the order of `Feature.allCases`.
    let features: [Column<Cell>]
    /// The position of the kind in `kinds`.
    let kinds: Column<Int>
    /// The positions of the lists in `lists`.
    let lists: Column<[Int]>
    /// What the solutions ask for; nil when unknown.
    let requirements: Column<Requirements?>
    /// The position of the originator's region; nil when unknown.
    let originators: Column<Int?>
    /// Where the solutions are known to run.
    let sites: SiteTable

    /// Indexes a snapshot.
    ///
    /// - Complexity: O(*n*) in the size of the catalogue.
    public init(_ snapshot: CatalogSnapshot) {
        self.snapshot = snapshot
        let count = snapshot.solutions.count
        self.count = count
        let declared = Feature.allCases
        let codeLists = declared.map { snapshot.codeLists[$0.list] }
        let lists = snapshot.codeLists["lists"]
        let kinds = snapshot.codeLists["kinds"]
        let geography = snapshot.geography
        var featureBuilders = Feature.allCases.map { _ in Column<Cell>.Builder(rows: count) }
        var kindBuilder = Column<Int>.Builder(rows: count)
        var listBuilder = Column<[Int]>.Builder(rows: count)
        var requirementBuilder = Column<Requirements?>.Builder(rows: count)
        var originatorBuilder = Column<Int?>.Builder(rows: count)
        var sites = SiteTable()
        // Words and sets that solutions share are looked up once for all of them.
        let words = snapshot.solutions.words
        let kindPlaces = words.map { kinds?.position(of: $0) ?? -1 }
        let listPlaces = words.map { lists?.position(of: $0) }
        let regions = words.map(geography.position(of:))
        let levels = words.map { Signals.weight(ofLevel: $0) }
        let unstated = Signals.weight(ofLevel: nil)
        let sets = snapshot.solutions.sharedSets
        // By feature: the number that each shared set, and behind them each word, has among its
        // values, once it was met.
        var met = [[UInt32?]](
            repeating: Array(repeating: nil, count: sets.count + words.count),
            count: Feature.allCases.count
        )
        var rowSites: [SiteTable.Site] = []
        snapshot.solutions.forEachFacts { _, facts in
            for (place, feature) in declared.enumerated() {
                let value = facts[feature]
                let key: Int? =
                    switch value {
                    case .sharedSet(let set): set
                    case .rank(let word): sets.count + word
                    default: nil
                    }
                if let key, let number = met[place][key] {
                    featureBuilders[place].append(number: number)
                    continue
                }
                let cell = Cell(value, snapshot.solutions, in: codeLists[place])
                let number = featureBuilders[place].append(cell)
                if let key { met[place][key] = number }
            }
            kindBuilder.append(kindPlaces[facts.kind])
            listBuilder.append(facts.lists.compactMap { listPlaces[$0] })
            requirementBuilder.append(facts.requirements)
            originatorBuilder.append(facts.origin.flatMap { regions[$0] })
            rowSites.removeAll(keepingCapacity: true)
            for site in facts.sites {
                guard let region = regions[site.region] else { continue }
                let weight = site.level.map { levels[$0] } ?? unstated
                rowSites.append(SiteTable.Site(region: region, year: site.year, weight: weight))
            }
            sites.append(rowSites)
        }
        features = featureBuilders.map { $0.column() }
        self.kinds = kindBuilder.column()
        self.lists = listBuilder.column()
        requirements = requirementBuilder.column()
        originators = originatorBuilder.column()
        self.sites = sites
    }

    /// One solution, ready to be asked.
    func row(_ position: Int) -> Row { Row(index: self, position: position) }

    /// The column of a feature.
    static func column(of feature: Feature) -> Int { columns[feature] ?? 0 }

    private static let columns = Dictionary(
        uniqueKeysWithValues: Feature.allCases.enumerated().map { ($0.element, $0.offset) }
    )

    /// The memory that the columns take by row, in bytes.
    public var byteCount: Int {
        let numbers =
            features.map(\.numbers)
            + [kinds.numbers, lists.numbers, requirements.numbers, originators.numbers]
        return numbers.reduce(sites.byteCount) { $0 + $1.byteCount }
    }
}

extension SolutionIndex {
    /// One solution as scoring reads it.
    struct Row: Sendable {
        let index: SolutionIndex
        /// The position of the solution in the snapshot.
        let position: Int

        /// The value of a feature, by its column.
        func cell(_ column: Int) -> Cell { index.features[column][position] }

        /// The position of the kind in `kinds`.
        var kind: Int { index.kinds[position] }

        /// The positions of the lists in `lists`.
        var lists: [Int] { index.lists[position] }

        /// What the solution asks for; nil when unknown.
        var requirements: Requirements? { index.requirements[position] }

        /// The position of the originator's region; nil when unknown.
        var originator: Int? { index.originators[position] }
    }
}

extension SolutionIndex.Cell {
    /// The cell of a value, or of its absence.
    init(_ value: SolutionFacts.Value, _ solutions: SolutionTable, in list: CodeList?) {
        switch value {
        case .unknown: self = .unknown
        case .sharedSet, .codes:
            let codes = solutions.codes(of: value) ?? []
            self = .codes(codes.compactMap { list?.position(of: $0) })
        case .rank(let word):
            self = list?.position(of: solutions.words[word]).map(Self.rank) ?? .unknown
        case .number(let number): self = .number(number)
        case .boolean(let truth): self = .boolean(truth)
        }
    }

    /// The number, or the position on the scale, of an ordered value.
    var magnitude: Double? {
        switch self {
        case .number(let number): number
        case .rank(let rank): Double(rank)
        default: nil
        }
    }

    /// The codes, or the step as the one code there is; nil for what has none.
    var codes: [Int]? {
        switch self {
        case .codes(let codes): codes
        case .rank(let rank): [rank]
        default: nil
        }
    }
}
