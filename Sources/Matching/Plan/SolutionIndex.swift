public import Catalog

/// The solutions of a snapshot with every code replaced by its position: what scoring reads.
///
/// This is the seam for faster layouts: whatever stands behind it must give the scores that the
/// plain ``Ranking`` gives, bit for bit.
public struct SolutionIndex: Sendable {
    /// One solution, ready to be scored.
    struct Row: Sendable {
        /// Values by feature, in the order of `Feature.allCases`.
        var cells: [Cell]
        /// The position of the kind in `kinds`, and of the lists in `lists`.
        var kind: Int
        var lists: [Int]
        /// What the solution asks for; nil when unknown.
        var requirements: Requirements?
        /// The position of the originator's region; nil when unknown.
        var originator: Int?
        /// Where it is known to run.
        var sites: [Site]
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
        rows = snapshot.solutions.map { Self.row(of: $0, in: snapshot) }
    }

    /// The column of a feature in a row's cells.
    static func column(of feature: Feature) -> Int { columns[feature] ?? 0 }

    private static let columns = Dictionary(
        uniqueKeysWithValues: Feature.allCases.enumerated().map { ($0.element, $0.offset) }
    )

    private static func row(of solution: Solution, in snapshot: CatalogSnapshot) -> Row {
        let kinds = snapshot.codeLists["kinds"]
        let lists = snapshot.codeLists["lists"]
        return Row(
            cells: Feature.allCases.map { feature in
                cell(of: solution.features[feature]?.value, snapshot.codeLists[feature.list])
            },
            kind: kinds?.position(of: solution.kind) ?? -1,
            lists: solution.lists.compactMap { lists?.position(of: $0) },
            requirements: solution.requires,
            originator: solution.originator.region.flatMap(snapshot.geography.position(of:)),
            sites: solution.deployments.compactMap { deployment in
                snapshot.geography.position(of: deployment.region).map {
                    Site(
                        region: $0,
                        year: deployment.year,
                        weight: Signals.weight(ofLevel: deployment.level)
                    )
                }
            }
        )
    }

    private static func cell(of value: FeatureValue?, _ list: CodeList?) -> Cell {
        switch value {
        case nil: .unknown
        case .codes(let codes): .codes(codes.compactMap { list?.position(of: $0) })
        case .rank(let code): list?.position(of: code).map(Cell.rank) ?? .unknown
        case .number(let number): .number(number)
        case .boolean(let truth): .boolean(truth)
        }
    }
}
