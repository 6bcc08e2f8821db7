import Methods
import RPC

/// Holds callers to their rates: a bucket each that fills with time and loses one a request.
///
/// It belongs to one thread; a caller of several doors of it has one bucket.
struct RateLimit {
    /// One request, in the millionths that buckets count.
    private static let request = 1_000_000
    /// The most callers that are remembered; full buckets are forgotten first.
    static let mostCallers = 4096

    private struct Bucket {
        var left: Int
        var micros: Int
    }

    private var buckets: [String: Bucket] = [:]

    /// How many callers are remembered.
    var count: Int { buckets.count }

    /// Takes one request of a caller.
    ///
    /// - Parameters:
    ///   - principal: the caller.
    ///   - now: microseconds of a clock that never goes back.
    /// - Throws: `RPCError` with RESOURCE_EXHAUSTED and how long to wait, where it is one too many.
    mutating func take(_ principal: Principal, now: Int) throws(RPCError) {
        guard let rate = principal.rate else { return }
        // A second's worth may come at once.
        let most = rate * Self.request
        var bucket = buckets[principal.name] ?? Bucket(left: most, micros: now)
        // A microsecond brings a millionth of a request times the rate.
        let passed = min(max(0, now - bucket.micros), 1_000_000)
        bucket.left = min(most, bucket.left + passed * rate)
        bucket.micros = max(now, bucket.micros)
        defer { remember(bucket, of: principal.name) }
        guard bucket.left >= Self.request else {
            let micros = (Self.request - bucket.left + rate - 1) / rate
            throw RPCError(
                .resourceExhausted,
                "\(principal.name) may ask \(rate) times a second; wait and try again",
                retryAfterMs: max(1, (micros + 999) / 1000)
            )
        }
        bucket.left -= Self.request
    }

    private mutating func remember(_ bucket: Bucket, of name: String) {
        buckets[name] = bucket
        guard buckets.count > Self.mostCallers else { return }
        // Whoever has not asked for a second has a full bucket, and loses nothing.
        let oldest = bucket.micros - 1_000_000
        buckets = buckets.filter { $0.value.micros > oldest || $0.key == name }
    }
}
