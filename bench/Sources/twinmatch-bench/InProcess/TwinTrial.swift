import Catalog
import Documents
import Matching
import Twinning

/// What twins are measured on: all NUTS 2 regions and countries, and the stored profiles.
struct TwinTrial {
    /// The positions of the NUTS 2 regions and countries.
    let places: [Int]
    /// The stored profile of each region that has one.
    let profiles: [NeedsProfile]
    /// Every NUTS 2 region with every other, by how alike they are; costs are 10,000 to 50,000 EUR.
    let candidates: [GrantCandidate]
    private let loaded: LoadedCatalog
    private let model: TwinningModel
    private let rules: PairRules
    private let stored: RegionProfiles

    init(_ loaded: LoadedCatalog) throws {
        guard let model = loaded.programme.model(TwinningModel.self), let weights = model.weights()
        else { throw BenchError("there is no twinning model") }
        let geography = loaded.engine.snapshot.geography
        places = geography.regions.indices.filter {
            [.basic, .country].contains(geography.regions[$0].level)
        }
        stored = RegionProfiles(loaded.engine.snapshot)
        profiles = stored.profiles.sorted { $0.key < $1.key }.map(\.value)
        let basic = places.filter { geography.regions[$0].level == .basic }
        let matrix = SimilarityMatrix(geography, of: basic)
        candidates = basic.indices.flatMap { a in
            basic.indices.compactMap { b in
                guard a != b else { return nil }
                return GrantCandidate(
                    originator: basic[a],
                    adopter: basic[b],
                    score: matrix[a, b],
                    cost: 1_000_000 * (1 + (a + b) % 5)
                )
            }
        }
        self.loaded = loaded
        self.model = model
        rules = PairRules(model: model, weights: weights, likeness: .equal)
    }

    private var snapshot: CatalogSnapshot { loaded.engine.snapshot }

    /// All regions against all.
    func matrix() -> SimilarityMatrix { SimilarityMatrix(snapshot.geography, of: places) }

    /// The same in the obvious way; the sum, so that nothing is left out.
    func plainSum() -> Double {
        var sum = 0.0
        for (row, a) in places.enumerated() {
            for b in places[(row + 1)...] { sum += snapshot.geography.similarity(a, b) }
        }
        return sum
    }

    /// How many numbers of the matrix are not the plain ones.
    func matrixDifferences() -> Int {
        let matrix = matrix()
        var count = 0
        for (row, a) in places.enumerated() {
            for (column, b) in places.enumerated() where column >= row {
                if matrix[row, column] != snapshot.geography.similarity(a, b) { count += 1 }
            }
        }
        return count
    }

    /// The twins of a profile over all regions and solutions, with what is told of the best ten.
    func twins(of profile: NeedsProfile) throws -> [TwinPair] {
        let finder = try finder(of: profile, in: table())
        let pairs = finder.pairs(with: places)
        for pair in pairs.prefix(10) { _ = finder.detail(of: pair) }
        return pairs
    }

    /// The pairs that a programme pays for, of all stored profiles.
    func programme(grants: Int, budget: Double) throws -> Programme {
        let table = table()
        return Programme(
            try profiles.map { try finder(of: $0, in: table) },
            others: places,
            costs: [:],
            grants: grants,
            budget: budget
        )
    }

    private func table() -> FootholdTable {
        FootholdTable(
            snapshot,
            solutions: Array(0..<snapshot.solutions.count),
            asOf: loaded.day,
            reach: model.reach,
            places: places
        )
    }

    private func finder(of profile: NeedsProfile, in table: FootholdTable) throws -> PairFinder {
        guard let home = snapshot.geography.position(of: profile.region) else {
            throw BenchError("no region is called \(profile.region)")
        }
        return PairFinder(
            loaded.engine.rank(try loaded.plan(profile), limit: 1000),
            home: home,
            engine: loaded.engine,
            table: table,
            stored: stored,
            rules: rules,
            places: places
        )
    }
}
