/// How a file holds its rows.
public enum RowFormat: Sendable {
    /// One JSON array, a row an element.
    case jsonArray
    /// One JSON text a line.
    case ndjson
    /// Comma-separated values (RFC 4180) under a line of column names.
    case csv
}
