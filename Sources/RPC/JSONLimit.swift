/// A limit of the protocol by the name that an error's `limit` carries.
public enum JSONLimit: String, Sendable, Hashable, CaseIterable {
    /// The bytes of a whole body: ``JSONLimits/bodyBytes``.
    case body
    /// The levels of nesting: ``JSONLimits/depthLevels``.
    case depth
    /// The bytes of a string or number: ``JSONLimits/stringBytes``.
    case string
    /// The values of an array: ``JSONLimits/arrayItems``.
    case array
    /// The members of an object: ``JSONLimits/objectMembers``.
    case members
    /// The bytes of a member name: ``JSONLimits/keyBytes``.
    case key
}

extension JSONLimits {
    /// The size that a named limit allows, in the limit's own unit.
    public subscript(limit: JSONLimit) -> Int {
        switch limit {
        case .body: bodyBytes
        case .depth: depthLevels
        case .string: stringBytes
        case .array: arrayItems
        case .members: objectMembers
        case .key: keyBytes
        }
    }
}
