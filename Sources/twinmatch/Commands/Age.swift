import ArgumentParser

/// An age in months or years: `24m`, `2y`.
struct Age: ExpressibleByArgument {
    /// The age in months, at least 1.
    let months: Int

    /// The age as it is typed.
    var defaultValueDescription: String { "\(months)m" }

    init(months: Int) {
        self.months = months
    }

    init?(argument: String) {
        guard let unit = argument.last, let number = Int(argument.dropLast()),
            (1...1200).contains(number)
        else { return nil }
        switch unit {
        case "m": months = number
        case "y": months = number * 12
        default: return nil
        }
    }
}
