import Documents

extension Words {
    /// In what one region of a pair is ahead: `Life expectancy: 76 in Sud-Est, 74.1 in Nord-Est`.
    func lead(_ node: Node, in pair: TwinView) -> Line {
        let parts = (node["what"]?.text ?? "").split(separator: ":").map(String.init)
        let name =
            switch parts.first {
            case "readiness": label(parts.last ?? "", in: "scirocco")
            case "indicator": label(parts.last ?? "", in: "indicators")
            default: heading("there.emram")
            }
        // Means over regions have many digits; one decimal tells them apart.
        let rounded = { (number: Double?) in
            Line(self.numerals.plain((((number ?? 0) * 10).rounded()) / 10))
        }
        let values = [
            "what": Line(name), "here": rounded(node["here"]?.number),
            "there": rounded(node["there"]?.number), "originator": Line(pair.originatorName),
            "adopter": Line(pair.adopterName),
        ]
        return sentence("twin.lead", values)
    }

    /// What is to be settled before a twinning begins.
    ///
    /// - Parameter profile: the adopter's, for the words of its requirements.
    func barrier(_ node: Node, _ profile: Node?) -> Line {
        let code = node["barrier"]?.text ?? ""
        var values = ["solution": Line(node["name"]?.text ?? "")]
        if let constraint = node["constraint"]?.text {
            values["what"] = Line(requirement(constraint, of: profile))
        }
        if let dimension = node["dimension"]?.text {
            let isHeading = ["emram", "bandwidth"].contains(dimension)
            let name = isHeading ? heading("demand.\(dimension)") : label(dimension, in: "scirocco")
            values["what"] = Line(name)
            values["asked"] = Line(numerals.plain(node["required"]?.number ?? 0))
            let present = node["present"]?.number.map(numerals.plain)
            values["present"] = Line(present ?? heading("unknown"))
        }
        if let cost = node["cost"]?.number {
            values["cost"] = Line(quantity(cost, unit: "EUR"))
            values["present"] = Line(quantity(node["budget"]?.number ?? 0, unit: "EUR"))
        }
        if let place = node["region"]?.text { values["place"] = Line(region(place)) }
        return sentence("barrier.\(code)", values)
    }
}
