import Catalog
import Documents
package import Experience
import RPC

/// How events are written down in the store, and read again.
package enum EventDocument {
    /// The sorts of events.
    package enum Kind: String, Sendable {
        /// A vote.
        case feedback
        /// A step of adoption.
        case adoption
        /// A change to a twinning.
        case twinning
        /// An entry in the network.
        case membership
        /// That an earlier event no longer counts.
        case withdrawal
        /// That somebody was erased.
        case erasure
    }

    /// An event read from the store; nil where it is none that this version knows.
    ///
    /// - Parameters:
    ///   - kind: its sort.
    ///   - subject: what it is about.
    ///   - author: whose words it holds.
    ///   - body: its document.
    package static func event(
        number: Int,
        kind: String,
        subject: String,
        portal: String,
        time: Int,
        author: [UInt8]?,
        body: [UInt8]
    ) -> ExperienceEvent? {
        guard let kind = Kind(rawValue: kind),
            let node = try? JSONReader.read(body, limits: .reply),
            let content = content(kind, subject, number, author, node, portal)
        else { return nil }
        return ExperienceEvent(number: number, time: time, portal: portal, content: content)
    }

    private static func content(
        _ kind: Kind,
        _ subject: String,
        _ number: Int,
        _ author: [UInt8]?,
        _ node: Node,
        _ portal: String
    ) -> ExperienceEvent.Content? {
        switch kind {
        case .feedback:
            guard let author = author.flatMap(Pseudonym.init),
                let region = node["region"]?.text, let role = node["role"]?.text,
                let level = node["level"]?.text, let score = node["score"]?.integer
            else { return nil }
            return .vote(
                Vote(
                    solution: subject,
                    region: region,
                    author: author,
                    role: role,
                    level: level,
                    score: score
                )
            )
        case .adoption:
            guard let region = node["region"]?.text, let stage = node["stage"]?.text,
                let date = node["date"]?.text.flatMap({ CalendarDate($0) })
            else { return nil }
            return .step(
                AdoptionStep(
                    number: number,
                    solution: subject,
                    region: region,
                    site: node["site"]?.text ?? "",
                    stage: stage,
                    level: node["level"]?.text,
                    date: date
                )
            )
        case .twinning: return .twinning(TwinningChange(node, of: subject))
        case .membership:
            guard let author = author.flatMap(Pseudonym.init),
                let member = NetworkMember(node, subject, event: number, author, portal)
            else { return nil }
            return .membership(member)
        case .withdrawal: return node["of"]?.integer.map { .withdrawal(of: $0) }
        case .erasure: return .erasure
        }
    }

    /// A document of some members; those without a value are left out.
    static func body(_ members: [(String, Node?)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(Node.mapping(Node.present(members)))
        return writer.bytes
    }
}
