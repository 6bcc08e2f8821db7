import Catalog

/// One place where a word stands, in four bytes: a catalogue of a million solutions has tens of
/// millions.
struct Posting: Sendable {
    /// What a word leads to.
    enum Target {
        /// A solution, by its position.
        case solution(Int)
        /// A code, by its place in the list of a column, which goes by its place among all columns.
        case code(Int, column: Int)
    }

    /// The fields of a solution that words stand in.
    private static let fields: [SearchField] = [.name, .summary, .organisation]

    /// The highest bit says that a code is meant; then come column and code, or position and field.
    private let bits: UInt32

    /// The number of a field of a solution, below 3.
    static func number(of field: SearchField) -> UInt32 {
        UInt32(fields.firstIndex(of: field) ?? 0)
    }

    /// A word of a solution.
    init(solution position: Int, fieldNumber: UInt32) {
        bits = UInt32(position) << 2 | fieldNumber
    }

    /// A word of a code's labels.
    init(code: Int, column: Int) {
        bits = 1 << 31 | UInt32(column) << 24 | UInt32(code)
    }

    /// What the word leads to.
    var target: Target {
        bits >> 31 == 0
            ? .solution(Int(bits >> 2))
            : .code(Int(bits & 0xFF_FFFF), column: Int(bits >> 24 & 0x7F))
    }

    /// Where the word stands.
    var field: SearchField {
        if bits >> 31 == 0 { return Self.fields[Int(bits & 3)] }
        return SolutionsByCode.Column.all[Int(bits >> 24 & 0x7F)].field ?? .name
    }
}

extension SolutionsByCode.Column {
    /// The field that the column's labels are searched in; nil for what nobody types.
    var field: SearchField? {
        switch self {
        case .kind: .kind
        case .lists: nil
        case .feature(let feature): feature.kind == .codeSet ? .feature(feature) : nil
        }
    }
}
