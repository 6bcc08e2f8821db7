import Documents
public import Logging

extension Settings {
    /// The least serious lines that are logged.
    public var logLevel: Logger.Level {
        self["log.level"]?.text.flatMap { Logger.Level(rawValue: $0) } ?? .info
    }

    /// Whether log lines are JSON objects.
    public var logsJSON: Bool { self["log.format"]?.text == "json" }
}
