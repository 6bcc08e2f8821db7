/// A parsed document and the file it came from.
public struct SourceDocument: Sendable {
    /// The path relative to the folder that was read, with `/` between its parts.
    public var file: String
    /// The document.
    public var node: Node
    /// The line that the whole document is, in a file with one on each; nil where the document is
    /// the file.
    public var row: Int?

    /// Makes a source document.
    public init(file: String, node: Node, row: Int? = nil) {
        self.file = file
        self.node = node
        self.row = row
    }

    /// What names the document: its file, and the line where it is one of many.
    public var place: String { row.map { "\(file):\($0)" } ?? file }

    /// The file's name without folder and extension: the id of the record it should hold.
    public var stem: String {
        let name = file.split(separator: "/").last ?? ""
        return name.split(separator: ".").dropLast().joined(separator: ".")
    }
}
