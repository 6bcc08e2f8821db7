import Documents

/// The profile an answer is for: what people call it and what it requires.
struct ProfileView {
    /// The profile's members; nil where they could not be had.
    let node: Node?
    /// Whether it came from a file and not from the catalogue.
    let isFile: Bool
    /// What people call it.
    let name: String
    /// Its id or region.
    let code: String

    /// The name with the id behind it.
    var title: String { name == code ? name : "\(name) (\(code))" }

    /// - Parameters:
    ///   - node: the profile as a document.
    ///   - id: its id where it has none of its own.
    ///   - language: the language of its name.
    init(_ node: Node?, id: String, isFile: Bool, language: String) {
        self.node = node
        self.isFile = isFile
        let region = node?["region"]?.text
        code = node?["id"]?.text ?? region ?? id
        name = node?["name"]?[language]?.text ?? region ?? id
    }
}
