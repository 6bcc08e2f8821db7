/// What of a solution is counted and scored: everything but its names, prose and sources.
///
/// Read in passes over many solutions, where decoding them whole would take several times as long.
/// Words and sets of codes that solutions share have numbers, so that whoever looks something up
/// for each need do it only once for all solutions.
public struct SolutionFacts {
    /// A place where the solution is known to run.
    public struct Site {
        /// The number of the region in ``SolutionTable/words``.
        public let region: Int
        /// The latest year for which the source reports it.
        public let year: Int
        /// The number of the level in ``SolutionTable/words``; nil where it is not stated.
        public let level: Int?
    }

    /// The value of a feature, by the numbers of what solutions share.
    public enum Value {
        /// It is not known.
        case unknown
        /// The number of its codes in ``SolutionTable/sharedSets``.
        case sharedSet(Int)
        /// The numbers of its codes in ``SolutionTable/words``, where too many sets are shared.
        case codes([Int])
        /// The number of its step in ``SolutionTable/words``.
        case rank(Int)
        /// A number in the feature's unit.
        case number(Double)
        /// True or false.
        case boolean(Bool)
    }

    /// The number of the kind in ``SolutionTable/words``.
    public private(set) var kind = 0
    /// The numbers of the lists in ``SolutionTable/words``.
    public private(set) var lists: [Int] = []
    /// The number of the originator's region in ``SolutionTable/words``; nil where it is unknown.
    public private(set) var origin: Int?
    /// What it asks of a region; nil where that is unknown.
    public private(set) var requirements: Requirements?
    /// Where it is known to run.
    public private(set) var sites: [Site] = []
    private var values = [Value](repeating: .unknown, count: Feature.allCases.count)
    private var known: UInt32 = 0

    init() {}

    /// The value of a feature.
    public subscript(feature: Feature) -> Value { values[feature.place] }

    /// Takes the facts of the solution that starts at an offset.
    mutating func read(_ bytes: RawSpan, at offset: Int, _ shared: borrowing SharedWords) {
        var cursor = ByteCursor(offset: offset)
        _ = cursor.skipText(bytes)
        _ = cursor.skipText(bytes)
        for _ in 0..<cursor.number(bytes) { _ = cursor.skipText(bytes) }
        // Summary, links and organisation.
        for _ in 0..<Solution.textReferences { _ = cursor.number(bytes) }
        kind = cursor.number(bytes)
        lists.removeAll(keepingCapacity: true)
        for _ in 0..<cursor.number(bytes) { lists.append(cursor.number(bytes)) }
        let region = cursor.number(bytes)
        origin = region == 0 ? nil : region - 1
        readValues(bytes, &cursor)
        requirements = Requirements(bytes, &cursor, shared)
        sites.removeAll(keepingCapacity: true)
        for _ in 0..<cursor.number(bytes) {
            let region = cursor.number(bytes)
            let year = cursor.signed(bytes)
            let level = cursor.number(bytes)
            _ = cursor.number(bytes)
            sites.append(Site(region: region, year: year, level: level == 0 ? nil : level - 1))
        }
    }

    private mutating func readValues(_ bytes: RawSpan, _ cursor: inout ByteCursor) {
        var before = known
        while before != 0 {
            let place = before.trailingZeroBitCount
            before &= before - 1
            values[place] = .unknown
        }
        known = cursor.half(bytes)
        var rest = known
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest - 1
            values[place] =
                switch ValueTag(rawValue: cursor.byte(bytes) & 7) {
                case .sharedSet: .sharedSet(cursor.number(bytes))
                case .codes: .codes((0..<cursor.number(bytes)).map { _ in cursor.number(bytes) })
                case .rank: .rank(cursor.number(bytes))
                case .number: .number(cursor.double(bytes))
                case .yes: .boolean(true)
                case .no: .boolean(false)
                case nil: .unknown
                }
            // Date and source.
            _ = cursor.number(bytes)
            _ = cursor.number(bytes)
        }
    }
}

extension SolutionTable {
    /// The codes of a feature as facts state them; nil where it is unknown or has none.
    public func codes(of value: SolutionFacts.Value) -> [String]? {
        switch value {
        case .sharedSet(let number): shared.sets[number]
        case .codes(let codes): codes.map { shared.words[$0] }
        case .unknown, .rank, .number, .boolean: nil
        }
    }

    /// The words that solutions share, by number.
    public var words: [String] { shared.words }

    /// The sets of codes that solutions share, by number.
    public var sharedSets: [[String]] { shared.sets }

    /// Visits the facts of every solution, by position ascending.
    ///
    /// - Parameter body: takes a position and what is known there, for the time of the call.
    /// - Complexity: O(*n*) in the size of the solutions.
    public func forEachFacts(_ body: (_ position: Int, _ facts: borrowing SolutionFacts) -> Void) {
        var facts = SolutionFacts()
        var position = 0
        for page in pages {
            let bytes = page.bytes.span.bytes
            for row in 0..<page.count {
                facts.read(bytes, at: page.offset(of: row, bytes), shared)
                body(position, facts)
                position += 1
            }
        }
    }

    /// Visits the facts of some solutions in their order.
    ///
    /// - Parameters:
    ///   - positions: the solutions.
    ///   - body: takes a position and what is known there, for the time of the call.
    /// - Complexity: O(*n*) in the size of these solutions.
    public func forEachFacts(
        of positions: some Sequence<Int>,
        _ body: (_ position: Int, _ facts: borrowing SolutionFacts) -> Void
    ) {
        var facts = SolutionFacts()
        for position in positions {
            let index = page(of: position)
            let page = pages[index]
            let bytes = page.bytes.span.bytes
            let offset = page.offset(of: position - starts[index], bytes)
            facts.read(bytes, at: offset, shared)
            body(position, facts)
        }
    }
}
