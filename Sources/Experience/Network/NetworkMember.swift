public import Catalog
public import Documents

/// Somebody who has joined the network: an organisation, a professional or an innovator.
public struct NetworkMember: Sendable, Hashable {
    /// What somebody says of themselves, and of what they have and seek.
    public struct Card: Sendable, Hashable {
        /// What they are, a code of `member-kinds`.
        public var kind: String
        /// What they are called.
        public var name: String
        /// The id of their region.
        public var region: String
        /// As what they work, codes of `member-roles`.
        public var roles: [String]
        /// What they know, codes by feature.
        public var skills: [Feature: [String]]
        /// What they speak, ISO 639-1.
        public var languages: [String]
        /// What they offer, codes by feature.
        public var offers: [Feature: [String]]
        /// What they ask for, codes by feature.
        public var asks: [Feature: [String]]
        /// What else they say.
        public var about: String?
        /// How they can be reached.
        public var contact: String?

        /// Makes a card.
        public init(
            kind: String,
            name: String,
            region: String,
            roles: [String],
            skills: [Feature: [String]] = [:],
            languages: [String] = [],
            offers: [Feature: [String]] = [:],
            asks: [Feature: [String]] = [:],
            about: String? = nil,
            contact: String? = nil
        ) {
            self.kind = kind
            self.name = name
            self.region = region
            self.roles = roles
            self.skills = skills
            self.languages = languages
            self.offers = offers
            self.asks = asks
            self.about = about
            self.contact = contact
        }
    }

    /// What they have agreed to.
    public struct Consent: Sendable, Hashable {
        /// When.
        public var date: CalendarDate
        /// What for, codes of `consent-purposes`.
        public var purposes: [String]

        /// Makes a consent.
        public init(date: CalendarDate, purposes: [String]) {
            self.date = date
            self.purposes = purposes
        }
    }

    /// That they may be suggested to others, by name.
    public static let suggested = "suggested"
    /// That twinnings and their reports may name them.
    public static let named = "named-in-reports"

    /// The number of the event by which they joined.
    public var number: Int
    /// Counted up whenever they change their entry, from 1.
    public var version: Int
    /// The number of the event of this version.
    public var event: Int
    /// Who they are to the portal that sent it.
    public var author: Pseudonym
    /// The portal.
    public var portal: String
    /// What they say.
    public var card: Card
    /// What they have agreed to.
    public var consent: Consent

    /// Makes a member.
    public init(
        number: Int,
        version: Int,
        event: Int,
        author: Pseudonym,
        portal: String,
        card: Card,
        consent: Consent
    ) {
        self.number = number
        self.version = version
        self.event = event
        self.author = author
        self.portal = portal
        self.card = card
        self.consent = consent
    }

    /// The id, `m-` and the number.
    public var id: String { Self.id(number) }

    /// The id of a number.
    public static func id(_ number: Int) -> String { "m-\(number)" }

    /// Whether they have agreed to something.
    public func agrees(to purpose: String) -> Bool { consent.purposes.contains(purpose) }
}
