import Crypto
import Experience

/// What pseudonyms are made with: without it nobody can tell whose they are.
package struct AuthorSecret: Sendable {
    private let key: SymmetricKey

    /// Takes the store's secret.
    package init(_ bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

    /// The pseudonym of a person that a portal has a name for.
    ///
    /// HMAC-SHA-256 over the portal's name, its length before it, and the person's: so a portal
    /// reaches only its own people.
    func pseudonym(portal: String, author: String) -> Pseudonym {
        var hash = HMAC<SHA256>(key: key)
        hash.update(data: Array("\(portal.utf8.count):\(portal)".utf8))
        hash.update(data: Array(author.utf8))
        guard let pseudonym = Pseudonym(Array(hash.finalize())) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return pseudonym
    }
}
