import Documents
import RPC

extension MethodTable {
    /// What an operator asks.
    static let adminMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "admin.reload",
            "Read the catalogue's files, or of a store the settings, again.",
            role: .admin,
            sockets: .control,
            result: [
                .required(
                    "outcome",
                    .choice(["reloaded", "unchanged", "refused"]),
                    "What came of it; where it was refused, what was there is kept."
                ),
                .required("faults", .rows(of: .line), "Why it was refused."),
            ]
        ),
        MethodDescriptor(
            "admin.backup",
            "Write a checked copy of the store.",
            role: .admin,
            sockets: .control,
            params: [
                .optional(
                    "path",
                    .text(.line, limit: 4096),
                    "The file, which must not be there yet; else one in the backup folder."
                )
            ],
            result: [
                .required("path", .line, "The file."),
                .required("revision", count, "The revision it holds."),
                .required("bytes", count, "Its size."),
            ],
            errors: [.unavailable, .conflict, .storageFull]
        ),
        MethodDescriptor(
            "admin.drain",
            "Stop: answer what has been asked, take no more, and end.",
            role: .admin,
            sockets: .control,
            result: [.required("draining", .boolean, "True.")]
        ),
        MethodDescriptor(
            "admin.slowlog",
            "The latest requests that took long.",
            role: .admin,
            sockets: .control,
            result: [
                .required("slowMs", count, "What counts as long, in ms."),
                .required("requests", .rows(of: slowRequest), "The newest first."),
            ]
        ),
        MethodDescriptor(
            "admin.keys",
            "The keys that may call.",
            role: .admin,
            sockets: .control,
            result: [.required("keys", .rows(of: key), "By name.")]
        ),
    ]

    private static let slowRequest = Shape.record(
        .required("time", .line, "When it was answered."),
        .required("method", .line),
        .required("caller", .line, "Who asked."),
        .required("tookMicros", count, "From its receipt to its answer."),
        .required("queuedMicros", count, "From its receipt until work on it began."),
        .optional("traceparent", .line, "The caller's trace.")
    )

    private static let key = Shape.record(
        .required("name", .line, "Whose it is."),
        .required("publicKey", .line),
        .required("roles", .rows(of: .line), "What its owner may do."),
        .optional("expires", .line, "The first day it is no longer valid."),
        .optional("expired", .boolean, "Whether that day has come."),
        .required("rate", count, "The most requests a second.")
    )
}
