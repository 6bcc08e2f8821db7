import Catalog
import Documents
import Experience
import RPC

extension NetworkMember {
    /// Reads an entry from the document of its event; nil where it is none.
    ///
    /// - Parameters:
    ///   - subject: the member's id.
    ///   - event: the number of the event.
    /// - Complexity: O(*n*) in the size of the document.
    init?(
        _ node: Node,
        _ subject: String,
        event: Int,
        _ author: Pseudonym,
        _ portal: String
    ) {
        guard subject.hasPrefix("m-"), let number = Int(subject.dropFirst(2)),
            let version = node["version"]?.integer, let card = Card(node),
            let date = node["consent"]?.day("date")
        else { return nil }
        self.init(
            number: number,
            version: version,
            event: event,
            author: author,
            portal: portal,
            card: card,
            consent: Consent(date: date, purposes: node["consent"]?["purposes"]?.texts ?? [])
        )
    }

    /// The document of the event that tells of it.
    var body: [UInt8] {
        EventDocument.body(
            [("version", .number(version))] + card.members + [("consent", consent.node)]
        )
    }
}

extension NetworkMember.Consent {
    /// The consent as a document.
    var node: Node {
        .mapping([
            .init("date", .text("\(date)")), .init("purposes", .texts(purposes)),
        ])
    }
}

extension NetworkMember.Card {
    /// Reads what somebody says of themselves; nil where something is missing.
    init?(_ node: Node) {
        guard let kind = node["kind"]?.text, let name = node["name"]?.text,
            let region = node["region"]?.text
        else { return nil }
        let codes = { (key: String) in
            (node[key]?.members ?? []).reduce(into: [Feature: [String]]()) { codes, member in
                guard let feature = Feature(rawValue: member.key) else { return }
                codes[feature] = member.value.texts
            }
        }
        self.init(
            kind: kind,
            name: name,
            region: region,
            roles: node["roles"]?.texts ?? [],
            skills: codes("skills"),
            languages: node["languages"]?.texts ?? [],
            offers: codes("offers"),
            asks: codes("asks"),
            about: node["about"]?.text,
            contact: node["contact"]?.text
        )
    }

    /// What somebody says as members of a document; those without a value are left out.
    var members: [(String, Node?)] {
        let codes = { (codes: [Feature: [String]]) -> Node? in
            guard !codes.isEmpty else { return nil }
            let sorted = codes.sorted { $0.key.place < $1.key.place }
            return .mapping(sorted.map { .init($0.key.rawValue, .texts($0.value)) })
        }
        return [
            ("kind", .text(kind)), ("name", .text(name)), ("region", .text(region)),
            ("roles", .texts(roles)), ("skills", codes(skills)),
            ("languages", languages.isEmpty ? nil : .texts(languages)),
            ("offers", codes(offers)), ("asks", codes(asks)),
            ("about", about.map { .text($0) }), ("contact", contact.map { .text($0) }),
        ]
    }
}
