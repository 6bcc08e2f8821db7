import Logging
import SystemClock

/// Logs refused requests, one line each, at a bounded rate.
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
    mutating func note(errorReply bytes: [UInt8]) {
        let now = SystemClock.micros() / 1_000_000
        if now != second {
            if suppressed > 0 {
                logger.notice("refused requests not shown", metadata: ["count": "\(suppressed)"])
            }
            second = now
            lines = 0
            suppressed = 0
        }
        guard lines < Self.mostPerSecond else {
            suppressed += 1
            return
        }
        lines += 1
        let shown = String(decoding: bytes.prefix(Self.shownBytes), as: UTF8.self)
        logger.notice("request refused", metadata: ["reply": "\(shown)"])
    }
}
