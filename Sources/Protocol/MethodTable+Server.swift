import Documents

extension MethodTable {
    /// What the daemon says of itself.
    static let serverMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "server.info",
            "Versions, features and limits.",
            role: .any,
            sockets: .both,
            result: [
                .required("name", .line, "twinmatch."),
                .required("version", .line, "The daemon's version."),
                .required("protocol", .line, "The protocol's version; 1.x is additive."),
                .required("source", .choice(["files", "store"]), "What holds the truth."),
                .required("languages", .rows(of: .line), "Languages of labels."),
                .required("methods", .rows(of: .line), "The methods this daemon answers."),
                .required(
                    "limits",
                    .map(keys: .line, values: .integer(0...Limits.largestInteger), limit: 256),
                    "Every limit by name."
                ),
            ]
        ),
        MethodDescriptor(
            "rpc.discover",
            "This protocol as an OpenRPC document.",
            role: .any,
            sockets: .both,
            result: nil
        ),
        MethodDescriptor(
            "health.live",
            "Whether the daemon answers at all.",
            role: .any,
            sockets: .both,
            result: [.required("live", .boolean, "True.")]
        ),
        MethodDescriptor(
            "health.ready",
            "Whether the daemon serves queries, and if not, why.",
            role: .any,
            sockets: .both,
            result: [
                .required("ready", .boolean, "Whether queries are served."),
                .required("reasons", .rows(of: .line), "What stands in the way, or is degraded."),
            ]
        ),
        MethodDescriptor(
            "server.stats",
            "Figures since the start.",
            role: .any,
            sockets: .both,
            result: [
                .required("uptimeSeconds", count, "Since the start."),
                .required("catalog", catalogFigures, "What the catalogue holds."),
                .required("requests", requestFigures, "What was answered."),
                .required("reloads", reloadFigures, "How the catalogue was re-read."),
                .required("scoringBytes", count, "The memory of scoring columns and bounds."),
            ]
        ),
        MethodDescriptor(
            "server.metrics",
            "Figures since the start as Prometheus reads them.",
            role: .any,
            sockets: .both,
            result: [
                .required("contentType", .line, "What the text is."),
                .required("text", .checkedLater(.line), "Prometheus text, format 0.0.4."),
            ]
        ),
    ]

    static let count = Shape.integer(0...Limits.largestInteger)

    private static let catalogFigures = Shape.record(
        .required("revision", count, "The current revision."),
        .required("solutions", count),
        .required("profiles", count),
        .required("regions", count, "NUTS 2 regions."),
        .required("models", count)
    )

    private static let requestFigures = Shape.record(
        .required("received", count, "Messages that came in."),
        .required("answered", count, "Replies that went out."),
        .required("errors", count, "Of which error replies."),
        .required("malformed", count, "Messages that were no request."),
        .required("undelivered", count, "Replies whose caller was gone or too slow.")
    )

    private static let reloadFigures = Shape.record(
        .required("succeeded", count),
        .required("refused", count, "Faulty catalogues; the last good one was kept."),
        .required("faults", .rows(of: .line), "The faults of the last refused reload.")
    )
}
