import Catalog
import Matching

/// What is told of a pair besides its score: in what the originator is ahead, what to settle first,
/// and what the adopter can give back.
public struct TwinDetail: Sendable {
    /// Something in which one side stands higher.
    public struct Lead: Sendable, Hashable {
        /// `readiness:S04`, `emram`, or `indicator:life-expectancy`.
        public var what: String
        /// The adopter's.
        public var here: Double
        /// The originator's.
        public var there: Double
    }

    /// A solution of the adopter that the originator's stored needs ask for.
    public struct Gift: Sendable, Hashable {
        /// The solution's position.
        public var solution: Int
        /// Its score in the originator's ranking.
        public var score: Double
        /// The id of the originator's profile.
        public var profile: String
    }

    /// In what the originator stands higher.
    public var better: [Lead]
    /// What to settle first.
    public var barriers: [TwinBarrier]
    /// In what the adopter stands higher.
    public var ahead: [Lead]
    /// What it runs that fits the originator, best first.
    public var gifts: [Gift]
    /// How many votes people of the adopter's region have given on what is known at the originator.
    public var votes: Int

    /// The most solutions that are told as gifts.
    public static let mostGifts = 3
    /// Differences of a figure below this share of the larger one are told of nobody.
    public static let notable = 0.05
}

extension PairFinder {
    /// What is told of a pair besides its score.
    ///
    /// - Parameter gifts: what the adopter runs that fits the originator.
    /// - Complexity: O(*r*) in the regions, and O(*h* x *v*) in what is known at the originator and
    ///   the voices about it.
    public func detail(of pair: TwinPair, gifts: [TwinDetail.Gift] = []) -> TwinDetail {
        let (better, ahead) = leads(over: pair.originator)
        return TwinDetail(
            better: better,
            barriers: barriers(before: pair),
            ahead: ahead,
            gifts: gifts,
            votes: votes(about: pair.originator)
        )
    }

    /// What stands higher there, and what stands higher here.
    private func leads(over place: Int) -> (there: [TwinDetail.Lead], here: [TwinDetail.Lead]) {
        var there: [TwinDetail.Lead] = []
        var here: [TwinDetail.Lead] = []
        let others = stored[place]?.levels ?? []
        for (name, level) in profile.levels {
            guard let other = others.first(where: { $0.name == name }), other.level != level
            else { continue }
            let what = name == "emram" ? name : "readiness:\(name)"
            let lead = TwinDetail.Lead(what: what, here: level, there: other.level)
            if other.level > level { there.append(lead) } else { here.append(lead) }
        }
        let geography = engine.snapshot.geography
        let figures = rules.model.figures
        let mine = geography.values(of: figures.map(\.indicator), at: home)
        let yours = geography.values(of: figures.map(\.indicator), at: place)
        for (index, figure) in figures.enumerated() {
            guard let a = mine[index], let b = yours[index],
                abs(a - b) >= TwinDetail.notable * max(abs(a), abs(b)), a != b
            else { continue }
            let what = "indicator:\(figure.indicator.rawValue)"
            let lead = TwinDetail.Lead(what: what, here: a, there: b)
            if (b > a) == figure.isMoreBetter { there.append(lead) } else { here.append(lead) }
        }
        return (there, here)
    }

    private func barriers(before pair: TwinPair) -> [TwinBarrier] {
        var barriers: [TwinBarrier] = []
        if let best = pair.offers.first {
            let position = table.solutions[best.foothold.solution]
            barriers += demands(of: position)
            if best.foothold.isCountryWide {
                barriers.append(.place(solution: position, region: best.foothold.region))
            }
        }
        if pair[.language] != 1 {
            barriers.append(.language(isInUnion: isUnion(pair.originator) && isUnion(home)))
        }
        if isUnion(pair.originator) != isUnion(home) {
            barriers.append(.law(region: isUnion(home) ? pair.originator : home))
        }
        return barriers
    }

    /// What a solution asks for that the adopter has not, or has not told.
    private func demands(of position: Int) -> [TwinBarrier] {
        var barriers = engine.warnings(at: position, of: plan)
            .filter { !$0.hasPrefix("requires.") }
            .map { TwinBarrier.requirement(constraint: $0, solution: position) }
        let solution = engine.snapshot.solutions[position]
        let levels = Dictionary(profile.levels.map { ($0.name, $0.level) }) { first, _ in first }
        var required = Scirocco.dimensions.compactMap { name in
            solution.requires?.readiness[name].map { (name: name, level: $0, have: levels[name]) }
        }
        if let emram = solution.requires?.emram {
            required.append((name: "emram", level: emram, have: levels["emram"]))
        }
        if let bandwidth = solution.requires?.bandwidth {
            required.append((name: "bandwidth", level: bandwidth, have: profile.bandwidth))
        }
        for (name, level, have) in required where have.map({ $0 < level }) ?? true {
            barriers.append(
                .readiness(dimension: name, required: level, present: have, solution: position)
            )
        }
        if case .number(let cost) = solution.features[.setupCost]?.value,
            let budget = profile.setupBudget, cost > budget
        {
            barriers.append(.budget(cost: cost, budget: budget, solution: position))
        }
        return barriers
    }

    private func isUnion(_ place: Int) -> Bool {
        let geography = engine.snapshot.geography
        return geography.countries[geography.regions[place].country]?.isInEU ?? false
    }

    private func votes(about place: Int) -> Int {
        let voices = engine.evidence.voices
        guard !voices.isEmpty else { return 0 }
        var count = 0
        for foothold in table.footholds(at: place) {
            let id = engine.snapshot.solutions.id(at: table.solutions[foothold.solution])
            for voice in voices[id] ?? [] where voice.region == home { count += voice.count }
        }
        return count
    }

    /// What a region runs that the needs of this finder's region ask for: what it could give as an
    /// adopter, seen from the originator's own needs.
    ///
    /// - Complexity: O(*h*) in what is known there.
    public func gifts(from place: Int) -> [TwinDetail.Gift] {
        (pair(with: place)?.offers ?? []).filter {
            !$0.foothold.isOrigin && !$0.foothold.isCountryWide
        }
        .prefix(TwinDetail.mostGifts).map { offer in
            TwinDetail.Gift(
                solution: table.solutions[offer.foothold.solution],
                score: offer.fit,
                profile: profile.id
            )
        }
    }
}
