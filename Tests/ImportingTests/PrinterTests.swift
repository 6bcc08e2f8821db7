import Catalog
import CatalogFiles
import Documents
import Foundation
import Importing
import Testing

@Suite("The printer of solutions")
struct PrinterTests {
    @Test("A shipped solution reads back from its print as it was")
    func shipped() throws {
        for file in try Shipped.solutions() {
            let solution = try #require(Solution(file.node))
            let text = SolutionPrinter.text(of: solution)
            let (node, faults) = YAMLReader.read(text, file: file.file)
            #expect(faults.isEmpty, "\(file.file): \(faults)")
            #expect(node.flatMap(Solution.init) == solution, "\(file.file):\n\(text)")
        }
    }
}
