/// Which pairs of regions a programme pays for.
///
/// Pairs are taken by score, then by ids, while both sides are free, a grant is left and the cost
/// fits. A region takes part in one pair at most, on whichever side. Both sides value a pair by one
/// score, so this is stable: no pair that was passed over is better for both of its sides and could
/// be paid for by what releasing their own, lower-scored pairs gives back (`AssignmentVerifier`).
public struct Assignment: Sendable {
    /// What ended the taking.
    public enum End: String, Sendable {
        /// Every grant is given.
        case grants
        /// What is left of the budget pays for none of the pairs that are free.
        case budget
        /// No pair is left of which both sides are free.
        case pairs
    }

    /// Why a pair was not taken when its turn came.
    public enum Reason: Sendable, Hashable {
        /// One of its regions had been taken, by a pair of the candidates.
        case taken(by: Int)
        /// It costs more than was left then, in EUR cents.
        case cost(left: Int)
        /// No grant was left.
        case grants
    }

    /// The candidates.
    public let candidates: [GrantCandidate]
    /// The candidates that were taken, in the order of taking.
    public let taken: [Int]
    /// How many grants there were.
    public let grants: Int
    /// What there was to spend, in EUR cents; nil without a bound.
    public let budget: Int?
    /// What the taken pairs cost together, in EUR cents.
    public let spent: Int
    /// What ended the taking.
    public let end: End

    /// Assigns grants to pairs.
    ///
    /// - Parameters:
    ///   - candidates: the pairs, each pair of regions once.
    ///   - grants: how many there are.
    ///   - budget: what there is to spend, in EUR cents; nil without a bound.
    /// - Complexity: O(*n* + *m* log *n*) for *n* pairs of which *m* are looked at.
    public init(_ candidates: [GrantCandidate], grants: Int, budget: Int?) {
        var queue = CandidateQueue(candidates)
        let cheapest = candidates.lazy.map(\.cost).min() ?? 0
        var taken: [Int] = []
        var busy: Set<Int> = []
        var spent = 0
        var isTooDear = false
        while taken.count < grants, let index = queue.next() {
            let candidate = candidates[index]
            guard !busy.contains(candidate.originator), !busy.contains(candidate.adopter)
            else { continue }
            guard candidate.cost <= (budget ?? .max) - spent else {
                isTooDear = true
                if cheapest > (budget ?? .max) - spent { break }
                continue
            }
            taken.append(index)
            busy.insert(candidate.originator)
            busy.insert(candidate.adopter)
            spent += candidate.cost
        }
        self.candidates = candidates
        self.taken = taken
        self.grants = grants
        self.budget = budget
        self.spent = spent
        let isFree = { (index: Int) in
            !busy.contains(candidates[index].originator)
                && !busy.contains(candidates[index].adopter)
        }
        if taken.count == grants {
            end = .grants
        } else {
            end = isTooDear && candidates.indices.contains(where: isFree) ? .budget : .pairs
        }
    }

    /// What somebody else would have taken, for `AssignmentVerifier` to judge.
    init(_ candidates: [GrantCandidate], taken: [Int], grants: Int, budget: Int?) {
        self.candidates = candidates
        self.taken = taken
        self.grants = grants
        self.budget = budget
        spent = taken.reduce(0) { $0 + candidates[$1].cost }
        end = .pairs
    }

    /// What is left of the budget, in EUR cents; nil without a bound.
    public var left: Int? { budget.map { $0 - spent } }

    /// Why a candidate was not taken; nil where it was.
    ///
    /// - Complexity: O(*k*) in the taken pairs.
    public func reason(against index: Int) -> Reason? {
        var left = budget
        let candidate = candidates[index]
        for (count, other) in taken.enumerated() {
            if other == index { return nil }
            guard candidates[other].precedes(candidate) else { break }
            if candidates[other].meets(candidate) { return .taken(by: other) }
            left = left.map { $0 - candidates[other].cost }
            if count + 1 == grants { return .grants }
        }
        return left.map { .cost(left: $0) }
    }

    /// The candidates of an adopter that would have been better than the one it got, best first;
    /// all of them where it got none.
    ///
    /// - Complexity: O(*n* + *m* log *m*) in the candidates and those of the adopter.
    public func passed(for adopter: Int) -> [Int] {
        let mine = candidates.indices.filter { candidates[$0].adopter == adopter }
        let got = taken.first { candidates[$0].adopter == adopter }
        return mine.filter { index in
            got.map { candidates[index].precedes(candidates[$0]) } ?? true
        }
        .sorted { candidates[$0].precedes(candidates[$1]) }
    }

    /// The best candidate of an adopter below the one it got; nil where there is none.
    ///
    /// - Complexity: O(*n*) in the candidates.
    public func next(for adopter: Int) -> Int? {
        guard let got = taken.first(where: { candidates[$0].adopter == adopter }) else {
            return nil
        }
        return candidates.indices
            .filter {
                candidates[$0].adopter == adopter && candidates[got].precedes(candidates[$0])
            }
            .min { candidates[$0].precedes(candidates[$1]) }
    }
}
