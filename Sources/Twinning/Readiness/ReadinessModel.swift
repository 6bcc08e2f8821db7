public import Catalog
public import Matching

/// What solutions usually ask of a region, and what builds it: a judgement that stands where no
/// record says anything, and never moves a ranking.
public struct ReadinessModel: ProgrammeModel {
    /// What solutions with a code usually ask.
    public struct Asking: Sendable, Hashable {
        /// The feature that has the code.
        public var feature: Feature
        /// The code; what lies below it asks the same.
        public var code: String
        /// The lowest level by dimension.
        public var levels: [ReadinessDimension: Double]
    }

    /// What stands as `kind` in its file.
    public static let kind = "readiness"

    /// The id; the file's name.
    public let id: String
    /// The edition, counted up whenever the file changes an answer.
    public let version: String
    /// What people read.
    public let title: LocalizedText
    /// Whether its levels are examples that nobody has confirmed.
    public let isIllustrative: Bool
    /// The kinds of solutions that ask something of a region.
    public let kinds: [String]
    /// How many spreads around a level leave it uncertain.
    public let doubt: Double
    /// The most entries that are named for a gap.
    public let mostHelp: Int
    /// The least share of the wanted codes that an entry must cover to be named.
    public let leastHelp: Double
    /// The least affinity at which a wanted code counts as there.
    public let nearness: Double
    /// What solutions usually ask, by feature and in the order of the file.
    public let asks: [Asking]
    /// What an entry must be about that builds a dimension.
    public let builds: [ReadinessDimension: [CodeOverlap.Wish]]
    /// What an entry must be about that helps to find out a level nobody knows.
    public let assesses: [CodeOverlap.Wish]

    /// What solutions like one usually ask for, by dimension; the highest of all codes it has.
    ///
    /// - Parameters:
    ///   - solution: the solution.
    ///   - codeLists: the lists of its codes.
    /// - Complexity: O(*a* x *c* x *d*) for *a* lines, *c* codes of the solution and the depth *d*
    ///   of their trees.
    public func asked(
        by solution: Solution,
        _ codeLists: [String: CodeList]
    ) -> [ReadinessDimension: Double] {
        guard kinds.contains(solution.kind) else { return [:] }
        var asked: [ReadinessDimension: Double] = [:]
        for line in asks {
            guard case .codes(let codes)? = solution.features[line.feature]?.value,
                let list = codeLists[line.feature.list],
                let wanted = list.position(of: line.code)
            else { continue }
            let isAbout = codes.contains { code in
                list.position(of: code).map { $0 == wanted || list.lies($0, below: wanted) }
                    ?? false
            }
            guard isAbout else { continue }
            asked.merge(line.levels) { max($0, $1) }
        }
        return asked
    }

    /// Makes a model.
    init(
        id: String,
        version: String,
        title: LocalizedText,
        isIllustrative: Bool,
        kinds: [String],
        doubt: Double,
        help: (most: Int, least: Double, near: Double),
        asks: [Asking],
        builds: [ReadinessDimension: [CodeOverlap.Wish]],
        assesses: [CodeOverlap.Wish]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.isIllustrative = isIllustrative
        self.kinds = kinds
        self.doubt = doubt
        mostHelp = help.most
        leastHelp = help.least
        nearness = help.near
        self.asks = asks
        self.builds = builds
        self.assesses = assesses
    }
}
