import Logging
import Methods
import SystemClock

/// Logs refused and slow requests, one line each, at a bounded rate.
struct RequestJournal {
    /// The most lines in a second; what comes beyond is only counted.
    static let mostPerSecond = 20
    /// The most bytes of a reply that a line shows.
    static let shownBytes = 300

    private let logger: Logger
    private var second = 0
    private var lines = 0
    private var suppressed = 0

    init(logger: Logger) {
        self.logger = logger
    }

    /// Logs an error reply: what the caller was told.
    mutating func note(errorReply bytes: [UInt8], _ note: CallNote, caller: String) {
        guard mayLog() else { return }
        let shown = String(decoding: bytes.prefix(Self.shownBytes), as: UTF8.self)
        var metadata: Logger.Metadata = ["reply": "\(shown)", "caller": "\(caller)"]
        if let method = note.method { metadata["method"] = "\(method)" }
        if let trace = note.traceparent { metadata["traceparent"] = "\(trace)" }
        logger.notice("request refused", metadata: metadata)
    }

    /// Logs a request that took long.
    mutating func note(slow call: SlowCall) {
        guard mayLog() else { return }
        var metadata: Logger.Metadata = [
            "method": "\(call.method)", "caller": "\(call.caller)",
            "tookMicros": "\(call.tookMicros)", "queuedMicros": "\(call.queuedMicros)",
        ]
        if let trace = call.traceparent { metadata["traceparent"] = "\(trace)" }
        logger.notice("slow request", metadata: metadata)
    }

    /// Whether one more line may be logged this second.
    private mutating func mayLog() -> Bool {
        let now = SystemClock.micros() / 1_000_000
        if now != second {
            if suppressed > 0 {
                logger.notice("requests not shown", metadata: ["count": "\(suppressed)"])
            }
            second = now
            lines = 0
            suppressed = 0
        }
        guard lines < Self.mostPerSecond else {
            suppressed += 1
            return false
        }
        lines += 1
        return true
    }
}
