/// One thing that is wrong with a document, said so that its author can mend it.
public struct Fault: Error, Sendable, Hashable {
    /// The file, relative to the catalogue's folder; empty for a request.
    public var file: String
    /// The line in the file, from 1; 0 where there are no lines.
    public var line: Int
    /// The place in the document, as a JSON Pointer (RFC 6901).
    public var pointer: String
    /// What is wrong and what to do, in plain English.
    public var message: String
    /// The nearest valid values, best first.
    public var allowed: [String]

    /// Makes a fault.
    public init(
        file: String = "",
        line: Int = 0,
        pointer: String = "",
        _ message: String,
        allowed: [String] = []
    ) {
        self.file = file
        self.line = line
        self.pointer = pointer
        self.message = message
        self.allowed = allowed
    }
}

extension Fault {
    /// The same fault as one of a file: with its name, and the line that the pointer leads to.
    public func placed(in document: SourceDocument) -> Fault {
        var placed = self
        placed.file = document.file
        placed.line = document.row ?? document.node.line(at: pointer)
        return placed
    }
}

extension Fault {
    /// The same fault at the line that a document is, where it is one of a file of lines.
    public func inRow(of document: SourceDocument) -> Fault {
        guard let row = document.row else { return self }
        var placed = self
        placed.line = row
        return placed
    }
}

extension [Fault] {
    /// The faults by file and line, those of one line as they were found.
    public var inFileOrder: [Fault] { sorted { ($0.file, $0.line) < ($1.file, $1.line) } }
}

extension Fault: CustomStringConvertible {
    /// `file:line: pointer: message (did you mean ...?)`.
    public var description: String {
        var text = ""
        if !file.isEmpty { text += line > 0 ? "\(file):\(line): " : "\(file): " }
        if !pointer.isEmpty { text += "\(pointer): " }
        text += message
        if !allowed.isEmpty { text += " (did you mean \(allowed.joined(separator: ", "))?)" }
        return text
    }
}
