/// The cells of one record of comma-separated values (RFC 4180).
enum CSVCells {
    /// Why a record has no cells.
    struct Fault: Error {
        let message: String
    }

    /// The cells of a record.
    ///
    /// - Throws: ``Fault`` for what RFC 4180 and UTF-8 do not allow.
    /// - Complexity: O(*n*) in the number of bytes.
    static func read(_ bytes: [UInt8]) throws(Fault) -> [String] {
        guard !bytes.contains(0) else { throw Fault(message: "the row holds a NUL byte") }
        var cells: [String] = []
        var at = 0
        while true {
            let isQuoted = at < bytes.count && bytes[at] == UInt8(ascii: "\"")
            cells.append(try isQuoted ? quoted(bytes, &at) : bare(bytes, &at))
            guard at < bytes.count else { return cells }
            at += 1
        }
    }

    private static func bare(_ bytes: [UInt8], _ at: inout Int) throws(Fault) -> String {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
        let cell = bytes[at..<end]
        guard !cell.contains(UInt8(ascii: "\"")) else {
            throw Fault(
                message: "a quotation mark stands within a cell; put the cell in quotation "
                    + "marks and double it"
            )
        }
        at = end
        return try text(cell)
    }

    private static func quoted(_ bytes: [UInt8], _ at: inout Int) throws(Fault) -> String {
        var cell: [UInt8] = []
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            guard byte == UInt8(ascii: "\"") else {
                cell.append(byte)
                continue
            }
            guard at < bytes.count else { return try text(cell[...]) }
            if bytes[at] == UInt8(ascii: "\"") {
                cell.append(byte)
                at += 1
            } else if bytes[at] == UInt8(ascii: ",") {
                return try text(cell[...])
            } else {
                throw Fault(message: "text follows the closing quotation mark of a cell")
            }
        }
        throw Fault(message: "a quotation mark is never closed")
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(message: "the row is not UTF-8 text; save the file as UTF-8")
        }
        return text
    }
}
