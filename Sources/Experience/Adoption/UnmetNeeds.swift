public import Catalog
public import Matching

/// What regions ask for and no solution of a catalogue meets.
public struct UnmetNeeds: Sendable {
    /// What comes nearest to a need.
    public struct Nearest: Sendable, Hashable {
        /// The solution's id.
        public var solution: String
        /// The code that it has.
        public var code: String
        /// How near that comes, 0...1.
        public var affinity: Double

        /// Makes what comes nearest.
        public init(solution: String, code: String, affinity: Double) {
            self.solution = solution
            self.code = code
            self.affinity = affinity
        }
    }

    /// One need.
    public struct Need: Sendable, Hashable {
        /// The feature that it asks for.
        public var feature: Feature
        /// The code that is needed.
        public var code: String
        /// The weights that the profiles give it within its feature, added up.
        public var weight: Double
        /// The regions that ask for it, in order.
        public var regions: [String]
        /// What comes nearest; nil where nothing comes near at all.
        public var nearest: Nearest?
        /// The solutions of which nobody knows what they have of the feature.
        public var unknown: Int

        /// Makes a need.
        public init(
            feature: Feature,
            code: String,
            weight: Double,
            regions: [String],
            nearest: Nearest?,
            unknown: Int
        ) {
            self.feature = feature
            self.code = code
            self.weight = weight
            self.regions = regions
            self.nearest = nearest
            self.unknown = unknown
        }
    }

    /// What the solutions of a catalogue have of one feature.
    private struct Holders {
        /// The first solution that has each code, by its position.
        var first: [String: Int] = [:]
        var unknown = 0
        var seen: Set<Int> = []

        mutating func add(_ codes: [String], _ position: Int) {
            for code in codes where first[code] == nil { first[code] = position }
        }

        /// Whether some solution has a code or one below it.
        func meet(_ need: Int, of list: CodeList) -> Bool {
            list.codes.indices.contains { have in
                first[list.codes[have]] != nil && (have == need || list.lies(have, below: need))
            }
        }
    }

    /// The different needs that profiles state.
    public let asked: Int
    /// Those that nothing meets, the most wanted first, then in the order of features and lists.
    public let needs: [Need]

    /// Looks for them.
    ///
    /// A need is met where some solution has the code or one below it. Its weight is the sum, over
    /// the profiles that ask, of its weight there over that of all needs of the feature; a need of
    /// no weight is none.
    ///
    /// - Parameters:
    ///   - profiles: who asks.
    ///   - features: what may be asked for.
    ///   - snapshot: the solutions.
    ///   - affinity: how near a code comes to another.
    /// - Complexity: O(*n* + *m* x *c*) in the size *n* of the solutions, for *m* needs and *c*
    ///   codes of a list.
    public init(
        of profiles: [NeedsProfile],
        features: [Feature] = Feature.codeSets,
        in snapshot: CatalogSnapshot,
        affinity: Affinity = Affinity()
    ) {
        let stated = features.filter { feature in
            profiles.contains { $0.needs[feature]?.isEmpty == false }
        }
        let holders = Self.holders(of: stated, in: snapshot.solutions)
        var asked = 0
        var needs: [(need: Need, order: Int)] = []
        for feature in stated {
            guard let list = snapshot.codeLists[feature.list] else { continue }
            let holders = holders[feature] ?? Holders()
            for (code, demand) in Self.demand(for: feature, of: profiles) {
                guard let position = list.position(of: code) else { continue }
                asked += 1
                if holders.meet(position, of: list) { continue }
                needs.append(
                    (
                        Need(
                            feature: feature,
                            code: code,
                            weight: demand.weight,
                            regions: demand.regions.sorted(),
                            nearest: Self.nearest(to: position, list, holders, snapshot, affinity),
                            unknown: holders.unknown
                        ), position
                    )
                )
            }
        }
        self.asked = asked
        self.needs = needs.sorted {
            ($1.need.weight, $0.need.feature.place, $0.order)
                < ($0.need.weight, $1.need.feature.place, $1.order)
        }.map(\.need)
    }

    /// What is asked of a feature, by code.
    private static func demand(
        for feature: Feature,
        of profiles: [NeedsProfile]
    ) -> [String: (weight: Double, regions: Set<String>)] {
        var demand: [String: (weight: Double, regions: Set<String>)] = [:]
        for profile in profiles {
            let needs = profile.needs[feature] ?? []
            let sum = needs.reduce(0) { $0 + $1.weight }
            for need in needs where need.weight > 0 {
                demand[need.code, default: (0, [])].weight += need.weight / sum
                demand[need.code]?.regions.insert(profile.region)
            }
        }
        return demand
    }

    private static func holders(
        of features: [Feature],
        in table: SolutionTable
    ) -> [Feature: Holders] {
        var holders = [Holders](repeating: Holders(), count: features.count)
        let (words, sets) = (table.words, table.sharedSets)
        table.forEachFacts { position, facts in
            for (index, feature) in features.enumerated() {
                switch facts[feature] {
                case .unknown: holders[index].unknown += 1
                case .sharedSet(let number):
                    guard holders[index].seen.insert(number).inserted else { continue }
                    holders[index].add(sets[number], position)
                case .codes(let codes): holders[index].add(codes.map { words[$0] }, position)
                case .rank, .number, .boolean: continue
                }
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(features, holders))
    }

    /// The code that comes nearest; of several, that of the first solution.
    private static func nearest(
        to need: Int,
        _ list: CodeList,
        _ holders: Holders,
        _ snapshot: CatalogSnapshot,
        _ affinity: Affinity
    ) -> Nearest? {
        var best: (affinity: Double, solution: Int, code: String)?
        for (have, code) in list.codes.enumerated() {
            guard let solution = holders.first[code] else { continue }
            let value = affinity.value(of: have, to: need, in: list)
            guard value > 0 else { continue }
            if let best, (-best.affinity, best.solution) <= (-value, solution) { continue }
            best = (value, solution, code)
        }
        return best.map { best in
            Nearest(
                solution: snapshot.solutions.id(at: best.solution),
                code: best.code,
                affinity: best.affinity
            )
        }
    }
}
