/// How alike all of some regions are to all others of them: the same numbers, bit for bit, as
/// `Geography.similarity`, made in one pass over flat columns.
public struct SimilarityMatrix: Sendable {
    /// The positions of the regions, as they were given.
    public let positions: [Int]
    /// Row by row what stands right of the diagonal.
    private var values: [Double]

    /// Compares all of some regions with each other.
    ///
    /// - Parameters:
    ///   - geography: the regions.
    ///   - positions: which of them.
    ///   - weights: how much each indicator counts.
    /// - Complexity: O(*n*^2) in the regions and O(*c*^2) in their countries.
    public init(
        _ geography: Geography,
        of positions: [Int],
        _ weights: LikenessWeights = .equal
    ) {
        self.positions = positions
        let count = positions.count
        // Indicator by indicator, so that a row of differences is one pass over neighbours in
        // memory.
        let columns = geography.spans.indices.flatMap { index in
            positions.map { geography.figures[$0][index] }
        }
        var values = [Double](repeating: 0, count: count * max(0, count - 1) / 2)
        values.withUnsafeMutableBufferPointer { values in
            columns.withUnsafeBufferPointer { columns in
                guard var row = values.baseAddress, let columns = columns.baseAddress else {
                    return
                }
                for place in 0..<count {
                    let rest = count - place - 1
                    for (index, span) in geography.spans.enumerated() {
                        Self.add(
                            columns + index * count + place,
                            rest: rest,
                            span: span,
                            weight: weights.weights[index],
                            missing: weights.missing,
                            to: row
                        )
                    }
                    for other in 0..<rest { row[other] = 1 - row[other] }
                    row += rest
                }
            }
        }
        self.values = values
        meetCountries(geography)
    }

    /// How alike two of the regions are, by their places in ``positions``.
    public subscript(a: Int, b: Int) -> Double {
        if a == b { return 1 }
        return values[start(of: min(a, b)) + max(a, b) - min(a, b) - 1]
    }

    /// Where the values of a row start: those of a region with all that follow it.
    private func start(of row: Int) -> Int { Self.start(of: row, count: positions.count) }

    private static func start(of row: Int, count: Int) -> Int {
        row * (2 * count - row - 1) / 2
    }

    /// Adds what one indicator takes away between a region and each of those that follow it.
    ///
    /// - Parameters:
    ///   - column: the region's figure and those that follow it.
    ///   - rest: how many follow.
    ///   - row: gets the sums.
    @inline(__always)
    private static func add(
        _ column: UnsafePointer<Double>,
        rest: Int,
        span: Double,
        weight: Double,
        missing: Double,
        to row: UnsafeMutablePointer<Double>
    ) {
        let here = column[0]
        for other in 0..<rest {
            let difference = abs(here - column[other &+ 1]) / span
            let counted = difference < 1 ? difference : 1
            row[other] += weight * (difference.isNaN ? missing : counted)
        }
    }

    /// Puts in the pairs that meet as countries.
    private mutating func meetCountries(_ geography: Geography) {
        let isCountry = positions.map { geography.regions[$0].level == .country }
        let isBlank = positions.map { geography.figures[$0].allSatisfy(\.isNaN) }
        guard isBlank.contains(true), isCountry.contains(true) else { return }
        var bonds = CountryBonds(geography, of: positions)
        for row in positions.indices {
            let start = start(of: row) - row - 1
            for other in row + 1..<positions.count
            where (isBlank[row] || isBlank[other]) && (isCountry[row] || isCountry[other]) {
                values[start + other] = bonds.similarity(row, other)
            }
        }
    }
}
