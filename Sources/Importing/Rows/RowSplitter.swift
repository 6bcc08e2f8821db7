/// Finds where the rows of one format end, in bytes that come piece by piece.
///
/// A splitter holds one row at a time, and of a row over the limit nothing.
protocol RowSplitter: Sendable {
    /// Takes the next bytes and appends the rows that they complete.
    mutating func take(_ chunk: ArraySlice<UInt8>, into rows: inout [RawRow])

    /// Appends what the end of the file completes or breaks off.
    mutating func finish(into rows: inout [RawRow])
}
