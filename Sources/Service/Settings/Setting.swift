import Documents

/// One thing an operator may set.
///
/// It has the same name in the file, in the environment and on the command line.
struct Setting: Sendable {
    /// The name: `access.allowList` is the member `allowList` of `access` in the file.
    var name: String
    /// The form of its value, with its range.
    var shape: Shape
    /// What holds where nobody sets it; nil for nothing.
    var standard: Node?
    /// What it does, in one line.
    var summary: String

    init(_ name: String, _ shape: Shape, _ standard: Node? = nil, _ summary: String) {
        self.name = name
        self.shape = shape
        self.standard = standard
        self.summary = summary
    }

    /// Its environment variable: `TWINMATCHD_ACCESS_ALLOW_LIST`.
    var variable: String {
        Self.prefix + words.joined(separator: "_").uppercased()
    }

    /// Its option: `--access-allow-list`.
    var flag: String { "--" + words.joined(separator: "-") }

    /// What every variable of the daemon starts with.
    static let prefix = "TWINMATCHD_"

    /// The lower-case words of the name.
    private var words: [String] {
        var words = [""]
        for letter in name {
            if letter == "." || letter.isUppercase { words.append("") }
            if letter != "." { words[words.count - 1] += letter.lowercased() }
        }
        return words
    }

    /// The values it may have, for people.
    var range: String { Self.range(of: shape) }

    private static func range(of shape: Shape) -> String {
        switch shape {
        case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): words.joined(separator: ", ")
        case .list(let element, _, _): "list of " + Self.range(of: element)
        case .map(_, let values, _): "map to " + Self.range(of: values)
        default: "text"
        }
    }

    /// The value that a variable or an option spells; lists are separated by commas.
    ///
    /// - Returns: a node that may still be refused by ``shape``.
    func value(spelt texts: [String]) -> Node {
        switch shape {
        case .list:
            let items = texts.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            return .sequence(items.map { Node(.scalar(String($0), .plain)) })
        case .map:
            return map(spelt: texts.last ?? "")
        default: return Node(.scalar(texts.last ?? "", .plain))
        }
    }

    /// `1000=read+catalog,1001=feedback` as a map of lists.
    private func map(spelt text: String) -> Node {
        .mapping(
            text.split(separator: ",").map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1)
                let words = sides.dropFirst().flatMap { $0.split(separator: "+") }
                let items = words.map { Node(.scalar(String($0), .plain)) }
                return Node.Member(String(sides.first ?? ""), .sequence(items))
            }
        )
    }
}
