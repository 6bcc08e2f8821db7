/// Checks documents against declared shapes and collects every fault, not only the first.
public struct ShapeChecker {
    /// The words that documents may name.
    private let vocabulary: any Vocabulary
    /// The file faults are reported in; empty for a request.
    private let file: String
    /// The faults found so far, in document order, each once.
    public private(set) var faults: [Fault] = []
    /// The same faults, for finding repetitions.
    private var reported: Set<Fault> = []
    /// The place of the value under check.
    private var path: [String] = []

    /// Makes a checker for one document.
    ///
    /// - Parameters:
    ///   - vocabulary: the words the document may name.
    ///   - file: the file to report, relative to the catalogue's folder; empty for a request.
    ///   - pointer: where the document stands in a larger one, as a JSON Pointer.
    public init(vocabulary: any Vocabulary, file: String = "", pointer: String = "") {
        self.vocabulary = vocabulary
        self.file = file
        if !pointer.isEmpty {
            path = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
                .map { String($0).pointerUnescaped }
        }
    }

    /// The faults of `node` as a `shape`.
    ///
    /// - Complexity: O(*n*) in the size of the document, plus the search for suggestions.
    public static func faults(
        in node: Node,
        as shape: Shape,
        vocabulary: any Vocabulary,
        file: String = "",
        pointer: String = ""
    ) -> [Fault] {
        var checker = ShapeChecker(vocabulary: vocabulary, file: file, pointer: pointer)
        checker.check(node, shape)
        return checker.faults
    }

    /// Checks one value and adds what is wrong with it to ``faults``.
    public mutating func check(_ node: Node, _ shape: Shape) {
        switch shape {
        case .text(let form, let limit): checkText(node, form, limit)
        case .number(let range, _): checkNumber(node, range)
        case .integer(let range): checkInteger(node, range)
        case .boolean:
            if node.boolean == nil { report("must be true or false, not \(node.kindName)", node) }
        case .choice(let words): checkChoice(node, words)
        case .word(let list): checkWord(node, list)
        case .list(let element, let count, let unique):
            checkList(node, element, count, unique: unique)
        case .map(let keys, let values, let limit): checkMap(node, keys, values, limit)
        case .record(let record): checkRecord(node, record)
        case .either(let shapes): checkEither(node, shapes)
        case .named(_, let body): check(node, body())
        case .nullable(let inner): if !node.isNull { check(node, inner) }
        case .anything, .checkedLater: break
        }
    }

    private mutating func checkText(_ node: Node, _ form: TextForm, _ limit: Int) {
        guard let text = node.text else {
            return report("must be text, not \(node.kindName)", node)
        }
        if text.utf8.count > limit {
            report("must be at most \(limit) bytes long, not \(text.utf8.count)", node)
        } else if let complaint = form.complaint(about: text) {
            report(complaint, node)
        } else if form == .line, text.isEmpty {
            report("must not be empty", node)
        }
    }

    private mutating func checkNumber(_ node: Node, _ range: ClosedRange<Double>) {
        guard let number = node.number else {
            return report("must be a finite number, not \(node.kindName)", node)
        }
        if !range.contains(number) {
            report("must be from \(Self.text(of: range)), not \(number.shortestText)", node)
        }
    }

    private mutating func checkInteger(_ node: Node, _ range: ClosedRange<Int>) {
        guard let number = node.integer else {
            return report("must be a whole number of at most 2^53 - 1", node)
        }
        if !range.contains(number) {
            report("must be from \(range.lowerBound) to \(range.upperBound), not \(number)", node)
        }
    }

    private mutating func checkChoice(_ node: Node, _ words: [String]) {
        guard let text = node.text else {
            return report("must be text, not \(node.kindName)", node)
        }
        if !words.contains(text) {
            let near = NearestWords.nearest(to: text, among: words)
            report("must be one of \(words.joined(separator: ", "))", node, near)
        }
    }

    private mutating func checkWord(_ node: Node, _ list: String) {
        guard let text = node.text else {
            return report("must be text, not \(node.kindName)", node)
        }
        if vocabulary.knows(text, in: list) == false {
            let successors = vocabulary.successors(of: text, in: list)
            guard successors.isEmpty else {
                let names = successors.joined(separator: ", ")
                return report("'\(text)' is obsolete; it became \(names)", node, successors)
            }
            let near = NearestWords.nearest(to: text, among: vocabulary.words(near: text, in: list))
            report("'\(text.clipped)' is not known in \(list)", node, near)
        }
    }

