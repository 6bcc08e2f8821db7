import Documents

/// A value that one leaf of a row has for one place of the solution.
struct Claim {
    /// The leaf's position.
    var leaf: Int
    /// The place.
    var role: Target.Role
    /// The value.
    var value: Node
    /// The list element the leaf belongs to, or empty.
    var element: String
}
