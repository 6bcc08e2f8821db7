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
        let columns = geography.spans.indices.map { index in
            positions.map { geography.figures[$0][index] }
        }
        var values = [Double](repeating: 0, count: count * max(0, count - 1) / 2)
        values.withUnsafeMutableBufferPointer { values in
            for (index, column) in columns.enumerated() {
                column.withUnsafeBufferPointer { column in
                    Self.add(
                        column,
                        span: geography.spans[index],
                        weight: weights.weights[index],
                        missing: weights.missing,
                        to: values
                    )
                }
            }
            for place in values.indices { values[place] = 1 - values[place] }
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

    /// Adds what one indicator takes away from each pair.
    private static func add(
        _ column: UnsafeBufferPointer<Double>,
        span: Double,
        weight: Double,
        missing: Double,
        to values: UnsafeMutableBufferPointer<Double>
    ) {
        let count = column.count
        for row in 0..<count {
            let here = column[row]
            let start = start(of: row, count: count) - row - 1
            for other in row + 1..<count {
                let difference = abs(here - column[other]) / span
                let counted = difference < 1 ? difference : 1
                values[start + other] += weight * (difference.isNaN ? missing : counted)
            }
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
