/// The known features of one solution, by feature in declared order.
///
/// It is read like a dictionary, and holds a bit for each feature and the values in one array:
/// catalogues make one for every solution they decode.
public struct StatedFeatures: Sendable, Hashable {
    /// A bit for each feature that is known, by its place in the declaration.
    private var known: UInt32 = 0
    /// What is stated, in declared order.
    private var stated: [StatedFeature] = []

    /// No feature is known.
    public init() {}

    /// Takes features from a dictionary.
    public init(_ features: [Feature: StatedFeature]) {
        for (feature, stated) in features { self[feature] = stated }
    }

    /// Takes features in declared order.
    ///
    /// - Parameters:
    ///   - known: a bit for each, by its place.
    ///   - stated: what is stated; as many as there are bits.
    init(known: UInt32, stated: [StatedFeature]) {
        assert(known.nonzeroBitCount == stated.count)
        self.known = known
        self.stated = stated
    }

    /// The bits of the features that are known.
    var bits: UInt32 { known }

    /// How many features are known.
    public var count: Int { stated.count }

    /// Whether none is known.
    public var isEmpty: Bool { stated.isEmpty }

    /// What is stated, in declared order.
    public var values: [StatedFeature] { stated }

    /// What is stated of a feature; nil where it is unknown.
    public subscript(feature: Feature) -> StatedFeature? {
        get {
            let bit = UInt32(1) << feature.place
            return known & bit == 0 ? nil : stated[(known & (bit - 1)).nonzeroBitCount]
        }
        set {
            let bit = UInt32(1) << feature.place
            let index = (known & (bit - 1)).nonzeroBitCount
            switch (known & bit != 0, newValue) {
            case (true, let value?): stated[index] = value
            case (true, nil): stated.remove(at: index)
            case (false, let value?): stated.insert(value, at: index)
            case (false, nil): return
            }
            known = newValue == nil ? known & ~bit : known | bit
        }
    }
}

extension StatedFeatures: Sequence {
    /// The features in declared order with what is stated of them.
    public func makeIterator() -> some IteratorProtocol<(key: Feature, value: StatedFeature)> {
        let features = Feature.allCases.lazy.filter { [known] in known >> $0.place & 1 == 1 }
        return zip(features, stated).lazy.map { (key: $0, value: $1) }.makeIterator()
    }
}

extension StatedFeatures: ExpressibleByDictionaryLiteral {
    /// Makes the features that are written out; of one that stands twice the last counts.
    public init(dictionaryLiteral elements: (Feature, StatedFeature)...) {
        for (feature, stated) in elements { self[feature] = stated }
    }
}
