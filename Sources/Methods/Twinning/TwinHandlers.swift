import Catalog
import Documents
import Matching
import Protocol
import RPC
import Twinning

/// The `twins.*` methods.
enum TwinHandlers {
    /// The parameters that go with each side, besides those that go with all.
    private static let ownParams: [(name: String, sides: Set<String>)] = [
        ("profile", ["adopter"]), ("region", ["adopter", "originator"]),
        ("grants", ["programme"]), ("budget", ["programme"]), ("costs", ["programme"]),
        ("profiles", ["programme"]),
    ]

    /// `twins.find`.
    static func find(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta {
        let side = call.params["as"]?.text ?? "adopter"
        for (name, sides) in ownParams where call.params[name] != nil && !sides.contains(side) {
            throw RPCError(
                .invalidParams,
                "goes with as: \(sides.sorted().joined(separator: " or ")), not with \(side)",
                path: "/params/\(name)"
            )
        }
        writer.member("as", side)
        switch side {
        case "originator": return try ofOriginator(call, &writer)
        case "programme": return try ofProgramme(call, &writer)
        default: return try ofAdopter(call, &writer)
        }
    }

    /// The originators that suit an adopter.
    private static func ofAdopter(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        guard let node = call.params["profile"] else {
            throw RPCError(
                .invalidParams,
                "is missing; name the adopter's profile, or ask as originator or programme",
                path: "/params/profile"
            )
        }
        let search = try TwinSearch(call)
        let profile = try call.profile(node, at: "/params/profile")
        let home = try call.home(of: profile)
        let others = try call.params["region"].map { _ throws(RPCError) in
            [try call.other(than: home)]
        }
        let ranking = try search.ranking(of: profile, at: "/params")
        let places = others ?? search.others
        let table = search.table(for: [ranking], places: places + [home])
        let finder = search.finder(ranking, home: home, in: table, places: places)
        writer.member("region", profile.region)
        writer.member("profile", profile.id)
        var pairs = TwinWriter(search, otherSide: \.originator)
        try pairs.write(finder.pairs(with: places).map { ($0, finder) }, to: &writer)
        pairs.finish(to: &writer)
        return call.meta(ranking.plan, for: node)
    }

    /// The adopters that suit an originator: those whose stored needs it could serve best.
    private static func ofOriginator(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        guard call.params["region"] != nil else {
            throw RPCError(
                .invalidParams,
                "is missing; name the region whose solutions others may take over",
                path: "/params/region"
            )
        }
        let search = try TwinSearch(call)
        let region = try call.region()
        let wanted = Set(search.others)
        let isAnyLevel = call.params["level"] == nil && call.params["country"] == nil
        var rankings: [(ranking: Ranking, home: Int)] = []
        for (profile, home) in try search.adopters() where isAnyLevel || wanted.contains(home) {
            rankings.append((try search.ranking(of: profile, at: "/params"), home))
        }
        let places = rankings.map(\.home) + [region]
        let table = search.table(for: rankings.map(\.ranking), places: places)
        let found = rankings.compactMap { ranking, home -> (TwinPair, PairFinder)? in
            let finder = search.finder(ranking, home: home, in: table, places: [region])
            return finder.pair(with: region).map { ($0, finder) }
        }
        writer.member("region", call.state.engine.snapshot.geography.regions[region].id)
        var pairs = TwinWriter(search, otherSide: \.adopter)
        try pairs.write(found.sorted { $0.0.precedes($1.0) }, to: &writer)
        pairs.finish(to: &writer)
        return call.meta(of: rankings.map { $0.ranking.plan.query.profile })
    }

    /// The pairs that a programme pays for.
    private static func ofProgramme(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        guard let grants = call.params["grants"]?.integer else {
            throw RPCError(
                .invalidParams,
                "is missing; say how many twinnings the programme can pay for",
                path: "/params/grants"
            )
        }
        let search = try TwinSearch(call)
        var rankings: [(ranking: Ranking, home: Int)] = []
        for (profile, home) in try search.adopters() {
            rankings.append((try search.ranking(of: profile, at: "/params"), home))
        }
        let places = search.others + rankings.map(\.home)
        let table = search.table(for: rankings.map(\.ranking), places: places)
        let finders = rankings.map {
            search.finder($0.ranking, home: $0.home, in: table, places: search.others)
        }
        let programme = Programme(
            finders,
            others: search.others,
            costs: TwinningModel.costs(call.params["costs"]),
            grants: grants,
            budget: call.params["budget"]?.number
        )
        var pairs = TwinWriter(search, otherSide: \.originator)
        try pairs.write(programme, to: &writer)
        pairs.finish(to: &writer)
        return call.meta(of: rankings.map { $0.ranking.plan.query.profile })
    }
}

extension MethodCall {
    /// The position of a profile's region.
    func home(of profile: NeedsProfile) throws(RPCError) -> Int {
        if let home = state.engine.snapshot.geography.position(of: profile.region) { return home }
        throw RPCError(
            .invalidParams,
            "'\(profile.region.clipped)' is no region that can be compared",
            path: "/params/profile/region"
        )
    }

    /// The region that `region` names, which must not be one's own.
    ///
    /// - Throws: `RPCError` where it is, or lies within or around it.
    fileprivate func other(than home: Int) throws(RPCError) -> Int {
        let geography = state.engine.snapshot.geography
        let other = try region()
        let (mine, yours) = (geography.regions[home].id, geography.regions[other].id)
        guard geography.lies(other, within: home) || geography.lies(home, within: other) else {
            return other
        }
        throw RPCError(
            .invalidParams,
            mine == yours
                ? "\(yours) is the adopter itself; name another region, or leave it out"
                : "one of \(yours) and \(mine) lies within the other; name another region",
            path: "/params/region"
        )
    }

    /// What an answer about several profiles tells of its state.
    fileprivate func meta(of profiles: [NeedsProfile]) -> ReplyMeta {
        ReplyMeta(
            asOf: asOf.description,
            isIllustrative: profiles.contains(where: \.isIllustrative)
        )
    }
}
