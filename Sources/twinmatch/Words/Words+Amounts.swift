import Documents

extension Words {
    /// An amount with its unit, or a step of a scale by its label.
    ///
    /// - Parameters:
    ///   - amount: a value with a unit where it has one, as the protocol sends it.
    ///   - list: the scale that a step belongs to.
    func amount(_ amount: Node?, scale list: String? = nil) -> String {
        guard let value = amount?["value"] else { return heading("unknown") }
        if let number = value.number {
            return quantity(number, unit: amount?["unit"]?.text)
        }
        if let truth = value.boolean { return heading(truth ? "yes" : "no") }
        guard let code = value.text else { return heading("unknown") }
        return list.map { step(code, of: $0) } ?? code
    }

    /// A number with its unit.
    func quantity(_ number: Double, unit: String?) -> String {
        let text = numerals.plain(number)
        guard let unit else { return text }
        // Staff and money have words of their own; other units are the same everywhere.
        guard let template = known("unit.\(unit)", in: "headings") else {
            return text + Numerals.noBreakSpace + unit
        }
        return Template.fill(template, ["n": Line(text)]).text
    }

    /// A step of a scale: its label, with the number where the steps are numbered and the label
    /// does not say it.
    func step(_ code: String, of list: String) -> String {
        let label = label(code, in: list)
        let isSaid = Int(code) == nil || label.split(separator: " ").contains(Substring(code))
        return isSaid ? label : "\(code) (\(label))"
    }

    /// A share of the score as points, with their word in the right number.
    func points(_ share: Double) -> String {
        let text = numerals.points(abs(share))
        return Template.fill(heading("n-points"), ["n": Line(text)]).text
    }

    /// A share in percent.
    func percent(_ share: Double, decimals: Int = 1) -> String {
        numerals.percent(share, decimals: decimals)
    }
}
