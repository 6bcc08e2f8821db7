import Crypto
import Experience

/// What pseudonyms are made with: without it nobody can tell whose they are.
package struct AuthorSecret: Sendable {
    /// What a pseudonym is for.
    enum Domain: String {
        /// What somebody says of solutions; the length that follows begins with a digit.
        case votes = ""
        /// Somebody's entry in the network.
        case network = "network:"
    }

    private let key: SymmetricKey

    /// Takes the store's secret.
    package init(_ bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

    /// The pseudonym of a person that a portal has a name for.
    ///
    /// HMAC-SHA-256 over the portal's name, its length before it, and the person's: so a portal
    /// reaches only its own people.
    ///
    /// - Parameter domain: what it is for. Votes and the network have names of their own, so that
    ///   leaving the one does not touch the other.
    func pseudonym(portal: String, author: String, in domain: Domain = .votes) -> Pseudonym {
        var hash = HMAC<SHA256>(key: key)
        hash.update(data: Array(domain.rawValue.utf8))
        hash.update(data: Array("\(portal.utf8.count):\(portal)".utf8))
        hash.update(data: Array(author.utf8))
        guard let pseudonym = Pseudonym(Array(hash.finalize())) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return pseudonym
    }
}
