/// A limit of the protocol by the name that an error's `limit` and `server.info` call it.
public enum JSONLimit: String, Sendable, Hashable, CaseIterable {
    /// The bytes of a whole body: ``JSONLimits/bodyBytes``.
    case body = "bodyBytes"
    /// The levels of nesting: ``JSONLimits/depthLevels``.
    case depth
    /// The bytes of a string or number: ``JSONLimits/stringBytes``.
    case string = "stringBytes"
    /// The values of an array: ``JSONLimits/arrayItems``.
    case array = "arrayItems"
    /// The members of an object: ``JSONLimits/objectMembers``.
    case members = "objectMembers"
    /// The bytes of a member name: ``JSONLimits/keyBytes``.
    case key = "keyBytes"
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
