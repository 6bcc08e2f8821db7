import CatalogFiles
import Documents
import Foundation
import Matching
import Methods
import SystemClock

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
        let contents = CatalogFolder.read(folder)
        guard !contents.faults.contains(where: { $0.file == folder }) else {
            // There is no such folder; whatever else is missing follows from that.
            (state, faults) = (nil, contents.faults)
            return
        }
        let modelsFolder = models ?? Self.modelsFolder(beside: folder)
        let modelFiles = CatalogFolder.readDocuments(
            in: modelsFolder,
            as: ModelSet.folder
        )
        let (state, faults) = ServiceState.build(
            contents.documents,
            models: modelFiles.documents,
            revision: 1,
            today: SystemClock.today()
        )
        let unread = contents.faults + modelFiles.faults
        self.faults = (unread + faults).map { fault in
            var placed = fault
            placed.file = Self.path(of: fault.file, folder: folder, models: modelsFolder)
            return placed
        }
        self.state = unread.isEmpty ? state : nil
    }

    /// The default folder of the models.
    private static func modelsFolder(beside folder: String) -> String {
        let parent = URL(filePath: folder).deletingLastPathComponent().relativePath
        if parent == "." { return "models" }
        return parent.hasSuffix("/") ? parent + "models" : parent + "/models"
    }

    /// The path of a file that a fault names, from the current folder.
    private static func path(of file: String, folder: String, models: String) -> String {
        if file == folder || file == models { return file }
        let steps = file.split(separator: "/", maxSplits: 1)
        let isModel = steps.first.map(String.init) == ModelSet.folder
        let root = isModel ? models : folder
        let rest = isModel ? steps.dropFirst().joined() : file
        let base = root.hasSuffix("/") ? String(root.dropLast()) : root
        return rest.isEmpty ? base : "\(base)/\(rest)"
    }
}
