/// What a write does to one needs profile.
package struct ProfileChange: Sendable, Equatable {
    /// Its id.
    package var id: String
    /// Its new version, one above the last.
    package var version: Int
    /// The new document as JSON; nil where the profile is removed.
    package var body: [UInt8]?

    /// Makes a change.
    package init(id: String, version: Int, body: [UInt8]?) {
        self.id = id
        self.version = version
        self.body = body
    }
}
