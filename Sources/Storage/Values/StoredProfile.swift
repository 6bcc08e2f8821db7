/// One needs profile as it is stored.
package struct StoredProfile: Sendable, Equatable {
    /// Its id.
    package var id: String
    /// How often it was written, from 1.
    package var version: Int
    /// The document as JSON.
    package var body: [UInt8]

    /// Makes a profile.
    package init(id: String, version: Int, body: [UInt8]) {
        self.id = id
        self.version = version
        self.body = body
    }
}
