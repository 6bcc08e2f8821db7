/// A document for readers: headings, text, tables and figures, whatever it is printed as.
public struct Report: Sendable {
    /// The language of the text, an IETF tag such as `ro`.
    public var language: String
    /// The title.
    public var title: String
    /// What stands under the title.
    public var subtitle: String
    /// What it holds, top to bottom.
    public var blocks: [Block]

    /// Makes a report.
    public init(language: String, title: String, subtitle: String, blocks: [Block] = []) {
        self.language = language
        self.title = title
        self.subtitle = subtitle
        self.blocks = blocks
    }
}

extension Report {
    /// A part of a report.
    public indirect enum Block: Sendable {
        /// A heading of a section, with the name that links lead to.
        case heading(String, anchor: String)
        /// A heading within a section.
        case subheading(String, anchor: String)
        /// Running text.
        case paragraph([Run])
        /// Something that nobody may overlook.
        case notice([Run])
        /// A list; an ordered one has numbers.
        case list([[Run]], isOrdered: Bool)
        /// Rows under headings.
        case table(Table)
        /// Bars.
        case bars(BarFigure)
        /// Columns.
        case columns(ColumnFigure)
        /// Tiles.
        case tiles(TileFigure)
        /// Levels on axes.
        case radar(RadarFigure)
        /// Stages over time.
        case timeline(TimelineFigure)
        /// Blocks that may be folded away, under one line.
        case folded(String, [Block])
    }

    /// A piece of running text.
    public enum Run: Sendable, Hashable {
        /// Text as it is.
        case plain(String)
        /// Text that stands out.
        case strong(String)
        /// Text that stands back.
        case faint(String)
        /// Something to be typed.
        case code(String)
        /// Text that leads to an address, which begins with `http`, or to an anchor of this report,
        /// which begins with `#`.
        case link(String, to: String)
    }

    /// Rows under headings.
    public struct Table: Sendable {
        /// The headings; the alignment of a column of numbers is to the right.
        public var columns: [(title: String, isNumber: Bool)]
        /// The rows; each has a cell for every column, the first of which names the row.
        public var rows: [[[Run]]]

        /// Makes a table.
        public init(_ columns: [(title: String, isNumber: Bool)], rows: [[[Run]]] = []) {
            self.columns = columns
            self.rows = rows
        }
    }
}
