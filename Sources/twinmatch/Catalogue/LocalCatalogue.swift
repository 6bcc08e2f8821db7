import CatalogFiles
import Documents
import Foundation
import Methods

/// A catalogue's folder and its models, read and checked as the daemon does it.
struct LocalCatalogue {
    /// The state, where there is no fault.
    let state: ServiceState?
    /// Every fault, with the file's path from the current folder.
    let faults: [Fault]

    /// Reads and checks everything.
    ///
    /// - Parameters:
    ///   - folder: the catalogue's folder.
    ///   - models: the models' folder; nil for `models` beside the catalogue.
    /// - Complexity: O(*n*) in the size of the files.
    init(folder: String, models: String?) {
        let modelsFolder = models ?? Self.modelsFolder(beside: folder)
        let contents = CatalogFolder.read(folder)
        let modelFiles = CatalogFolder.readDocuments(in: modelsFolder)
        let (state, faults) = ServiceState.build(
            contents.documents,
            models: modelFiles.documents,
            revision: 1,
            today: Clock.today()
        )
        let unread =
            Self.placed(contents.faults, in: folder)
            + Self.placed(modelFiles.faults, in: modelsFolder)
        self.faults =
            unread
            + faults.map { fault in
                // Files of the catalogue stand in a subfolder, those of the models do not.
                let isModel = !fault.file.contains("/") && fault.file.hasSuffix(".yaml")
                return Self.placed([fault], in: isModel ? modelsFolder : folder)[0]
            }
        self.state = unread.isEmpty ? state : nil
    }

    /// The default folder of the models.
    private static func modelsFolder(beside folder: String) -> String {
        let parent = URL(filePath: folder).deletingLastPathComponent().relativePath
        return parent == "." ? "models" : parent + "/models"
    }

    private static func placed(_ faults: [Fault], in folder: String) -> [Fault] {
        faults.map { fault in
            var placed = fault
            if fault.file != folder {
                let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
                placed.file = fault.file.isEmpty ? root : "\(root)/\(fault.file)"
            }
            return placed
        }
    }
}
