public import Catalog
public import Documents
import RPC

/// Reads rows as solutions, one by one; remembers words it has met, but no row.
public struct RowImporter: Sendable {
    /// The most values of one array of a row.
    private static let limits: JSONLimits = {
        var limits = JSONLimits()
        limits.bodyBytes = RowReader.longestRow
        limits.stringBytes = RowReader.longestRow
        limits.arrayItems = 10_000
        limits.objectMembers = 10_000
        limits.keyBytes = 1024
        return limits
    }()

    private let map: FieldMap
    private let vocabulary: CatalogVocabulary
    private let today: CalendarDate
    private var book: WordBook
    /// The names of the columns; nil where rows are JSON.
    private var columns: [String]?

    /// Makes an importer.
    ///
    /// - Parameters:
    ///   - map: which field fills which place.
    ///   - snapshot: the codes, their labels and the regions.
    ///   - today: the day after which a date lies in the future.
    public init(_ map: FieldMap, _ snapshot: CatalogSnapshot, today: CalendarDate) {
        self.map = map
        self.today = today
        vocabulary = CatalogVocabulary(snapshot)
        book = WordBook(snapshot)
    }

    /// Reads the line of column names of comma-separated values.
    ///
    /// - Returns: what is wrong with it, or nil.
    public mutating func readColumns(_ row: RawRow) -> String? {
        if let fault = row.fault { return fault }
        do {
            let names = try CSVCells.read(row.bytes).map(\.trimmed)
            guard names.count > 1 || names.first?.contains(";") != true else {
                return "the columns must be parted by commas, not by semicolons"
            }
            var seen: Set<String> = []
            for (index, name) in names.enumerated() {
                guard !name.isEmpty else { return "column \(index + 1) has no name" }
                guard seen.insert(name).inserted else {
                    return "two columns are called '\(name.clipped)'"
                }
            }
            columns = names
            return nil
        } catch {
            return error.message
        }
    }

    /// Reads one row.
    ///
    /// - Complexity: O(*n* log *n*) in the size of the row.
    public mutating func read(_ row: RawRow) -> ImportedRow {
        var imported = ImportedRow(row)
        let node: Node
        switch self.node(of: row) {
        case .success(let read): node = read
        case .failure(let fault):
            imported.refuse(fault.message)
            return imported
        }
        guard case .mapping = node.content else {
            imported.refuse("a row must be an object, not \(node.kindName)")
            return imported
        }
        var reader = FieldReader(
            book: book,
            vocabulary: vocabulary,
            today: today,
            map: map,
            areCells: columns != nil
        )
        let leaves = Leaf.all(of: node, map.rules)
        let outcomes = leaves.enumerated().map { reader.read($1, at: $0) }
        let built = RecordBuilder.build(reader.claims, map, outcomes, &reader.book)
        book = reader.book
        imported.fields = built.outcomes
        imported.id = built.node["id"]?.text ?? ""
        finish(built.node, &imported)
        return imported
    }

    /// Checks a record as the catalogue's files are checked, and prints it.
    private func finish(_ node: Node, _ imported: inout ImportedRow) {
        var checker = ShapeChecker(vocabulary: vocabulary)
        checker.check(node, Solution.shape)
        checker.checkDates(ofSolution: node, today: today)
        guard checker.faults.isEmpty, let solution = Solution(node) else {
            let faults = checker.faults.prefix(3).map(\.description)
            return imported.refuse("is no valid solution: " + faults.joined(separator: "; "))
        }
        imported.text = SolutionPrinter.text(of: solution)
    }

    /// Why a row could not be read.
    private struct Unreadable: Error {
        let message: String
    }

    private func node(of row: RawRow) -> Result<Node, Unreadable> {
        if let fault = row.fault { return .failure(Unreadable(message: fault)) }
        guard let columns else {
            do {
                return .success(try JSONReader.read(row.bytes, limits: Self.limits))
            } catch {
                return .failure(Unreadable(message: error.description))
            }
        }
        do {
            let cells = try CSVCells.read(row.bytes)
            guard cells.count == columns.count else {
                let message = "has \(cells.count) cells, and there are \(columns.count) columns"
                return .failure(Unreadable(message: message))
            }
            let members = zip(columns, cells).map { Node.Member($0, Node(.scalar($1, .plain))) }
            return .success(.mapping(members))
        } catch {
            return .failure(Unreadable(message: error.message))
        }
    }
}
