import Catalog
public import Documents
public import Protocol

/// One key on the allow list.
public struct AccessKey: Sendable, Hashable {
    /// Whose it is.
    public var name: String
    /// The public key, 40 characters of Z85.
    public var publicKey: String
    /// What its owner may do.
    public var roles: Set<MethodRole>
    /// The first day on which it is no longer valid; nil where it does not expire.
    public var expires: CalendarDate?
    /// The most requests a second; nil for the daemon's default.
    public var rate: Int?

    /// Makes a key.
    public init(
        name: String,
        publicKey: String,
        roles: Set<MethodRole>,
        expires: CalendarDate? = nil,
        rate: Int? = nil
    ) {
        self.name = name
        self.publicKey = publicKey
        self.roles = roles
        self.expires = expires
        self.rate = rate
    }
}

extension AccessKey {
    /// The declared form of an allow list.
    public static let listShape = Shape.record(
        .required(
            "keys",
            .list(of: shape, count: 0...10_000, unique: false),
            "Who may call from other machines."
        )
    )

    private static let shape = Shape.record(
        .required("name", .text(.slug, limit: 64), "Whose key it is; it stands in the log."),
        .required("publicKey", .text(.line, limit: 40), "The public key, 40 characters of Z85."),
        .required(
            "roles",
            .list(
                of: .choice(["read", "feedback", "catalog", "privacy", "admin"]),
                count: 1...5,
                unique: true
            ),
            "What its owner may do; every role implies read."
        ),
        .optional("expires", .text(.day, limit: 10), "The first day it is no longer valid."),
        .optional("rate", .integer(1...1_000_000), "The most requests a second.")
    )

    /// Reads one entry of an allow list that has the declared form; nil for any other.
    init?(_ node: Node) {
        guard let name = node["name"]?.text, let publicKey = node["publicKey"]?.text
        else { return nil }
        self.init(
            name: name,
            publicKey: publicKey,
            roles: Set((node["roles"]?.texts ?? []).compactMap(MethodRole.init)),
            expires: node["expires"]?.text.flatMap { CalendarDate($0) },
            rate: node["rate"]?.integer
        )
    }

    /// The keys of an allow list, and everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - document: the parsed file.
    ///   - isKey: whether a text is a public key.
    public static func list(
        _ document: SourceDocument,
        isKey: (String) -> Bool
    ) -> (keys: [AccessKey], faults: [Fault]) {
        var checker = ShapeChecker(vocabulary: NoVocabulary(), file: document.file)
        checker.check(document.node, listShape)
        var faults = checker.faults
        let items = document.node["keys"]?.items ?? []
        let keys = items.compactMap { AccessKey($0) }
        guard faults.isEmpty else { return ([], faults) }
        var names: Set<String> = []
        var texts: Set<String> = []
        for (index, (key, node)) in zip(keys, items).enumerated() {
            let place = { (member: String, message: String) in
                Fault(
                    file: document.file,
                    line: node[member]?.line ?? node.line,
                    pointer: "/keys/\(index)/\(member)",
                    message
                )
            }
            if !isKey(key.publicKey) {
                faults.append(place("publicKey", "is no public key; twinmatch keys new makes one"))
            }
            if !names.insert(key.name).inserted {
                faults.append(place("name", "'\(key.name)' has a key already"))
            }
            if !texts.insert(key.publicKey).inserted {
                faults.append(place("publicKey", "is on the list already"))
            }
        }
        return (faults.isEmpty ? keys : [], faults)
    }
}
