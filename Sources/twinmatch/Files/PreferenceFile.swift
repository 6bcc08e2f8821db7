import CatalogFiles
import Documents
import Importing
import Protocol
import RPC

/// Preferences between solutions written in a file: CSV with the columns better and worse, or a
/// list in YAML or JSON.
struct PreferenceFile {
    /// The preferences as they are sent.
    let rows: [Node]

    /// The columns, and the members of a list's items.
    private static let columns = ["better", "worse", "weight"]

    /// Reads a file; `-` is standard input, as CSV.
    ///
    /// - Throws: ``Failure`` where it cannot be read or holds something else.
    init(_ path: String) throws(Failure) {
        let bytes = try RecordFile.bytes(path)
        if path.hasSuffix(".json") {
            do {
                rows = try JSONReader.read(bytes).items
            } catch {
                throw Failure(.badData, "\(path): \(error)")
            }
        } else if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
            rows = try Self.list(bytes, path)
        } else {
            rows = try Self.table(bytes, path)
        }
        guard !rows.isEmpty else {
            throw Failure(
                .badData,
                "\(path) holds no preferences; it needs rows under better,worse, or a list of "
                    + "{better: ..., worse: ...}"
            )
        }
    }

    private static func list(_ bytes: [UInt8], _ path: String) throws(Failure) -> [Node] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badData, "\(path) is not UTF-8 text")
        }
        let (read, faults) = YAMLReader.read(text, file: path)
        guard let read, faults.isEmpty else { throw Failure(.badData, faults) }
        let members = MethodTable["decide.weights"]?.params.members ?? []
        let shape = members.first { $0.name == "preferences" }?.shape
        return (shape?.typed(read) ?? read).items
    }

    private static func table(_ bytes: [UInt8], _ path: String) throws(Failure) -> [Node] {
        do throws(Fault) {
            return try read(CSVTable(bytes), path)
        } catch {
            throw Failure(.badData, [error])
        }
    }

    private static func read(_ table: CSVTable, _ path: String) throws(Fault) -> [Node] {
        if let fault = table.faults.first {
            throw Fault(file: path, line: fault.line, fault.message)
        }
        for name in table.columns where !columns.contains(name) {
            throw Fault(
                file: path,
                line: 1,
                "has a column '\(name.clipped)'; its columns are better, worse and, if need be, "
                    + "weight"
            )
        }
        for name in columns.prefix(2) where !table.columns.contains(name) {
            throw Fault(file: path, line: 1, "has no column '\(name)'")
        }
        var rows: [Node] = []
        for row in table.rows {
            guard row.cells.count == table.columns.count else {
                throw Fault(
                    file: path,
                    line: row.line,
                    "has \(row.cells.count) cells for \(table.columns.count) columns"
                )
            }
            var members: [Node.Member] = []
            for (name, cell) in zip(table.columns, row.cells) {
                guard name == "weight" else {
                    members.append(.init(name, .text(cell)))
                    continue
                }
                guard let weight = Double(decimal: cell) else {
                    throw Fault(
                        file: path,
                        line: row.line,
                        "'\(cell.clipped)' is no weight; write a number such as 2"
                    )
                }
                members.append(.init(name, .number(weight)))
            }
            rows.append(.mapping(members))
        }
        return rows
    }
}
