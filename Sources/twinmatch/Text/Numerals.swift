import Catalog

/// Numbers as people of a language write them.
struct Numerals: Sendable {
    /// The language.
    let language: DisplayLanguage

    /// Keeps a number and its unit on one line.
    static let noBreakSpace = "\u{A0}"

    private var decimalMark: String { language == .ro ? "," : "." }
    private var groupMark: String { language == .ro ? "." : "," }

    /// A whole number with its thousands apart.
    func whole(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        // Four digits stay together, as in years and in Romanian usage.
        guard digits.count > 4 else { return String(number) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += groupMark }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// A number with a fixed count of decimals, rounded half away from zero.
    func fixed(_ number: Double, decimals: Int) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "?" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(number) * scale).rounded())
        let unit = Int(scale)
        var text = whole(scaled / unit)
        if decimals > 0 {
            let rest = String(scaled % unit)
            text += decimalMark + String(repeating: "0", count: decimals - rest.count) + rest
        }
        return number < 0 && scaled > 0 ? "-" + text : text
    }

    /// A number with as many decimals as it needs, at most three.
    func plain(_ number: Double) -> String {
        for decimals in 0...2 {
            var scale = 1.0
            for _ in 0..<decimals { scale *= 10 }
            if (number * scale).rounded() == number * scale {
                return fixed(number, decimals: decimals)
            }
        }
        return fixed(number, decimals: 3)
    }

    /// A share as a percentage: `31.8%`, in Romanian `31,8 %`.
    func percent(_ share: Double, decimals: Int = 1) -> String {
        let number = fixed(share * 100, decimals: decimals)
        return language == .ro ? number + Self.noBreakSpace + "%" : number + "%"
    }

    /// A share of the score in points of a hundred: `10.9`.
    func points(_ share: Double) -> String { fixed(share * 100, decimals: 1) }

    /// The form of a noun that follows a number: `one`, `few` or `other`.
    ///
    /// Source: the plural rules of CLDR for English and Romanian.
    func pluralForm(_ number: Int) -> String {
        if number == 1 { return "one" }
        guard language == .ro else { return "other" }
        let rest = number % 100
        return number == 0 || (1...19).contains(rest) ? "few" : "other"
    }
}
