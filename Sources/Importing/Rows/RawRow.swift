/// The bytes of one row, or what keeps them from being one.
public struct RawRow: Sendable, Hashable {
    /// The row's number, from 1; 0 for the file as a whole and for the line of column names.
    public var number: Int
    /// The line the row starts on, from 1.
    public var line: Int
    /// The row without what parts it from the next.
    public var bytes: [UInt8]
    /// Why there is no such row, where there is none.
    public var fault: String?

    /// Makes a row.
    public init(number: Int, line: Int, bytes: [UInt8] = [], fault: String? = nil) {
        self.number = number
        self.line = line
        self.bytes = bytes
        self.fault = fault
    }
}
