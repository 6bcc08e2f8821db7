public import Catalog
public import Documents

/// A file of `models/` that is no scoring model: the weights and limits of one question about
/// regions, told apart by its `kind`.
public protocol ProgrammeModel: Sendable {
    /// What stands as `kind` in its file.
    static var kind: String { get }
    /// The declared form of its file, with `kind`, `id`, `version` and `title`.
    static var shape: Shape { get }

    /// Reads a model from a document that has ``shape``; nil otherwise.
    init?(_ node: Node)

    /// Reports what the declared form cannot say: codes that no list has, orders that cannot be.
    static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    )

    /// The id; the file's name.
    var id: String { get }
    /// The edition, counted up whenever the file changes an answer.
    var version: String { get }
    /// What people read.
    var title: LocalizedText { get }
    /// The model as a document of ``shape``.
    var node: Node { get }
}

extension ProgrammeModel {
    /// Nothing but the declared form is to be checked.
    public static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    ) {}

    /// What answers call it: `id@version`.
    public var edition: String { "\(id)@\(version)" }
}
