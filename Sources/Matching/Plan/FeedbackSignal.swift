/// What users say of solutions as a utility, heard from one region.
///
/// Source: `feedback` of the project's exact definitions, (5 + sum w (s + 3) / 6) / (10 + sum w).
struct FeedbackSignal: Sendable {
    /// 1 as a share that likeness and bounds multiply a weight with.
    private static let whole = 1 << 20
    /// The voices that doubt starts with: ten neutral ones.
    private static let prior = (favour: 5.0, weight: 10.0)

    /// The position of the region that asks; nil where it is none of the geography's.
    let home: Int?
    /// What a voice of each region counts, by position, in ``whole``.
    private let shares: [Int]
    private let bounds: FeedbackBounds

    /// Prepares to listen.
    ///
    /// - Parameters:
    ///   - home: the position of the region that asks.
    ///   - similarity: how alike each region is to it, by position.
    ///   - bounds: how far voices count.
    /// - Complexity: O(*r*) in the regions.
    init(home: Int?, similarity: [Double], bounds: FeedbackBounds) {
        self.home = home
        self.bounds = bounds
        shares = similarity.enumerated().map { region, likeness in
            let share = region == home ? 1 : bounds.elsewhere * likeness
            return Int((share * Double(Self.whole)).rounded())
        }
    }

    /// The utility of what some voices say; nil where there is none.
    ///
    /// - Complexity: O(*v* x *p*) for *v* sums of voices and *p* portals.
    func utility(of voices: [Evidence.Voices]) -> Double? {
        guard !voices.isEmpty else { return nil }
        var portals: [(portal: Int, weight: Int, favour: Int)] = []
        for voice in voices {
            guard shares.indices.contains(voice.region) else { continue }
            let share = shares[voice.region]
            let place = portals.firstIndex { $0.portal == voice.portal } ?? portals.count
            if place == portals.count { portals.append((voice.portal, 0, 0)) }
            portals[place].weight += share * voice.weight
            portals[place].favour += share * voice.favour
        }
        let most = portals.indices.max { portals[$0].weight < portals[$1].weight }
        var (weight, favour) = (0, 0)
        for (place, portal) in portals.enumerated() where place != most {
            weight += portal.weight
            favour += portal.favour
        }
        let unit = Double(Self.whole * Evidence.Voices.unit)
        var sum = (weight: Double(weight) / unit, favour: Double(favour) / (6 * unit))
        if let most {
            let loudest = portals[most]
            let bound = portals.count > 1 ? bound(beside: weight) : Double.infinity
            if Double(loudest.weight) > bound {
                let share = bound / Double(loudest.weight)
                sum.weight += bound / unit
                sum.favour += Double(loudest.favour) * share / (6 * unit)
            } else {
                sum.weight = Double(weight + loudest.weight) / unit
                sum.favour = Double(favour + loudest.favour) / (6 * unit)
            }
        }
        return (Self.prior.favour + sum.favour) / (Self.prior.weight + sum.weight)
    }

    /// The most that one portal weighs beside what the others weigh together.
    private func bound(beside others: Int) -> Double {
        guard bounds.portal < 1 else { return .infinity }
        return Double(others) * bounds.portal / (1 - bounds.portal)
    }
}
