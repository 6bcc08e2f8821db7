/// The declared form of a document: one description checks YAML and JSON alike and is printed as a
/// JSON Schema for editors and for the protocol's OpenRPC document.
public indirect enum Shape: Sendable {
    /// Text of a form, at most `limit` bytes of UTF-8.
    case text(TextForm, limit: Int)
    /// A finite number within a range, in `unit` where it has one.
    case number(ClosedRange<Double>, unit: String?)
    /// A whole number within a range.
    case integer(ClosedRange<Int>)
    /// `true` or `false`.
    case boolean
    /// One of a few fixed words.
    case choice([String])
    /// A word of a vocabulary's list: a code of a code list, or the id of a record.
    case word(list: String)
    /// A list of values, each only once where `unique`.
    case list(of: Shape, count: ClosedRange<Int>, unique: Bool)
    /// An object with free keys.
    case map(keys: Shape, values: Shape, limit: Int)
    /// An object with declared members.
    case record(RecordShape)
    /// One of several shapes: the first that the value's kind and members fit.
    case either([Shape])
    /// A shape with a name, printed once and then referred to; lazy, so that it may hold itself.
    case named(String, @Sendable () -> Shape)
    /// Any value at all.
    case anything
    /// A shape whose value may also be `null`.
    case nullable(Shape)
    /// A shape that is only told: the method checks it itself, to answer for each value apart.
    case checkedLater(Shape)
}

extension Shape {
    /// One line of text for people, at most 2 KiB.
    public static let line = Shape.text(.line, limit: 2048)

    /// A number of any finite size.
    public static let anyNumber = Shape.number(
        -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
        unit: nil
    )

    /// A list of up to 1,000 values, each only once.
    public static func list(of element: Shape) -> Shape {
        .list(of: element, count: 0...1000, unique: true)
    }

    /// A list of up to 1,000 values that may repeat: rows of a result.
    public static func rows(of element: Shape) -> Shape {
        .list(of: element, count: 0...1_000_000, unique: false)
    }

    /// An object with declared members.
    public static func record(_ members: RecordShape.Member...) -> Shape {
        .record(RecordShape(members))
    }
}
