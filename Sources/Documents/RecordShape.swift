/// The declared members of an object; any other member is refused.
public struct RecordShape: Sendable {
    /// One declared member.
    public struct Member: Sendable {
        /// The key.
        public var name: String
        /// The form of the value.
        public var shape: Shape
        /// Whether the member must be there.
        public var isRequired: Bool
        /// What the member says, in one line.
        public var summary: String

        /// A member that must be there.
        public static func required(_ name: String, _ shape: Shape, _ summary: String = "") -> Self
        {
            Self(name: name, shape: shape, isRequired: true, summary: summary)
        }

        /// A member that may be left out.
        public static func optional(_ name: String, _ shape: Shape, _ summary: String = "") -> Self
        {
            Self(name: name, shape: shape, isRequired: false, summary: summary)
        }
    }

    /// The members in the order they are documented.
    public var members: [Member]

    /// Makes a record shape.
    public init(_ members: [Member]) {
        self.members = members
    }
}
