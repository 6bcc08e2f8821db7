import Catalog
import Documents
import Matching
import Protocol
import RPC
import Twinning

extension TwinHandlers {
    /// The members of one pair, with its place among all that the adopter could have, how many
    /// there are, the model and the labels.
    ///
    /// - Parameters:
    ///   - call: names the adopter's `profile`, and the `solution` where one alone counts.
    ///   - originator: the id of the other side.
    /// - Throws: NOT_FOUND where nothing that counts is known at the originator, and what
    ///   `twins.find` refuses.
    static func pair(
        _ call: MethodCall,
        with originator: String,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let node = call.params["profile"] ?? .null
        let geography = call.state.engine.snapshot.geography
        let profile = try call.profile(node, at: "/params/profile")
        let home = try call.home(of: profile)
        let search = try TwinSearch(call)
        let ranking = try search.ranking(of: profile, at: "/params")
        guard let place = geography.position(of: originator) else {
            throw MethodCall.notFound("region", originator, among: geography.regions.map(\.id))
        }
        let places = search.others + (search.others.contains(place) ? [] : [place])
        let table = search.table(for: [ranking], places: places + [home])
        let finder = search.finder(ranking, home: home, in: table, places: places)
        let all = finder.pairs(with: places)
        guard let index = all.firstIndex(where: { $0.originator == place }) else {
            throw RPCError(
                .notFound,
                "nothing that \(profile.id) needs of it is known in \(originator)"
            )
        }
        var pairs = TwinWriter(search, otherSide: \.originator)
        pairs.members(of: all[index], finder, rank: index + 1, to: &writer)
        writer.member("total", all.count)
        pairs.finish(to: &writer)
        return call.meta(ranking.plan, for: node)
    }
}
