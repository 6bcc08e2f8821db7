public import Documents

/// The declared form of `_meta`, which travels with every request and result.
public enum MetaShape {
    /// What a client may say about a call.
    public static let request = Shape.named("RequestMeta") { requestMembers }

    // Made once: every request is checked by it.
    private static let requestMembers = Shape.record(
        .optional(
            "timeoutMs",
            .integer(1...Limits.longestTimeoutMs),
            "How long the caller waits, in ms from receipt."
        ),
        .optional("deadline", .integer(0...Limits.largestInteger), "Unix time in ms."),
        .optional("idempotencyKey", .text(.code, limit: 64), "For writes: one effect a key."),
        .optional("traceparent", .text(.line, limit: 64), "W3C trace context; echoed."),
        .optional("client", .text(.line, limit: 64), "The caller's name, for the log.")
    )

    /// What an answer says about itself.
    public static let reply = Shape.named("ReplyMeta") {
        .record(
            .required(
                "state",
                .record(
                    .required("catalogRevision", count, "The revision the answer was made from."),
                    .required("evidenceRevision", count, "The revision of feedback and adoption."),
                    .optional("profileDigest", .text(.code, limit: 64), "What the profile says."),
                    .optional("model", .line, "The scoring model, id@version."),
                    .optional("asOf", .text(.day, limit: 10), "The day it is true for.")
                ),
                "Same state and same query: the same bytes."
            ),
            .optional("illustrative", .boolean, "The needs are examples, not confirmed."),
            .required("tookMicros", count, "From receipt to reply, in microseconds."),
            .required("queuedMicros", count, "Of which waiting, in microseconds."),
            .required("degraded", .rows(of: .line), "What does not work as it should."),
            .optional("replayed", .boolean, "The stored answer to an earlier call."),
            .optional("traceparent", .line, "As it came.")
        )
    }

    private static let count = Shape.integer(0...Limits.largestInteger)
}
