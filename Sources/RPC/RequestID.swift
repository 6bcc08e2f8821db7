public import Documents

/// What a client calls its request by; the reply carries it back.
public enum RequestID: Sendable, Hashable {
    /// A string of 1 to 64 characters.
    case string(String)
    /// A whole number from -(2^53 - 1) to 2^53 - 1.
    case integer(Int)

    /// The most characters (Unicode scalars) of a string.
    public static let mostCharacters = 64

    /// Reads an id, or nil where the value is no id.
    ///
    /// `10.0` and `1e1` are the number 10, and the reply says `10`.
    public init?(_ node: Node) {
        if case .scalar(let text, .text) = node.content {
            guard !text.isEmpty, text.unicodeScalars.count <= Self.mostCharacters
            else { return nil }
            self = .string(text)
        } else if case .scalar(_, .number) = node.content, let number = node.integer {
            self = .integer(number)
        } else {
            return nil
        }
    }
}

extension RequestID: CustomStringConvertible {
    /// The id without quotes.
    public var description: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        }
    }
}
