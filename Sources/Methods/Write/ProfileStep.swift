/// What a write does to one needs profile.
package struct ProfileStep: Sendable {
    /// The profile's id.
    package var id: String
    /// The version that it reaches.
    package var version: Int
    /// The profile from now on; nil where it is removed.
    package var value: SpelledProfile?
}
