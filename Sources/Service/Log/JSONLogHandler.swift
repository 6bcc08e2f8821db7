import Glibc
public import Logging
import RPC
import SystemClock

/// Writes one JSON object a log line to standard error.
///
/// A line is written by one call, so that lines of several threads never mix.
public struct JSONLogHandler: LogHandler {
    /// What every line carries.
    public var metadata: Logger.Metadata = [:]
    /// The least serious lines that are written.
    public var logLevel: Logger.Level
    private let label: String

    /// Makes a handler.
    public init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    /// One of the values that every line carries.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    ///
    /// - Complexity: O(*n*) in its length, and one wait for whoever reads standard error.
    public func log(event: LogEvent) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("time")
        writer.value(SystemClock.timestamp())
        writer.key("level")
        writer.value(event.level.rawValue)
        writer.key("logger")
        writer.value(label)
        writer.key("message")
        writer.value(event.message.description)
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            writer.key(name)
            writer.value(value.description)
        }
        writer.endObject()
        let line = writer.bytes + [UInt8(ascii: "\n")]
        // What cannot be logged is lost: a full pipe must not stop the daemon.
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
