/// A strict reader of RFC 4180, so that what it takes any spreadsheet takes.
enum CSVReader {
    /// What is wrong with a text.
    struct Fault: Error {
        let what: String
    }

    /// The rows of a text, all of one length, each ended by CR LF.
    static func read(_ text: String) throws -> [[String]] {
        var rest = Array(text.unicodeScalars)[...]
        var rows: [[String]] = []
        while !rest.isEmpty {
            var row: [String] = []
            repeat { row.append(try field(&rest)) } while take(",", from: &rest)
            guard take("\r", from: &rest), take("\n", from: &rest) else {
                throw Fault(what: "row \(rows.count + 1) does not end with CR LF")
            }
            if let first = rows.first, first.count != row.count {
                throw Fault(what: "row \(rows.count + 1) has \(row.count) cells: \(row)")
            }
            rows.append(row)
        }
        return rows
    }

    private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
        var text = String.UnicodeScalarView()
        guard take("\"", from: &rest) else {
            while let next = rest.first, !",\r\n\"".unicodeScalars.contains(next) {
                text.append(rest.removeFirst())
            }
            return String(text)
        }
        while let next = rest.popFirst() {
            if next != "\"" {
                text.append(next)
            } else if take("\"", from: &rest) {
                text.append("\"")
            } else {
                return String(text)
            }
        }
        throw Fault(what: "a quotation mark is never closed")
    }

    private static func take(
        _ scalar: Unicode.Scalar,
        from rest: inout ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }
}
