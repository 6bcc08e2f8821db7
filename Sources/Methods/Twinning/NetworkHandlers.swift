import Catalog
import Documents
import Experience
import Matching
import Protocol
import RPC
import Twinning

/// The methods of the network around twinnings: who is in it, and whom to bring in.
enum NetworkHandlers {
    /// `network.join`.
    static func join(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let params = call.params
        // A store that is older than the network has none of the lists that an entry is checked by.
        let _: NetworkModel = try head.base.programmeModel()
        let consent = try consent(call)
        let author = params["author"]?.text ?? ""
        try requireWords(author, "/params/author", "must name them; any text that stays the same")
        guard let card = NetworkMember.Card(params) else {
            throw RPCError(.internalError, "an entry was not checked")
        }
        try requireWords(card.name, "/params/name", "must say what they are called")
        let pseudonym = head.events.secret.pseudonym(
            portal: call.principal,
            author: author,
            in: .network
        )
        let known = head.events.with { $0.network.member(of: pseudonym) }
        let event = head.nextEvent
        let member = NetworkMember(
            number: known?.number ?? event,
            version: (known?.version ?? 0) + 1,
            event: event,
            author: pseudonym,
            portal: call.principal,
            card: card,
            consent: consent
        )
        var effect = WriteEffect("event \(event)") {
            $0.member("event", event)
            $0.member("member", member.id)
            $0.member("version", member.version)
        }
        effect.events = [
            NewEvent(
                event: ExperienceEvent(
                    number: event,
                    time: call.unixMillis,
                    portal: call.principal,
                    content: .membership(member)
                ),
                kind: .membership,
                subject: member.id,
                author: pseudonym,
                body: member.body
            )
        ]
        return effect
    }

    private static func requireWords(
        _ text: String,
        _ path: String,
        _ message: String
    ) throws(RPCError) {
        guard text.allSatisfy(\.isWhitespace) else { return }
        throw RPCError(.invalidParams, message, path: path)
    }

    /// What somebody has agreed to.
    ///
    /// - Throws: `RPCError` that says what it means, where they have agreed to nothing.
    private static func consent(_ call: WriteCall) throws(RPCError) -> NetworkMember.Consent {
        let node = call.params["consent"]
        let purposes = node?["purposes"]?.texts ?? []
        guard node?["given"]?.boolean == true, !purposes.isEmpty else {
            throw RPCError(
                .invalidParams,
                "nobody enters the network without consent: ask the person whether they may be "
                    + "suggested by name, named in twinnings and reports, or contacted; tell them "
                    + "that they can leave at any time (network.leave), and send given: true with "
                    + "what they agreed to",
                path: node?["given"]?.boolean == true
                    ? "/params/consent/purposes" : "/params/consent/given",
                allowed: ["suggested", "named-in-reports", "contacted"]
            )
        }
        let date = node?.day("date") ?? call.today
        let path = "/params/consent/date"
        guard date <= call.today else {
            throw RPCError(
                .invalidParams,
                "lies in the future (today is \(call.today))",
                path: path
            )
        }
        guard date >= AdoptionHandlers.earliest else {
            throw RPCError(.invalidParams, "lies before \(AdoptionHandlers.earliest)", path: path)
        }
        return NetworkMember.Consent(date: date, purposes: purposes)
    }

    /// `network.leave`.
    static func leave(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let params = call.params
        let author = params["author"]?.text
        let id = params["member"]?.text
        guard (author == nil) != (id == nil) else {
            throw RPCError(
                .invalidParams,
                "name who leaves: by author, the portal's name for them, or by member, their id",
                path: author == nil ? "/params/author" : "/params/member"
            )
        }
        let pseudonym: Pseudonym
        if let author {
            let portal = try PersonHandlers.portal(params, call.principal, call.roles)
            pseudonym = head.events.secret.pseudonym(portal: portal, author: author, in: .network)
        } else {
            pseudonym = try member(id ?? "", call, head).author
        }
        let versions = head.events.with { $0.network.versions(of: pseudonym) }
        var effect = WriteEffect("") {
            $0.member("member", orNull: versions.last?.id)
            $0.member("erased", versions.count)
        }
        effect.erased = [pseudonym]
        return effect
    }

    /// The member of an id, where the caller has sent them or is an administrator.
    private static func member(
        _ id: String,
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> NetworkMember {
        let path = "/params/member"
        guard let member = head.events.with({ $0.network[id] }) else {
            throw RPCError(
                .notFound,
                "there is no member '\(id.clipped)', or no longer; network.list tells who is there",
                path: path
            )
        }
        guard member.portal == call.principal || call.roles.contains(.admin) else {
            throw RPCError(
                .permissionDenied,
                "\(id) came by another portal; that one can take them out, or an administrator",
                path: path
            )
        }
        return member
    }

    /// `network.list`.
    static func list(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta {
        let params = call.params
        let snapshot = call.state.engine.snapshot
        let area = params["region"]?.text.flatMap(snapshot.geography.region)
        let rows = call.state.experience.network.members.filter { member in
            let card = member.card
            let isThere = area.map { area in
                snapshot.geography.region(card.region)?.lies(within: area) ?? false
            }
            return isThere ?? true
                && params["kind"].map { $0.text == card.kind } ?? true
                && params["role"]?.text.map(card.roles.contains) ?? true
                && params["skill"]?.text.map { knows($0, card, snapshot.codeLists) } ?? true
        }
        var labels = LabelSink()
        call.writePage("members", of: rows, to: &writer) { member, writer in
            member.write(to: &writer, &labels)
        }
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// Whether somebody knows or offers a code, or one below it.
    private static func knows(
        _ code: String,
        _ card: NetworkMember.Card,
        _ lists: [String: CodeList]
    ) -> Bool {
        [card.skills, card.offers].contains { codes in
            codes.contains { feature, codes in
                guard let list = lists[feature.list], let wanted = list.position(of: code)
                else { return codes.contains(code) }
                return codes.compactMap(list.position).contains {
                    $0 == wanted || list.lies($0, below: wanted)
                }
            }
        }
    }
}

extension NetworkMember {
    /// Writes everything that they say, as members.
    func write(to writer: inout JSONWriter, _ labels: inout LabelSink) {
        writer.member("member", id)
        writer.member("version", version)
        writeHead(to: &writer, &labels)
        for (name, codes) in [
            ("skills", card.skills), ("offers", card.offers), ("asks", card.asks),
        ] {
            writer.key(name)
            writer.beginObject()
            for (feature, codes) in codes.sorted(by: { $0.key.place < $1.key.place }) {
                writer.member(feature.rawValue, codes)
                labels.show(codes, in: feature.list)
            }
            writer.endObject()
        }
        writer.member("languages", card.languages)
        writer.member("about", orNull: card.about)
        writer.member("contact", orNull: card.contact)
        writer.key("consent")
        writer.value(consent.node)
        labels.show(card.languages, in: "languages")
        labels.show(consent.purposes, in: "consent-purposes")
    }

    /// Writes what somebody is told who may know of them at all.
    func writeHead(to writer: inout JSONWriter, _ labels: inout LabelSink) {
        writer.member("kind", card.kind)
        writer.member("name", card.name)
        writer.member("region", card.region)
        writer.member("roles", card.roles)
        labels.show(card.kind, in: "member-kinds")
        labels.show(card.roles, in: "member-roles")
    }
}
