import ArgumentParser
import Matching

/// `inprocess top`: the best rows of a matrix under each of many weights.
///
/// `time N` tells the median microseconds of N rankings, `plain N` those of the plain twin, and
/// `answers N` the rankings under the first N weights.
struct TopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "The best rows of a matrix of utilities (P5, P7)."
    )

    @Argument(help: "The matrix, a .npy file.")
    var matrix: String

    @Argument(help: "The weights, a .npy file with a row for each ranking.")
    var weights: String

    @Option(help: "How many rows are wanted.")
    var limit = 10

    func run() throws {
        let table = try FloatTable(path: matrix)
        let vectors = try FloatTable(path: weights)
        let rows = (0..<vectors.rowCount).map(vectors.row)
        let start = Clock.now()
        // No weights are known beforehand, so that none of the columns is preferred.
        let built = UtilityMatrix(
            columns: (0..<table.columnCount).map(table.column),
            direction: [Double](repeating: 1, count: table.columnCount)
        )
        let told = [
            "buildSeconds": Double(Clock.now() - start) / 1e9,
            "boundBytes": Double(built.boundByteCount),
        ]
        var search = MatrixSearch()
        try Demand.serve(told) { word, number in
            switch word {
            case "time":
                Demand.microseconds(number) { run in
                    built.top(limit, weights: rows[run % rows.count], search: &search)
                }
            case "plain":
                Demand.microseconds(number) { run in
                    _ = built.plainTop(limit, weights: rows[run % rows.count])
                }
            case "answers":
                rows.prefix(number).map { weights in
                    built.top(limit, weights: weights).map { [Double($0.row), $0.score] }
                }
            default: throw BenchError("nothing is called \(word)")
            }
        }
    }
}
