public import Documents
import Yams

/// Reads one YAML text into a document, every scalar by its source text.
///
/// Yams' own resolver would turn Norway (`NO`) into false and code `2.10` into the number 2.1, so
/// its tags are never asked for.
public enum YAMLReader {
    /// The deepest nesting that is read.
    public static let deepest = 32

    /// The document of a YAML text, or what is wrong with it.
    ///
    /// - Parameters:
    ///   - text: one YAML document.
    ///   - file: the name that faults carry.
    /// - Returns: the document, or nil with at least one fault.
    /// - Complexity: O(*n*) in the length of the text.
    public static func read(_ text: String, file: String) -> (
        node: Documents.Node?, faults: [Fault]
    ) {
        do {
            let parser = try Parser(yaml: text)
            guard let root = try parser.singleRoot() else {
                return (nil, [Fault(file: file, line: 1, "is empty")])
            }
            var conversion = Conversion(file: file)
            // Yams' nodes hold their anchors weakly; the parser is what keeps them.
            let node = withExtendedLifetime(parser) { conversion.convert(root, depth: 1) }
            return (conversion.faults.isEmpty ? node : nil, conversion.faults)
        } catch {
            return (nil, [fault(for: error, file: file)])
        }
    }

    /// A parser's error as a fault with a line.
    private static func fault(for error: any Error, file: String) -> Fault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Fault(file: file, line: mark.line, "is not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            Fault(
                file: file,
                line: context.mark.line,
                "has a key twice: \(keys.map(\.clipped).joined(separator: ", "))"
            )
        case .reader(let problem, let offset, _, _):
            Fault(file: file, "cannot be read as UTF-8: \(problem) at byte \(offset ?? 0)")
        default:
            Fault(file: file, "is not valid YAML")
        }
    }
}

/// The walk from Yams' tree to ours.
private struct Conversion {
    let file: String
    var faults: [Fault] = []

    mutating func convert(_ node: Yams.Node, depth: Int) -> Documents.Node {
        let line = node.mark?.line ?? 0
        if depth > YAMLReader.deepest {
            faults.append(Fault(file: file, line: line, "is nested over 32 deep"))
            return Documents.Node(.mapping([]), line: line)
        }
        if node.anchor != nil {
            // Not looked into: aliases of aliases would unfold without end. Each alias is the
            // anchored node once more, and one fault.
            let fault = Fault(file: file, line: line, "has an anchor; write the value out")
            if !faults.contains(fault) { faults.append(fault) }
            return Documents.Node(.mapping([]), line: line)
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            return Documents.Node(.scalar(scalar.string, isPlain ? .plain : .text), line: line)
        case .sequence(let sequence):
            return Documents.Node(
                .sequence(sequence.map { convert($0, depth: depth + 1) }),
                line: line
            )
        case .mapping(let mapping):
            var members: [Documents.Node.Member] = []
            members.reserveCapacity(mapping.count)
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    let place = key.mark?.line ?? line
                    faults.append(Fault(file: file, line: place, "has a key that is no text"))
                    continue
                }
                members.append(
                    .init(
                        scalar.string,
                        convert(value, depth: depth + 1),
                        line: key.mark?.line ?? line
                    )
                )
            }
            return Documents.Node(.mapping(members), line: line)
        case .alias:
            faults.append(Fault(file: file, line: line, "has an alias; write the value out"))
            return Documents.Node(.mapping([]), line: line)
        }
    }
}
