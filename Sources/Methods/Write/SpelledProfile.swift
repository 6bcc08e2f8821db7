package import Catalog
import RPC

/// A needs profile with its one spelling: what is stored of it, and what its digest is taken of.
package struct SpelledProfile: Sendable {
    /// The profile.
    package let profile: NeedsProfile
    /// The profile as JSON.
    package let body: [UInt8]
    /// What changes when anything that the profile says does; see ``ServiceState``.
    package let digest: String

    /// Spells a profile out.
    ///
    /// - Complexity: O(*n*) in the size of the profile.
    package init(_ profile: NeedsProfile) {
        self.profile = profile
        var writer = JSONWriter()
        writer.value(profile.node)
        body = writer.bytes
        digest = ServiceState.digest(ofSpelling: body)
    }
}
