import Foundation

/// A table of single-precision numbers as numpy writes it (`.npy`, C order, version 1).
///
/// Source: the NPY format of numpy's documentation.
struct FloatTable {
    let rowCount: Int
    let columnCount: Int
    /// Row by row.
    let values: [Float]

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        guard data.count > 10, data[0] == 0x93, data[6] == 1 else {
            throw BenchError("\(path) is no .npy file of version 1")
        }
        let start = 10 + Int(data[8]) + Int(data[9]) << 8
        let head = String(decoding: data[10..<start], as: UTF8.self)
        guard head.contains("'<f4'"), head.contains("'fortran_order': False"),
            let shape = head.split(separator: "(").last?.split(separator: ")").first
        else { throw BenchError("\(path) holds no float32 in C order: \(head)") }
        let sizes = shape.split(separator: ",").compactMap {
            Int($0.trimmingCharacters(in: .whitespaces))
        }
        guard sizes.count == 2, data.count - start == 4 * sizes[0] * sizes[1] else {
            throw BenchError("\(path) is no whole table: \(head)")
        }
        rowCount = sizes[0]
        columnCount = sizes[1]
        values = [Float](unsafeUninitializedCapacity: sizes[0] * sizes[1]) { buffer, count in
            count = data[start...].copyBytes(to: buffer) / 4
        }
    }

    /// A row in double precision.
    func row(_ row: Int) -> [Double] {
        values[row * columnCount..<(row + 1) * columnCount].map(Double.init)
    }

    /// A column in double precision.
    func column(_ column: Int) -> [Double] {
        (0..<rowCount).map { Double(values[$0 * columnCount + column]) }
    }
}
