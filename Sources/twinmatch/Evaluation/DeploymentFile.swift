import Catalog
import Documents
import Evaluation
import Importing

/// A file that tells which solutions run in which countries.
struct DeploymentFile {
    /// What is wrong with a row.
    private struct Flaw: Error {
        let message: String
        var near: [String] = []
    }

    /// What parts the solutions of one country in a list.
    private static let separator: Character = "|"

    /// What it says.
    let table: DeploymentTable
    /// How often a pair stands there once more.
    let repeated: Int

    /// Reads a file: a pair on each line, or a country with a list of all that runs there.
    ///
    /// - Parameter path: `-` is standard input.
    /// - Throws: ``Failure`` where it cannot be read, or says nothing that can be evaluated.
    init(_ path: String, _ names: CountryNames, _ geography: Geography) throws(Failure) {
        let csv = CSVTable(try Self.bytes(of: path))
        let list = csv.column("global_goods")
        guard let country = csv.column("country"), let solution = csv.column("solution") ?? list
        else { throw Self.failure(csv, path) }
        let isList = csv.column("solution") == nil
        var faults = csv.faults.map { Fault(file: path, line: $0.line, $0.message) }
        var pairs: [DeploymentTable.Pair] = []
        for row in csv.rows {
            do throws(Flaw) {
                let code = try Self.country(try Self.cell(country, of: row), names, geography)
                let text = try Self.cell(solution, of: row)
                for name in isList ? text.split(separator: Self.separator) : [text[...]] {
                    let name = name.trimmed
                    if !name.isEmpty { pairs.append(.init(country: code, solution: name)) }
                }
            } catch {
                let fault = Fault(file: path, line: row.line, error.message, allowed: error.near)
                faults.append(fault)
            }
        }
        guard faults.isEmpty else {
            throw Failure(.badData, faults.inFileOrder)
        }
        table = DeploymentTable(pairs)
        repeated = pairs.count - Set(pairs).count
        if table.countries.count < 2 {
            let found = table.countries.isEmpty ? "no country has" : "only one country has"
            throw Failure(
                .badData,
                "\(path): \(found) two solutions or more; a ranking learns from other countries, "
                    + "so there must be at least two of them"
            )
        }
    }

    private static func bytes(of path: String) throws(Failure) -> [UInt8] {
        var file = try InputFile(path)
        var bytes: [UInt8] = []
        while true {
            let piece = try file.next()
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }

    /// Why a file without the columns cannot be used.
    private static func failure(_ csv: CSVTable, _ path: String) -> Failure {
        let found = csv.columns.joined(separator: ", ").clipped
        let fault = csv.faults.first { $0.line <= 1 }
        let what = fault?.message ?? "there are no columns country and solution, but: \(found)"
        return Failure(
            .badData,
            "\(path):1: \(what)\nthe first line names the columns country,solution; every further "
                + "line is one pair"
        )
    }

    private static func cell(_ column: Int, of row: CSVTable.Row) throws(Flaw) -> String {
        guard column < row.cells.count, !row.cells[column].isEmpty else {
            throw Flaw(message: "the row has no value in column \(column + 1)")
        }
        return row.cells[column]
    }

    private static func country(
        _ text: String,
        _ names: CountryNames,
        _ geography: Geography
    ) throws(Flaw) -> String {
        switch names.find(text) {
        case .country(let code):
            guard geography.position(of: code) != nil else {
                throw Flaw(message: "the catalogue has no file regions/\(code).yaml")
            }
            return code
        case .left(let reason):
            throw Flaw(message: "'\(text.clipped)' \(reason); leave the row out")
        case .unknown(let near):
            throw Flaw(message: "'\(text.clipped)' is no country that is known", near: near)
        }
    }
}

extension Substring {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
