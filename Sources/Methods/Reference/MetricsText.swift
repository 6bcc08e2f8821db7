import Catalog
import Matching

/// The daemon's figures as Prometheus reads them: text format 0.0.4, base units, few labels.
///
/// Source: prometheus.io/docs/instrumenting/exposition_formats. No Swift package that writes it is
/// small enough to be worth its weight; this is all of the format that is needed.
struct MetricsText {
    private var text = ""

    /// One figure without labels: its name, what kind of figure it is, what it says, its value.
    private typealias Row = (name: String, kind: String, help: String, value: Int)

    /// All figures.
    static func text(of figures: ServerFigures, _ context: CallContext) -> String {
        var metrics = MetricsText()
        for row in state(context) + traffic(figures) + process(figures) {
            metrics.head(row.name, row.kind, row.help)
            metrics.text += "twinmatch_\(row.name) \(row.value)\n"
        }
        metrics.refusals(figures)
        metrics.durations(figures)
        return metrics.text
    }

    private static func state(_ context: CallContext) -> [Row] {
        let snapshot = context.state?.engine.snapshot
        let isDegraded = !context.degraded.isEmpty
        return [
            ("ready", "gauge", "Whether queries are served.", context.isReady ? 1 : 0),
            ("degraded", "gauge", "Whether something does not work.", isDegraded ? 1 : 0),
            ("catalog_revision", "gauge", "The current revision.", snapshot?.revision ?? 0),
            (
                "catalog_solutions", "gauge", "Solutions in the catalogue.",
                snapshot?.solutions.count ?? 0
            ),
            ("catalog_profiles", "gauge", "Needs profiles.", snapshot?.profiles.count ?? 0),
        ]
    }

    private static func traffic(_ figures: ServerFigures) -> [Row] {
        [
            ("messages_received_total", "counter", "Messages that came in.", figures.received),
            (
                "messages_malformed_total", "counter", "Messages that were no request.",
                figures.malformed
            ),
            ("replies_sent_total", "counter", "Replies that went out.", figures.answered),
            (
                "replies_undelivered_total", "counter",
                "Replies whose caller was gone or too slow.", figures.undelivered
            ),
            ("requests_waiting", "gauge", "Requests that wait for their turn.", figures.waiting),
            ("connections_open", "gauge", "Open connections.", figures.openConnections),
            (
                "connections_refused_total", "counter", "Connections that were not let in.",
                figures.refusedConnections
            ),
            (
                "handshakes_failed_total", "counter",
                "Connections that ended before anybody was let in.", figures.failedHandshakes
            ),
        ]
    }

    private static func process(_ figures: ServerFigures) -> [Row] {
        [
            ("uptime_seconds", "gauge", "Seconds since the start.", figures.uptimeSeconds),
            ("reloads_total", "counter", "Reloads that were put in force.", figures.reloads),
            (
                "reloads_refused_total", "counter", "Reloads that were refused.",
                figures.refusedReloads
            ),
            ("resident_memory_bytes", "gauge", "Memory in use.", figures.residentBytes),
            ("open_descriptors", "gauge", "Open file descriptors.", figures.descriptors),
            ("store_bytes", "gauge", "Size of the store's file and log.", figures.storeBytes),
            (
                "store_free_bytes", "gauge", "Free space where the store lies.",
                figures.storeFreeBytes
            ),
        ]
    }

    private mutating func head(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP twinmatch_\(name) \(help)\n# TYPE twinmatch_\(name) \(kind)\n"
    }

    private mutating func refusals(_ figures: ServerFigures) {
        head("requests_refused_total", "counter", "Requests that were refused, by reason.")
        for (reason, count) in figures.refusals {
            text += "twinmatch_requests_refused_total{reason=\"\(reason)\"} \(count)\n"
        }
    }

    private mutating func durations(_ figures: ServerFigures) {
        let name = "request_duration_seconds"
        head(name, "histogram", "From the receipt of a request to its reply, by method.")
        for method in figures.methods {
            let label = "method=\"\(method.method)\""
            var sum = 0
            for (bound, count) in zip(MethodFigures.bounds, method.buckets) {
                sum += count
                let limit = Double(bound) / 1_000_000
                text += "twinmatch_\(name)_bucket{\(label),le=\"\(limit)\"} \(sum)\n"
            }
            sum += method.buckets.last ?? 0
            text += "twinmatch_\(name)_bucket{\(label),le=\"+Inf\"} \(sum)\n"
            text += "twinmatch_\(name)_sum{\(label)} \(Double(method.micros) / 1_000_000)\n"
            text += "twinmatch_\(name)_count{\(label)} \(sum)\n"
        }
    }
}
