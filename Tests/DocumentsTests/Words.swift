import Documents

/// A vocabulary of a few words, with one that is obsolete.
struct Words: Vocabulary {
    var lists: [String: [String]] = [
        "regions": ["RO21", "RO22", "HR02", "HR05", "HR06"],
        "kinds": ["software", "service", "content"],
        "long": (0..<301).map { "w\($0)" },
    ]

    func knows(_ word: String, in list: String) -> Bool? { lists[list]?.contains(word) }

    func words(in list: String) -> [String] { lists[list] ?? [] }

    func successors(of word: String, in list: String) -> [String] {
        list == "regions" && word == "HR04" ? ["HR02", "HR05", "HR06"] : []
    }
}

extension Fault {
    /// The place and the message, for comparing.
    var summary: String { "\(pointer): \(message)" }
}

/// The faults of a node as a shape, under the words above.
func faults(in node: Node, as shape: Shape) -> [Fault] {
    ShapeChecker.faults(in: node, as: shape, vocabulary: Words(), file: "a.yaml")
}

/// A plain scalar on a line.
func plain(_ text: String, line: Int = 0) -> Node { Node(.scalar(text, .plain), line: line) }
