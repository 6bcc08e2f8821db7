import Catalog
import CatalogFiles
import Documents
import Foundation

/// The shipped catalogue.
enum Shipped {
    /// The project's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// Its solutions, as they are written.
    static func solutions() throws -> [SourceDocument] {
        CatalogFolder.read("\(root)/catalog").documents.solutions
    }
}
