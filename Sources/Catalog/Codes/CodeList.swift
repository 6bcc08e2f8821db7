/// A list of codes: a flat set, a tree, or a scale from lowest to highest.
public struct CodeList: Sendable {
    /// How the codes relate.
    public enum Kind: String, Sendable, CaseIterable {
        /// Flat.
        case set
        /// Codes lie below their parents.
        case tree
        /// Codes are steps, the lowest first.
        case scale
    }

    /// The id: the name features and files use.
    public let id: String
    /// The edition of the list.
    public let version: String
    /// How the codes relate.
    public let kind: Kind
    /// Who keeps the list.
    public let source: String
    /// The codes in list order; parents stand before their children.
    public let codes: [String]
    /// The position of each code's parent, or nil for a root.
    public let parents: [Int?]
    /// The position of the root above each code; a root's own position.
    public let roots: [Int]
    /// The positions of the codes.
    private let positions: [String: Int]

    /// Makes a code list.
    ///
    /// - Parameter codes: unique codes with the position of their parent, which stands before them.
    public init(
        id: String,
        version: String,
        kind: Kind,
        source: String,
        codes: [(code: String, parent: Int?)]
    ) {
        self.id = id
        self.version = version
        self.kind = kind
        self.source = source
        self.codes = codes.map(\.code)
        parents = codes.map(\.parent)
        var roots: [Int] = []
        for (position, entry) in codes.enumerated() {
            roots.append(entry.parent.map { roots[$0] } ?? position)
        }
        self.roots = roots
        positions = Dictionary(
            codes.enumerated().map { ($0.element.code, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The position of a code, or nil.
    public func position(of code: String) -> Int? { positions[code] }

    /// Whether `position` lies below `ancestor`.
    ///
    /// - Complexity: O(*d*) in the depth of the tree.
    public func lies(_ position: Int, below ancestor: Int) -> Bool {
        var step = parents[position]
        while let parent = step {
            if parent == ancestor { return true }
            step = parents[parent]
        }
        return false
    }
}
