import Glibc

/// The formulas of computed values.
///
/// Source: `adoption` and `feedback` of the project's exact definitions.
public enum Signals {
    /// The weight of a deployment's level.
    ///
    /// A deployment whose level the source does not tell counts as the least that running means.
    static func weight(ofLevel level: String?) -> Double {
        switch level {
        case "scale-up": 1
        case "uptake": 0.7
        default: 0.4
        }
    }

    /// What is left of a deployment's weight after some years: half for every five.
    static func decay(afterYears age: Int) -> Double {
        decays.indices.contains(age) ? decays[age] : exp2(-Double(max(0, age)) / 5)
    }

    /// The decays of the ages that occur.
    private static let decays = (0...100).map { exp2(-Double($0) / 5) }

    /// Known use elsewhere as a utility: a / (a + 3), where a sums similarity x level x decay.
    static func adoption(_ sum: Double) -> Double { sum / (sum + 3) }
}
