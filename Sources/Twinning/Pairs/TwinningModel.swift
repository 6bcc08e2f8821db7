public import Catalog
import Glibc

/// What makes two regions a good pair, and which type of twinning suits them: weights, thresholds
/// and costs, as a file.
public struct TwinningModel: Sendable {
    /// A criterion's raw weight, and what it counts where nobody knows.
    public struct Line: Sendable, Hashable {
        /// The raw weight.
        public var weight: Double
        /// The utility of what is not known, 0...1.
        public var unknown: Double
    }

    /// What running somewhere is worth, each 0...1.
    public struct Reach: Sendable, Hashable {
        /// By code of `adoption-levels`; the least of them counts where the level is not told.
        public var levels: [String: Double]
        /// Where its makers are, and it is not known to run.
        public var origin: Double
        /// What is known of the country alone, for a region in it.
        public var country: Double
        /// The years that halve what a report is worth.
        public var halfLife: Double

        /// What a level is worth.
        func worth(of level: String?) -> Double {
            level.flatMap { levels[$0] } ?? levels.values.min() ?? 0
        }

        /// What is left of a report after some years.
        func rest(afterYears years: Int) -> Double {
            exp2(-Double(max(0, years)) / halfLife)
        }
    }

    /// Where one type of twinning ends and the next begins.
    public struct Thresholds: Sendable, Hashable {
        /// The score of the best solution below which there is only knowledge to exchange.
        public var exchangeFit: Double
        /// The levels of readiness below the originator from which it is the same.
        public var exchangeGap: Double
        /// The criteria of the scoring model that say whether a solution must be adapted.
        public var adaptationCriteria: [String]
        /// The utility below which it must.
        public var adaptationBelow: Double
        /// The score from which a solution can be taken over in full, ...
        public var fullFit: Double
        /// ... where it has come so far in the region itself, ...
        public var fullReach: Double
        /// ... and readiness is at most so many levels below.
        public var fullGap: Double
    }

    /// A figure that tells which of two regions is ahead.
    public struct Figure: Sendable, Hashable {
        /// The figure.
        public var indicator: Indicator
        /// Whether more of it is better.
        public var isMoreBetter: Bool
    }

    /// The id; the file's name.
    public let id: String
    /// The edition.
    public let version: String
    /// What people read.
    public let title: LocalizedText
    /// The criteria, in the order of `PairCriterion`.
    public let lines: [Line]
    /// The score from which a solution answers an adopter's needs.
    public let fit: Double
    /// How many of the best solutions count.
    public let best: Int
    /// What their values must add up to for half of the utility.
    public let half: Double
    /// What running somewhere is worth.
    public let reach: Reach
    /// The levels of readiness above the adopter's that count fully.
    public let lead: Double
    /// What it counts to have no language in common on record, both in the European Union, 0...1.
    public let unionLanguage: Double
    /// The distance from which nothing is near, in km.
    public let farApart: Double
    /// Where one type ends and the next begins.
    public let thresholds: Thresholds
    /// What a twinning of each type costs, in EUR.
    public let costs: [TwinningType: Double]
    /// The figures that tell which of two regions is ahead.
    public let figures: [Figure]

    /// The normalised weights, with those of a query in place of the ones they name.
    ///
    /// - Parameter weights: raw weights by criterion, each name once.
    /// - Returns: nil where all add up to nothing.
    public func weights(_ weights: [NeedsProfile.Weight] = []) -> [Double]? {
        var raw = lines.map(\.weight)
        for weight in weights {
            guard let criterion = PairCriterion(rawValue: weight.name),
                let place = PairCriterion.allCases.firstIndex(of: criterion)
            else { continue }
            raw[place] = weight.raw
        }
        var total = 0.0
        for weight in raw { total += weight }
        guard total > 0, total.isFinite else { return nil }
        return raw.map { $0 / total }
    }
}
