/// An entry of the catalogue: software, service, content, device, AI model or data.
public struct Solution: Sendable, Hashable {
    /// Addresses where a solution can be found, by purpose.
    public struct Links: Sendable, Hashable {
        /// The solution's own page.
        public var home: String?
        /// Its documentation.
        public var docs: String?
        /// Its source code.
        public var source: String?
        /// Where to ask.
        public var contact: String?

        /// Makes links; absent ones are unknown.
        public init(
            home: String? = nil,
            docs: String? = nil,
            source: String? = nil,
            contact: String? = nil
        ) {
            self.home = home
            self.docs = docs
            self.source = source
            self.contact = contact
        }
    }

    /// Who made a solution and where.
    public struct Originator: Sendable, Hashable {
        /// The organisation's name.
        public var organisation: String?
        /// Its region: a NUTS code or an ISO 3166 country.
        public var region: String?

        /// Makes an originator; absent parts are unknown.
        public init(organisation: String? = nil, region: String? = nil) {
            self.organisation = organisation
            self.region = region
        }
    }

    /// The id, `[a-z0-9][a-z0-9-]{0,63}`.
    public var id: String
    /// The name its makers gave it.
    public var name: String
    /// The kind, a code of `kinds`.
    public var kind: String
    /// The public lists that carry it, codes of `lists`.
    public var lists: [String]
    /// What it is, in one line of the catalogue's own.
    public var summary: LocalizedText
    /// Where to find it.
    public var links: Links
    /// Who made it.
    public var originator: Originator
    /// What it has; an absent feature is unknown.
    public var features: StatedFeatures
    /// What it asks of a region; nil when unknown.
    public var requires: Requirements?
    /// Where it is known to run.
    public var deployments: [Deployment]

    /// Makes a solution.
    public init(
        id: String,
        name: String,
        kind: String,
        lists: [String] = [],
        summary: LocalizedText,
        links: Links = Links(),
        originator: Originator = Originator(),
        features: StatedFeatures = [:],
        requires: Requirements? = nil,
        deployments: [Deployment] = []
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.lists = lists
        self.summary = summary
        self.links = links
        self.originator = originator
        self.features = features
        self.requires = requires
        self.deployments = deployments
    }
}
