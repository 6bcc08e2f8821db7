/// The weights of one query in the forms that bounds need; kept by whoever asks, so that no query
/// allocates.
struct BoundWeights: Sendable {
    /// What a bound is enlarged by, so that no rounding on the way can make it too small: sums of a
    /// few hundred numbers up to 1 are off by less than 1e-13.
    private static let slack = 1e-12
    /// The units that 1 is in an added-up bound: with the roundings up, all weights stay below
    /// 2^16.
    static let unit = 65_000.0
    /// The most columns: each may cost one unit of rounding.
    static let mostColumns = 256

    /// The normalised weights, by column.
    private(set) var weights: [Double] = []
    /// The weights in units, rounded up.
    private(set) var units: [UInt16] = []
    /// The columns, heaviest first.
    private(set) var heaviest: [UInt16] = []
    /// How many of ``heaviest`` weigh anything.
    private(set) var used = 0
    /// The columns, first those that weigh most for what they add to the direction.
    private var steepest: [UInt16] = []
    private var steepness: [Double] = []

    /// Takes the weights of a query.
    ///
    /// - Parameters:
    ///   - weights: normalised weights >= 0, by column.
    ///   - direction: what a utility of each column adds to the key that rows are ordered by.
    /// - Complexity: O(*c*^2) in the columns, and O(*c*) where the weights are nearly in order.
    mutating func set(_ weights: [Double], direction: [Double]) {
        self.weights.removeAll(keepingCapacity: true)
        units.removeAll(keepingCapacity: true)
        heaviest.removeAll(keepingCapacity: true)
        steepest.removeAll(keepingCapacity: true)
        steepness.removeAll(keepingCapacity: true)
        used = weights.count { $0 > 0 }
        for (column, weight) in weights.enumerated() {
            self.weights.append(weight)
            units.append(UInt16((weight * Self.unit).rounded(.up)))
            steepness.append(direction[column] > 0 ? weight / direction[column] : .infinity)
            heaviest.append(UInt16(column))
            steepest.append(UInt16(column))
        }
        Self.sort(&heaviest, by: weights)
        Self.sort(&steepest, by: steepness)
    }

    /// Puts columns in descending order of a figure: an insertion sort, for there are a few dozen.
    private static func sort(_ columns: inout [UInt16], by figures: [Double]) {
        for end in columns.indices.dropFirst() {
            let column = columns[end]
            var place = end
            while place > 0, figures[Int(columns[place - 1])] < figures[Int(column)] {
                columns[place] = columns[place - 1]
                place -= 1
            }
            columns[place] = column
        }
    }

    /// What no row can pass whose key is at most `total` and whose utilities are at most `maxima`.
    ///
    /// The greatest sum of weight x utility under these limits is a fractional knapsack: the room
    /// is `total`, an item's size its direction, its worth its weight, and taking the items with
    /// the most worth for their size first is best (G. B. Dantzig, Discrete-Variable Extremum
    /// Problems, Operations Research 5, 1957). Columns of size 0 are taken whole.
    ///
    /// - Parameter maxima: the largest utility of each column in 1/255, rounded up; 1 for all
    ///   where nil.
    /// - Complexity: O(*c*) in the columns.
    func bound(total: Double, direction: [Double], maxima: UnsafeBufferPointer<UInt8>?) -> Double {
        var room = total
        var bound = 0.0
        for column in steepest {
            let column = Int(column)
            let most = maxima.map { Double($0[column]) / 255 } ?? 1
            let size = direction[column] * most
            if size <= room {
                bound += weights[column] * most
                room -= size
            } else {
                bound += steepness[column] * max(0, room)
                break
            }
        }
        return bound * (1 + Self.slack) + Self.slack
    }

    /// The least added-up bound that a row with a value of at least `floor` can have.
    ///
    /// A row's value is at most the sum of weight x byte / 255. With units u >= weight x ``unit``
    /// and terms t = floor(byte x 257 x u / 65536) > byte x 257 x u / 65536 - 1, and as 255 x 257
    /// is 65535, that sum is less than (sum of t + columns) x 65536 / (65535 x unit).
    func least(for floor: Double) -> UInt16 {
        let value = floor * (1 - Self.slack) - Self.slack
        let least = (value * Self.unit * 65_535 / 65_536).rounded(.down) - Double(weights.count) - 1
        return UInt16(min(max(least, 0), 65_535))
    }
}
