/// One value of a parsed document, YAML or JSON, with the line it stands on.
///
/// Both languages are read into this tree, so that one declared ``Shape`` checks a catalogue file
/// and the same object sent over the wire.
public struct Node: Sendable, Equatable {
    /// How a scalar was written, which limits what it can mean.
    public enum ScalarStyle: Sendable, Equatable {
        /// A quoted string: text and nothing else.
        case text
        /// An unquoted YAML scalar: its shape decides what it means, never its spelling.
        case plain
        /// A JSON number, by its source text.
        case number
        /// `true` or `false` in JSON.
        case boolean
        /// `null` in JSON.
        case null
    }

    /// One `key: value` of a mapping.
    public struct Member: Sendable, Equatable {
        /// The key, unescaped.
        public var key: String
        /// The line of the key, from 1; 0 where the text has no lines.
        public var line: Int
        /// The value.
        public var value: Node

        /// Makes a member of a mapping.
        public init(_ key: String, _ value: Node, line: Int = 0) {
            self.key = key
            self.value = value
            self.line = line
        }
    }

    /// What a node holds.
    public enum Content: Sendable, Equatable {
        /// A single value by its source text.
        case scalar(String, ScalarStyle)
        /// An ordered list.
        case sequence([Node])
        /// Members in source order; their keys are unique.
        case mapping([Member])
    }

    /// What this node holds.
    public var content: Content
    /// The line the value starts on, from 1; 0 where the text has no lines.
    public var line: Int

    /// Makes a node.
    public init(_ content: Content, line: Int = 0) {
        self.content = content
        self.line = line
    }
}

extension Node {
    /// A text node.
    public static func text(_ value: String) -> Node { Node(.scalar(value, .text)) }

    /// A number node, printed as the shortest text that reads back as the same number.
    public static func number(_ value: Double) -> Node {
        Node(.scalar(value.shortestText, .number))
    }

    /// A whole-number node.
    public static func number(_ value: Int) -> Node { Node(.scalar(String(value), .number)) }

    /// A boolean node.
    public static func boolean(_ value: Bool) -> Node {
        Node(.scalar(value ? "true" : "false", .boolean))
    }

    /// The null node.
    public static let null = Node(.scalar("null", .null))

    /// A list node.
    public static func sequence(_ items: [Node]) -> Node { Node(.sequence(items)) }

    /// A mapping node; the caller keeps the keys unique.
    public static func mapping(_ members: [Member]) -> Node { Node(.mapping(members)) }

    /// The value under `key` of a mapping, or nil.
    ///
    /// - Complexity: O(*n*) in the number of members.
    public subscript(key: String) -> Node? {
        guard case .mapping(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The members of a mapping, or none.
    public var members: [Member] {
        guard case .mapping(let members) = content else { return [] }
        return members
    }

    /// The items of a list, or none.
    public var items: [Node] {
        guard case .sequence(let items) = content else { return [] }
        return items
    }

    /// The text of a scalar that may be read as text, or nil.
    public var text: String? {
        guard case .scalar(let text, let style) = content, style == .text || style == .plain
        else { return nil }
        return text
    }

    /// The finite number a scalar stands for, or nil.
    public var number: Double? {
        guard case .scalar(let text, let style) = content else { return nil }
        // A JSON number's spelling was checked when it was read.
        let value: Double? =
            switch style {
            case .number: Double(text)
            case .plain: Double(decimal: text)
            case .text, .boolean, .null: nil
            }
        return value.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The whole number a scalar stands for (`10.0` and `1e1` are 10), or nil.
    ///
    /// Beyond 2^53 - 1 a Double no longer tells neighbours apart, so such numbers are nil.
    public var integer: Int? {
        guard let value = number, value.rounded(.towardZero) == value,
            abs(value) <= 9_007_199_254_740_991
        else { return nil }
        return Int(value)
    }

    /// The truth value a scalar stands for, or nil.
    public var boolean: Bool? {
        guard case .scalar(let text, let style) = content, style == .boolean || style == .plain
        else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }

    /// Whether this is JSON's `null`.
    public var isNull: Bool {
        if case .scalar(_, .null) = content { true } else { false }
    }

    /// What the node is, in words for a fault message.
    public var kindName: String {
        switch content {
        case .mapping: "an object"
        case .sequence: "a list"
        case .scalar(_, .text), .scalar(_, .plain): "text"
        case .scalar(_, .number): "a number"
        case .scalar(_, .boolean): "a truth value"
        case .scalar(_, .null): "null"
        }
    }
}
