public import Catalog
public import Documents

/// The mappings of a catalogue: `catalog/mappings/*.yaml`, checked as a whole.
public struct MappingSet: Sendable {
    /// The folder of the mappings within a catalogue.
    public static let folder = "mappings"

    /// The maps of sources, by id.
    public private(set) var maps: [String: FieldMap] = [:]
    /// The mappings of words, by id.
    public private(set) var words: [String: WordMapping] = [:]
    /// What is wrong with the files, by file and line.
    public private(set) var faults: [Fault] = []

    /// Reads and checks the parsed files.
    ///
    /// - Parameters:
    ///   - documents: the files of the folder.
    ///   - vocabulary: the codes that they may name.
    /// - Complexity: O(*n*) in the size of the files.
    public init(_ documents: [SourceDocument], vocabulary: CatalogVocabulary) {
        for document in documents where document.node["fields"] == nil {
            read(document, WordMapping.shape, vocabulary) { checker, set in
                let mapping = WordMapping(
                    document.node,
                    checker: &checker,
                    vocabulary: vocabulary
                )
                set.words[document.stem] = mapping
            }
        }
        for document in documents where document.node["fields"] != nil {
            read(document, FieldMap.shape, vocabulary) { checker, set in
                let map = FieldMap(document.node, checker: &checker, mappings: set.words)
                set.maps[document.stem] = map
            }
        }
        faults = faults.inFileOrder
    }

    /// Reads a user's own map of columns.
    ///
    /// - Returns: the map, where it is without fault, and every fault.
    /// - Complexity: O(*n*) in the size of the document.
    public func columns(
        _ document: SourceDocument,
        vocabulary: CatalogVocabulary
    ) -> (map: FieldMap?, faults: [Fault]) {
        var checker = ShapeChecker(vocabulary: vocabulary, file: document.file)
        checker.check(document.node, FieldMap.shape)
        let map = FieldMap(document.node, checker: &checker, mappings: words)
        return (checker.faults.isEmpty ? map : nil, checker.faults)
    }

    private mutating func read(
        _ document: SourceDocument,
        _ shape: Shape,
        _ vocabulary: CatalogVocabulary,
        _ body: (inout ShapeChecker, inout MappingSet) -> Void
    ) {
        var checker = ShapeChecker(vocabulary: vocabulary, file: document.file)
        checker.check(document.node, shape)
        body(&checker, &self)
        if let id = document.node["id"], id.text != document.stem {
            checker.within("id") { $0.report("must be the file's name, '\(document.stem)'", id) }
        }
        faults += checker.faults
    }
}
