/// How far figures may be off for the choice of countries: 95% intervals by drawing these again.
///
/// Whole countries are drawn, with replacement, because the deployments of one belong together.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, percentile intervals.
public struct Bootstrap: Sendable {
    /// The lower and upper ends of the intervals.
    public struct Interval: Sendable, Hashable {
        /// The 2.5th percentile of every figure.
        public var low: Summary
        /// The 97.5th percentile of every figure.
        public var high: Summary
    }

    /// How often the countries are drawn.
    public let samples: Int
    /// What the draws start at: the same seed, the same intervals.
    public let seed: UInt64

    /// Makes a bootstrap.
    ///
    /// - Parameter samples: at least 1.
    public init(samples: Int, seed: UInt64) {
        self.samples = samples
        self.seed = seed
    }

    /// The intervals of a trial's figures.
    ///
    /// - Parameters:
    ///   - figures: of every pair, in the order of the table.
    ///   - solutions: by pair, the number of its solution.
    ///   - countries: by pair, the number of its country, 0 and up without a gap.
    /// - Complexity: O(*s* x *n*) for *s* samples of *n* pairs.
    func interval(_ figures: [Figures], solutions: [Int], countries: [Int]) -> Interval {
        var numbers = SeededNumbers(seed: seed)
        let countryCount = (countries.max() ?? -1) + 1
        var drawn: [Summary] = []
        for _ in 0..<samples {
            var times = [Int](repeating: 0, count: countryCount)
            for _ in 0..<countryCount {
                times[Int.random(in: 0..<countryCount, using: &numbers)] += 1
            }
            let weights = countries.map { times[$0] }
            drawn.append(Summary(figures, solutions: solutions, weights: weights))
        }
        return Interval(low: end(of: drawn, at: 0.025), high: end(of: drawn, at: 0.975))
    }

    /// Each figure's percentile, on its own.
    private func end(of drawn: [Summary], at share: Double) -> Summary {
        func percentile(_ figure: (Summary) -> Double) -> Double {
            let sorted = drawn.map(figure).sorted()
            return sorted[Int((share * Double(sorted.count - 1)).rounded())]
        }
        func figures(_ side: KeyPath<Summary, Figures>) -> Figures {
            Figures(
                mrr: percentile { $0[keyPath: side].mrr },
                hit3: percentile { $0[keyPath: side].hit3 },
                hit10: percentile { $0[keyPath: side].hit10 },
                ndcg: percentile { $0[keyPath: side].ndcg }
            )
        }
        var summary = drawn[0]
        summary.micro = figures(\.micro)
        summary.macro = figures(\.macro)
        return summary
    }
}
