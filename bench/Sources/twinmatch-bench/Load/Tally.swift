import Histogram

/// What came back while it was counted.
struct Tally {
    /// Latencies of results, in nanoseconds, to three digits.
    private(set) var latencies = Histogram<UInt64>(
        highestTrackableValue: 3_600_000_000_000,
        numberOfSignificantValueDigits: .three
    )
    private(set) var results = 0
    /// Those that came before the last request was due; in an open loop some come later.
    private(set) var resultsInTime = 0
    private(set) var resultBytes = 0
    /// Errors by reason.
    private(set) var errors: [String: Int] = [:]
    /// Replies that are neither, or answer nothing that was asked.
    private(set) var strange = 0
    /// Requests that never left, because their queue was full.
    var heldBack = 0
    /// Requests that never were answered.
    var lost = 0
    private(set) var digest: AnswerDigest?
    /// Whether requests are still due.
    var isInTime = true
    /// Whether what comes counts; replies of the warm-up do not.
    var isOn = false

    init(digests: Bool) { digest = digests ? AnswerDigest() : nil }

    /// Notes a reply.
    mutating func note(_ reply: Reply, _ bytes: UnsafeRawBufferPointer, nanoseconds: UInt64?) {
        guard isOn else { return }
        switch reply {
        case .result:
            guard let nanoseconds else { return strange += 1 }
            results += 1
            resultsInTime += isInTime ? 1 : 0
            resultBytes += bytes.count
            latencies.record(nanoseconds)
            if digest?.note(bytes) == false { strange += 1 }
        case .error(_, let range):
            let reason = range.map { String(decoding: bytes[$0], as: UTF8.self) }
            errors[reason ?? "without a reason", default: 0] += 1
        case .strange: strange += 1
        }
    }
}
