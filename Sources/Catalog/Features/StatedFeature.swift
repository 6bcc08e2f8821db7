public import Documents

/// A feature's value and where it comes from.
public struct StatedFeature: Sendable, Hashable {
    /// How a fact came to be believed.
    public enum Basis: String, Sendable, CaseIterable {
        /// Said by the people who make the solution.
        case selfReported = "self-reported"
        /// Checked by somebody against the source.
        case reviewed
        /// Measured.
        case measured
    }

    /// The value.
    public var value: FeatureValue
    /// Who says so: a publication or an address.
    public var source: String
    /// When the source said it.
    public var date: PartialDate
    /// How the fact came to be believed.
    public var basis: Basis

    /// Makes a stated feature.
    public init(value: FeatureValue, source: String, date: PartialDate, basis: Basis) {
        self.value = value
        self.source = source
        self.date = date
        self.basis = basis
    }
}
