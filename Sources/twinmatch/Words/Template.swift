/// Sentences with places to fill.
enum Template {
    /// Puts values into the places of a template; a place without a value is left as it is.
    ///
    /// - Complexity: O(*n*) in the length of the template.
    static func fill(_ template: String, _ values: [String: Line]) -> Line {
        var line = Line()
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            line += Line(String(rest[..<open]))
            line += values[name] ?? Line("{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return line + Line(String(rest))
    }
}
