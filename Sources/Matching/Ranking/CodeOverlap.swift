public import Catalog

/// How far a solution covers codes that are wanted, over several features together.
public struct CodeOverlap: Sendable, Hashable {
    /// Codes that are wanted of one feature.
    public struct Wish: Sendable, Hashable {
        /// The feature.
        public var feature: Feature
        /// Its codes, each with a weight of 0...1.
        public var codes: [NeedsProfile.Need]

        /// Makes a wish.
        public init(feature: Feature, codes: [NeedsProfile.Need]) {
            self.feature = feature
            self.codes = codes
        }
    }

    /// A wanted code that is there, or something near it.
    public struct Hit: Sendable, Hashable {
        /// The feature.
        public var feature: Feature
        /// The wanted code.
        public var code: String
        /// The code of the solution that comes nearest.
        public var have: String
        /// How near that is, 0...1.
        public var affinity: Double
    }

    /// The sum of weight x affinity over the sum of weights, 0...1: ``Utility/overlap`` over all
    /// wishes; what is not known of the solution counts nothing.
    public var share: Double
    /// What is there of the wishes, in their order.
    public var hits: [Hit]
}

extension MatchEngine {
    /// How far a solution covers wanted codes.
    ///
    /// - Parameters:
    ///   - wishes: the codes; those that their lists do not know count as not there.
    ///   - position: the solution.
    ///   - affinity: how near a code comes to another.
    /// - Complexity: O(*w* x *c* x *d*) for *w* wanted codes, *c* codes of the solution and the
    ///   depth *d* of their trees.
    public func overlap(
        of wishes: [CodeOverlap.Wish],
        at position: Int,
        _ affinity: Affinity
    ) -> CodeOverlap {
        let row = index.row(position)
        var overlap = CodeOverlap(share: 0, hits: [])
        var sum = 0.0
        var total = 0.0
        for wish in wishes {
            let list = snapshot.codeLists[wish.feature.list]
            let codes = row.cell(SolutionIndex.column(of: wish.feature)).codes ?? []
            for wanted in wish.codes {
                total += wanted.weight
                guard let list, let need = list.position(of: wanted.code) else { continue }
                var best: (have: Int, value: Double)?
                for have in codes {
                    let value = affinity.value(of: have, to: need, in: list)
                    if value > best?.value ?? 0 { best = (have, value) }
                }
                guard let best else { continue }
                sum += wanted.weight * best.value
                overlap.hits.append(
                    CodeOverlap.Hit(
                        feature: wish.feature,
                        code: wanted.code,
                        have: list.codes[best.have],
                        affinity: best.value
                    )
                )
            }
        }
        if total > 0 { overlap.share = sum / total }
        return overlap
    }
}
