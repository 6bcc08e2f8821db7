import CKernels
import Catalog

/// The rankings of one profile as if it were each region's in turn, all in one pass.
///
/// Only use elsewhere is judged by where one stands. What comes before it in model order is added
/// up once for all regions; for it, all regions are gone through side by side. Each ranking is what
/// the plan of the profile in that region gives, bit for bit.
public struct RegionSweep {
    /// The utilities; those of adoption are not used.
    private let table: UtilityTable
    private let weights: [Double]
    private let sites: SiteTable
    private let likeness: RegionLikeness
    /// The place of adoption among the active criteria, and the year it is judged in.
    private let adoption: Int
    private let year: Int
    /// By lane, as what follows.
    private var tops: [TopScores]
    /// The best solutions, once they were ranked.
    private var found: [[Score]]
    /// The least value that can still matter.
    private var floors: [Double]
    private var sums: [Double]
    private var values: [Double]

    /// Prepares a sweep, or nothing where the plan does not judge by use elsewhere, or also by how
    /// near a solution's maker is, by what its neighbours use, or by what users say, which every
    /// region hears in its own way.
    ///
    /// - Parameters:
    ///   - plan: the plan of the profile in its own region.
    ///   - engine: the engine that made it.
    /// - Complexity: O(*n* x *c* + *r* x *s*) for *n* solutions, *c* criteria and *r* regions, *s*
    ///   of them with solutions.
    public init?(_ plan: QueryPlan, engine: MatchEngine) {
        var found: (place: Int, year: Int)?
        for (place, criterion) in plan.criteria.enumerated() {
            switch criterion.measure {
            case .proximity, .neighbours: return nil
            case .feedback(let utilities): guard utilities.isEmpty else { return nil }
            case .adoption(let measure):
                guard found == nil else { return nil }
                found = (place, measure.year)
            default: break
            }
        }
        guard let judged = found else { return nil }
        adoption = judged.place
        year = judged.year
        table = UtilityTable(plan, engine: engine, layout: .columns)
        weights = plan.weights
        sites = engine.sites
        likeness = RegionLikeness(engine.snapshot.geography, sites, rowCount: engine.index.count)
        tops = Array(repeating: TopScores(), count: likeness.count)
        self.found = Array(repeating: [], count: likeness.count)
        sums = Array(repeating: 0, count: likeness.count)
        values = sums
        floors = sums
    }

    /// Ranks the best solutions for every region.
    ///
    /// - Parameter limit: how many are wanted.
    /// - Complexity: O(*n* x (*c* + *s* x *r*)) for *n* solutions with *s* sites each, *c* criteria
    ///   and *r* regions.
    public mutating func rank(limit: Int, minScore: Double = 0) {
        for lane in tops.indices {
            tops[lane].reset(limit: limit, minScore: minScore)
            floors[lane] = tops[lane].floor
        }
        table.admission.rows.forEach { offer($0) }
        for lane in tops.indices {
            tops[lane].finish()
            found[lane].removeAll(keepingCapacity: true)
            for candidate in tops[lane].candidates {
                found[lane].append(score(at: candidate.position, in: lane))
            }
        }
    }

    /// The best solutions for a region, best first, once ``rank(limit:minScore:)`` was called.
    ///
    /// - Parameter region: its position.
    public func scores(in region: Int) -> [Score] { found[likeness.lanes[region]] }

    /// Offers a solution to every region.
    private mutating func offer(_ row: Int) {
        var start = Score(position: row)
        add(0..<adoption, to: &start)
        let only = addUpEvidence(at: row)
        let weight = weights[adoption]
        let unknown = table.unknownUtilities[adoption]
        tm_add_adoption(sums, start.value, weight, sums.count, &values)
        // Where nothing is known of use elsewhere: the only region it runs in, or all of them.
        switch only {
        case .nowhere:
            for lane in values.indices { values[lane] = start.value + weight * unknown }
        case .lane(let lane): values[lane] = start.value + weight * unknown
        case .several: break
        }
        for rest in weights.indices.dropFirst(adoption + 1) {
            let contribution = weights[rest] * table.utility(of: rest, at: row).counted
            for lane in values.indices { values[lane] += contribution }
        }
        var (known, other) = (start, start)
        known.add(0, weight: weight)
        other.addUnknown(0, weight: weight)
        add(adoption + 1..<weights.count, to: &known)
        add(adoption + 1..<weights.count, to: &other)
        for lane in values.indices where values[lane] >= floors[lane] {
            tops[lane].offer(
                TopScores.Candidate(
                    position: row,
                    value: values[lane],
                    coverage: only.isUnknown(in: lane) ? other.coverage : known.coverage
                )
            )
            floors[lane] = tops[lane].floor
        }
    }

    /// The score of a solution for a lane.
    private func score(at row: Int, in lane: Int) -> Score {
        var score = Score(position: row)
        add(0..<adoption, to: &score)
        if let utility = utility(at: row, in: lane) {
            score.add(utility, weight: weights[adoption])
        } else {
            score.addUnknown(table.unknownUtilities[adoption], weight: weights[adoption])
        }
        add(adoption + 1..<weights.count, to: &score)
        return score
    }

    /// What use elsewhere is worth, as ``AdoptionMeasure`` has it.
    private func utility(at row: Int, in lane: Int) -> Double? {
        var sum = 0.0
        var isKnown = false
        sites.forEach(at: row) { site in
            guard likeness.lanes[site.region] != lane else { return }
            let decay = Signals.decay(afterYears: year - site.year)
            likeness.withLikeness(to: site.region) { sum += $0[lane] * site.weight * decay }
            isKnown = true
        }
        return isKnown ? Signals.adoption(sum) : nil
    }

    private func add(_ criteria: Range<Int>, to score: inout Score) {
        for criterion in criteria {
            let (utility, isKnown) = table.utility(of: criterion, at: score.position)
            if isKnown {
                score.add(utility, weight: weights[criterion])
            } else {
                score.addUnknown(utility, weight: weights[criterion])
            }
        }
    }

    /// Where a solution runs, as far as it decides what is known.
    private enum Places: Equatable {
        case nowhere
        case lane(Int)
        case several

        /// Whether nothing is known of use elsewhere, seen from a lane.
        func isUnknown(in lane: Int) -> Bool { self == .nowhere || self == .lane(lane) }
    }

    /// Adds up the use of a solution as every lane sees it.
    private mutating func addUpEvidence(at row: Int) -> Places {
        for lane in sums.indices { sums[lane] = 0 }
        var places = Places.nowhere
        sites.forEach(at: row) { site in
            let lane = likeness.lanes[site.region]
            switch places {
            case .nowhere: places = .lane(lane)
            case .lane(lane), .several: break
            case .lane: places = .several
            }
            // A region's own sites do not count for it.
            let own = sums[lane]
            let decay = Signals.decay(afterYears: year - site.year)
            likeness.withLikeness(to: site.region) { likeness in
                tm_add_evidence(likeness, site.weight, decay, sums.count, &sums)
            }
            sums[lane] = own
        }
        return places
    }
}
