import Documents

/// Comma-separated values (RFC 4180) that a spreadsheet opens without running anything.
struct CSV {
    /// One cell.
    enum Cell: Sendable, Hashable {
        /// A text; one that a spreadsheet would take for a formula is disarmed.
        case text(String)
        /// A number, spelt as in JSON whatever the language of the labels.
        case number(Double)
        /// No value.
        case empty

        /// The cell as it stands in the file.
        var field: String {
            switch self {
            case .empty: ""
            case .number(let number): number.shortestText
            case .text(let text): CSV.quoted(CSV.disarmed(text))
            }
        }
    }

    /// The names of the columns.
    let columns: [String]
    /// The rows; each has a cell for every column.
    var rows: [[Cell]] = []

    init(_ columns: [String]) {
        self.columns = columns
    }

    /// The whole file, with CR LF after every line.
    ///
    /// - Complexity: O(*n*) in the size of the cells.
    var text: String {
        let head = columns.map { Self.quoted($0) }
        return ([head] + rows.map { $0.map(\.field) })
            .map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text with an apostrophe in front where it begins as a formula does.
    private static func disarmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
        else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        let isSpecial = { (scalar: Unicode.Scalar) in
            scalar == "," || scalar == "\"" || scalar == "\r" || scalar == "\n"
        }
        guard text.unicodeScalars.contains(where: isSpecial) else { return text }
        // By scalars: a quotation mark with an accent on it is still a quotation mark to a reader.
        var doubled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\"" { doubled.append(scalar) }
            doubled.append(scalar)
        }
        return "\"\(String(doubled))\""
    }
}
