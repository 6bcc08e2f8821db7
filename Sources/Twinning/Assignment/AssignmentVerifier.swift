/// Whether an assignment keeps its promises, found out the plain way: every pair is asked, and
/// nothing of how the assignment was made is used.
public struct AssignmentVerifier: Sendable {
    /// What is promised and not so.
    public enum Breach: Sendable, Hashable {
        /// A region takes part in two pairs.
        case shared(region: Int)
        /// More pairs are taken than there are grants.
        case grants
        /// The pairs cost more than there is.
        case budget
        /// A pair that was not taken could be, by releasing only pairs that are worse.
        case blocking(candidate: Int)
    }

    /// Every breach of an assignment.
    ///
    /// A pair that was not taken blocks where each pair that one of its regions has instead is
    /// lower (by score, then ids, so it was taken later), and where what is left of grants and
    /// budget after releasing those pays for it.
    ///
    /// - Complexity: O(*n* x *k*) for *n* candidates and *k* taken pairs.
    public static func breaches(of assignment: Assignment) -> [Breach] {
        let taken = assignment.taken.map { assignment.candidates[$0] }
        var breaches: [Breach] = []
        var seen: Set<Int> = []
        for pair in taken {
            for region in [pair.originator, pair.adopter] where !seen.insert(region).inserted {
                breaches.append(.shared(region: region))
            }
        }
        if taken.count > assignment.grants { breaches.append(.grants) }
        let spent = taken.reduce(0) { $0 + $1.cost }
        if let budget = assignment.budget, spent > budget { breaches.append(.budget) }
        let chosen = Set(assignment.taken)
        for (index, pair) in assignment.candidates.enumerated() where !chosen.contains(index) {
            let regions = [pair.originator, pair.adopter]
            let partners = taken.filter {
                regions.contains($0.originator) || regions.contains($0.adopter)
            }
            let areAllLower = partners.allSatisfy { other in
                other.score < pair.score
                    || other.score == pair.score
                        && [pair.originator, pair.adopter]
                            .lexicographicallyPrecedes([other.originator, other.adopter])
            }
            guard areAllLower, taken.count - partners.count < assignment.grants else { continue }
            let released = partners.reduce(0) { $0 + $1.cost }
            if let budget = assignment.budget, pair.cost > budget - spent + released { continue }
            breaches.append(.blocking(candidate: index))
        }
        return breaches
    }
}
