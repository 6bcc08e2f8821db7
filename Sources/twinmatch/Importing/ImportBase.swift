import Catalog
import CatalogFiles
import Documents
import Foundation
import Importing
import SystemClock

/// The codes, labels, regions and mappings that an import is read with, and where they come from.
struct ImportBase {
    /// The subfolders that a folder of records needs beside `solutions`.
    static let parts = ["codes", "labels", "regions", MappingSet.folder]

    /// The codes, labels and regions, without records.
    let snapshot: CatalogSnapshot
    /// The mappings.
    let mappings: MappingSet
    /// The catalogue that the target folder is to get copies from; nil where it has its own.
    let origin: String?

    /// Reads the target's own lists where it has any, else those of the base catalogue.
    ///
    /// - Parameters:
    ///   - target: the folder that is imported into.
    ///   - local: the catalogue that the command line names.
    /// - Throws: ``Failure`` where there is no catalogue or it is faulty.
    init(target: String, local: String?) throws(Failure) {
        let hasOwn = Self.isFolder("\(target)/codes")
        let base = local ?? Self.nearbyCatalogue
        guard let lists = hasOwn ? target : base else {
            throw Failure(
                .usage,
                "\(target) has no codes, and there is no catalogue here to copy them from; "
                    + "name one with --local DIR"
            )
        }
        origin = hasOwn ? nil : base
        let contents = CatalogFolder.readLists(lists)
        let draft = CatalogBuilder.build(
            contents.documents,
            revision: 1,
            today: SystemClock.today()
        )
        // That there are no records is what an import is for.
        try Self.require(contents.faults + draft.faults.filter { $0.file != "solutions" }, lists)
        snapshot = draft.records
        let hasMappings = Self.isFolder("\(target)/\(MappingSet.folder)")
        let home = hasMappings ? target : base ?? target
        let (documents, faults, _) = CatalogFolder.readDocuments(
            in: "\(home)/\(MappingSet.folder)",
            as: MappingSet.folder
        )
        mappings = MappingSet(documents, vocabulary: CatalogVocabulary(snapshot))
        // A folder without mappings can still take rows that have our own fields and codes.
        if Self.isFolder("\(home)/\(MappingSet.folder)") {
            try Self.require(faults + mappings.faults, home)
        }
    }

    private static func require(_ faults: [Fault], _ folder: String) throws(Failure) {
        guard !faults.isEmpty else { return }
        var lines = faults.prefix(AnswerSource.mostFaults).map { fault in
            var placed = fault
            if !placed.file.hasPrefix(folder) { placed.file = "\(folder)/\(fault.file)" }
            return placed.description
        }
        let more = faults.count - lines.count
        if more > 0 { lines.append("and \(more) more: twinmatch catalog check \(folder)") }
        throw Failure(.badData, lines.joined(separator: "\n"))
    }

    /// The catalogue in the current folder, else the one that is installed with the program.
    static var nearbyCatalogue: String? {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let installed = program.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "share/twinmatch/catalog").path
        return ["catalog", installed].first { isFolder("\($0)/codes") }
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }
}
