/// A parsed document and the file it came from.
public struct SourceDocument: Sendable {
    /// The path relative to the folder that was read, with `/` between its parts.
    public var file: String
    /// The document.
    public var node: Node

    /// Makes a source document.
    public init(file: String, node: Node) {
        self.file = file
        self.node = node
    }

    /// The file's name without folder and extension: the id of the record it should hold.
    public var stem: String {
        let name = file.split(separator: "/").last ?? ""
        return name.split(separator: ".").dropLast().joined(separator: ".")
    }
}
