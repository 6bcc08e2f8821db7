public import Catalog

/// The solutions of a snapshot with every code replaced by its position: what scoring reads.
///
/// This is the seam for faster layouts: whatever stands behind it must give the scores that the
/// plain ``Ranking`` gives, bit for bit.
public struct SolutionIndex: Sendable {
    /// One solution, ready to be scored; a class, so that handing it on copies nothing.
    final class Row: Sendable {
        /// Values by feature, in the order of `Feature.allCases`.
        let cells: [Cell]
        /// The position of the kind in `kinds`.
        let kind: Int
        /// The positions of the lists in `lists`.
        let lists: [Int]
        /// What the solution asks for; nil when unknown.
        let requirements: Requirements?
        /// The position of the originator's region; nil when unknown.
        let originator: Int?
        /// Where it is known to run.
        let sites: [Site]

        init(_ solution: Solution, in snapshot: CatalogSnapshot) {
            let lists = snapshot.codeLists["lists"]
            let geography = snapshot.geography
            cells = Feature.allCases.map { feature in
                let list = snapshot.codeLists[feature.list]
                return Cell(solution.features[feature]?.value, in: list)
            }
            kind = snapshot.codeLists["kinds"]?.position(of: solution.kind) ?? -1
            self.lists = solution.lists.compactMap { lists?.position(of: $0) }
            requirements = solution.requires
            originator = solution.originator.region.flatMap(geography.position(of:))
            sites = solution.deployments.compactMap { deployment in
                geography.position(of: deployment.region).map {
                    let weight = Signals.weight(ofLevel: deployment.level)
                    return Site(region: $0, year: deployment.year, weight: weight)
                }
            }
        }
    }

    /// A value of a feature.
    enum Cell: Sendable {
        case unknown
        case codes([Int])
        case rank(Int)
        case number(Double)
        case boolean(Bool)
    }

    /// A deployment with its region's position and the weight of its level.
    struct Site: Sendable {
        var region: Int
        var year: Int
        var weight: Double
    }

    /// The snapshot the index was made from.
    public let snapshot: CatalogSnapshot
    /// The rows, in the order of the snapshot's solutions.
    let rows: [Row]

    /// Indexes a snapshot.
    ///
    /// - Complexity: O(*n*) in the size of the catalogue.
    public init(_ snapshot: CatalogSnapshot) {
        self.snapshot = snapshot
        rows = snapshot.solutions.map { Row($0, in: snapshot) }
    }

    /// The column of a feature in a row's cells.
    static func column(of feature: Feature) -> Int { columns[feature] ?? 0 }

    private static let columns = Dictionary(
        uniqueKeysWithValues: Feature.allCases.enumerated().map { ($0.element, $0.offset) }
    )
}

extension SolutionIndex.Cell {
    /// The cell of a value, or of its absence.
    init(_ value: FeatureValue?, in list: CodeList?) {
        switch value {
        case nil: self = .unknown
        case .codes(let codes): self = .codes(codes.compactMap { list?.position(of: $0) })
        case .rank(let code): self = list?.position(of: code).map(Self.rank) ?? .unknown
        case .number(let number): self = .number(number)
        case .boolean(let truth): self = .boolean(truth)
        }
    }

    /// The number, or the position on the scale, of an ordered value.
    var magnitude: Double? {
        switch self {
        case .number(let number): number
        case .rank(let rank): Double(rank)
        default: nil
        }
    }
}
