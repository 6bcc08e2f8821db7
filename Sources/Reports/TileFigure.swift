/// Places as equal tiles in groups, each coloured by a level: a map on which no place is too small.
public struct TileFigure: Sendable {
    /// One place.
    public struct Tile: Sendable {
        /// Its code, a few characters.
        public var code: String
        /// Its value, a few characters; empty for none.
        public var value: String
        /// Its level: 0 for nothing, else the number of one of the figure's levels, from 1.
        public var level: Int
        /// Whether it stands out: the place that the figure is made for.
        public var isMarked: Bool
        /// The tile in words, for who cannot see it.
        public var description: String

        /// Makes a tile.
        public init(
            code: String,
            value: String,
            level: Int,
            isMarked: Bool = false,
            description: String
        ) {
            self.code = code
            self.value = value
            self.level = level
            self.isMarked = isMarked
            self.description = description
        }
    }

    /// Tiles that belong together.
    public struct Group: Sendable {
        /// What they have in common.
        public var title: String
        /// The tiles in reading order.
        public var tiles: [Tile]

        /// Makes a group.
        public init(title: String, tiles: [Tile]) {
            self.title = title
            self.tiles = tiles
        }
    }

    /// What the figure shows, in one line.
    public var caption: String
    /// The names of the levels, lowest first, the one for nothing before them.
    public var levels: [String]
    /// The groups, top to bottom.
    public var groups: [Group]

    /// Makes a figure.
    public init(caption: String, levels: [String], groups: [Group]) {
        self.caption = caption
        self.levels = levels
        self.groups = groups
    }
}