    private mutating func checkList(
        _ node: Node,
        _ element: Shape,
        _ count: ClosedRange<Int>,
        unique: Bool
    ) {
        guard case .sequence(let items) = node.content else {
            return report("must be a list, not \(node.kindName)", node)
        }
        if !count.contains(items.count) {
            report(
                "must hold \(count.lowerBound) to \(count.upperBound) values, not \(items.count)",
                node
            )
        }
        var seen: Set<String> = []
        for (index, item) in items.enumerated() {
            within(String(index)) { $0.check(item, element) }
            if unique, !seen.insert(item.identity).inserted {
                let name = item.scalarText.map { "'\($0.clipped)'" } ?? item.kindName
                within(String(index)) { $0.report("\(name) stands here twice", item) }
            }
        }
    }

    private mutating func checkMap(_ node: Node, _ keys: Shape, _ values: Shape, _ limit: Int) {
        guard case .mapping(let members) = node.content else {
            return report("must be an object, not \(node.kindName)", node)
        }
        if members.count > limit {
            report("must have at most \(limit) members, not \(members.count)", node)
        }
        for member in members {
            within(member.key) {
                $0.check(Node(.scalar(member.key, .text), line: member.line), keys)
                $0.check(member.value, values)
            }
        }
    }

    private mutating func checkRecord(_ node: Node, _ record: RecordShape) {
        guard case .mapping(let members) = node.content else {
            return report("must be an object, not \(node.kindName)", node)
        }
        for member in members {
            if let declared = record.members.first(where: { $0.name == member.key }) {
                within(member.key) { $0.check(member.value, declared.shape) }
            } else {
                let names = record.members.lazy.map(\.name)
                let near = NearestWords.nearest(to: member.key, among: names)
                within(member.key) {
                    $0.report(
                        "is not a known field; known are \(names.joined(separator: ", "))",
                        Node(.mapping([]), line: member.line),
                        near
                    )
                }
            }
        }
        for member in record.members where member.isRequired {
            if !members.contains(where: { $0.key == member.name }) {
                within(member.name) { $0.report("is missing", node) }
            }
        }
    }

    private mutating func checkEither(_ node: Node, _ shapes: [Shape]) {
        guard let shape = shapes.first(where: { $0.fits(node) }) else {
            let forms = shapes.map(\.formName).joined(separator: ", or ")
            return report("must be \(forms)", node)
        }
        check(node, shape)
    }

    /// Adds a fault at the current place, unless it stands there already.
    public mutating func report(_ message: String, _ node: Node, _ allowed: [String] = []) {
        let fault = Fault(
            file: file,
            line: node.line,
            pointer: pointer,
            message,
            allowed: allowed
        )
        if reported.insert(fault).inserted { faults.append(fault) }
    }

    /// The words that a document may name in a list, in the list's order.
    public func words(in list: String) -> [String] { vocabulary.words(in: list) }

    /// Runs a check one step further down.
    public mutating func within(_ step: String, _ body: (inout Self) -> Void) {
        path.append(step)
        body(&self)
        path.removeLast()
    }

    /// The current place as a JSON Pointer.
    public var pointer: String {
        path.map { "/" + $0.pointerEscaped }.joined()
    }

    private static func text(of range: ClosedRange<Double>) -> String {
        range.upperBound == Double.greatestFiniteMagnitude
            ? "\(range.lowerBound.shortestText) up"
            : "\(range.lowerBound.shortestText) to \(range.upperBound.shortestText)"
    }
}

extension Node {
    /// The text of a scalar, however it was written; nil for a list or an object.
    fileprivate var scalarText: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// A text that two nodes share when they hold the same, whatever their lines and the order of
    /// their members.
    fileprivate var identity: String {
        switch content {
        case .scalar(let text, _): "\(text.utf8.count):\(text)"
        case .sequence(let items): "[" + items.map(\.identity).joined() + "]"
        case .mapping(let members):
            "{" + members.map { Node.text($0.key).identity + $0.value.identity }.sorted().joined()
                + "}"
        }
    }
}
