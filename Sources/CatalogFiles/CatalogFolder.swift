public import Catalog
public import Documents

/// A catalogue as files: `codes`, `labels`, `regions`, `solutions` and `profiles` in one folder,
/// and `solutions.ndjson` for solutions by the hundred thousand.
public enum CatalogFolder {
    /// What a folder holds, before it is checked as a whole.
    public struct Contents {
        /// The parsed files.
        public var documents: CatalogDocuments
        /// What could not be read.
        public var faults: [Fault]
        /// A number that changes when any file's name or text does, within one process.
        public var fingerprint: Int
    }

    /// Reads every YAML file of a catalogue's folder; solutions on lines are read when they are
    /// checked.
    ///
    /// - Parameter path: the folder, absolute or relative to the current one.
    /// - Returns: the parsed files and a fault for each that could not be read.
    /// - Complexity: O(*n*) in the size of the files, on every core.
    public static func read(_ path: String) -> Contents {
        read(path, records: true)
    }

    /// Reads what the records of a catalogue are written with: codes, labels and regions.
    ///
    /// - Parameter path: the folder, absolute or relative to the current one.
    /// - Returns: the parsed files and a fault for each that could not be read.
    /// - Complexity: O(*n*) in the size of the files, on every core.
    public static func readLists(_ path: String) -> Contents {
        read(path, records: false)
    }

    private static func read(_ path: String, records: Bool) -> Contents {
        var loader = FolderLoader(root: path)
        var documents = CatalogDocuments()
        guard loader.exists else {
            let fault = Fault(file: path, "is no folder; name the catalogue's folder")
            return Contents(documents: documents, faults: [fault], fingerprint: 0)
        }
        documents.codeLists = loader.load("codes")
        for language in DisplayLanguage.allCases {
            documents.labels += loader.load("labels/\(language)")
        }
        documents.regions = loader.load("regions")
        if records {
            documents.solutions = loader.load("solutions")
            documents.moreSolutions = loader.loadLines()
            documents.profiles = loader.load("profiles")
        }
        return Contents(
            documents: documents,
            faults: loader.faults,
            fingerprint: loader.fingerprint
        )
    }

    /// Reads every YAML file of one folder, such as the one with the scoring models.
    ///
    /// - Parameters:
    ///   - path: the folder, absolute or relative to the current one.
    ///   - name: what faults call it.
    /// - Returns: the parsed files, a fault for each that could not be read, and a fingerprint.
    public static func readDocuments(
        in path: String,
        as name: String
    ) -> (documents: [SourceDocument], faults: [Fault], fingerprint: Int) {
        var loader = FolderLoader(root: path)
        guard loader.exists else {
            return ([], [Fault(file: path, "is no folder; name the folder of the \(name)")], 0)
        }
        let documents = loader.load(as: name)
        return (documents, loader.faults, loader.fingerprint)
    }
}
