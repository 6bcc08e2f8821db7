public import Catalog

/// How alike every two regions are, looked up once for all questions about many regions.
public struct RegionLikeness: Sendable {
    /// How many regions there are.
    public let count: Int
    /// Row by row; a region is like another as that one is like it.
    private let likeness: [Double]

    /// Compares all regions.
    ///
    /// - Complexity: O(*r*^2) in the regions.
    public init(_ geography: Geography) {
        let count = geography.regions.count
        self.count = count
        var likeness = [Double](repeating: 1, count: count * count)
        for region in 0..<count {
            for other in 0..<region {
                let value = geography.similarity(region, other)
                likeness[region * count + other] = value
                likeness[other * count + region] = value
            }
        }
        self.likeness = likeness
    }

    /// Hands the likeness of all regions to one to a function.
    @inline(__always)
    func withLikeness(to region: Int, _ body: (UnsafePointer<Double>) -> Void) {
        likeness.withUnsafeBufferPointer { likeness in
            guard let start = likeness.baseAddress else { return }
            body(start + region * count)
        }
    }
}
