import Catalog
import Documents
import Matching
import Protocol
import RPC

/// The `server.*`, `health.*` and `rpc.*` methods, which answer even without a catalogue.
enum ServerHandlers {
    /// The version of this software.
    static let version = "0.1.0"

    /// `server.info`.
    static func info(_ context: CallContext, _ writer: inout JSONWriter) {
        writer.member("name", "twinmatch")
        writer.member("version", version)
        writer.member("protocol", MethodTable.version)
        writer.member("source", context.hasStore ? "store" : "files")
        writer.member("languages", DisplayLanguage.allCases.map(\.rawValue))
        writer.member("methods", MethodTable.methods.map(\.name))
        writer.key("limits")
        writer.beginObject()
        for limit in Limits.all { writer.member(limit.name, limit.value) }
        writer.endObject()
    }

    /// `rpc.discover`: the whole result.
    static func discover(_ context: CallContext, _ writer: inout JSONWriter) {
        if let vocabulary = context.state?.vocabulary {
            writer.value(OpenRPCDocument.make(vocabulary: vocabulary))
        } else {
            writer.value(OpenRPCDocument.make(vocabulary: NoVocabulary()))
        }
    }

    /// `health.live`.
    static func live(_ context: CallContext, _ writer: inout JSONWriter) {
        writer.member("live", true)
    }

    /// `health.ready`.
    static func ready(_ context: CallContext, _ writer: inout JSONWriter) {
        var reasons: [String] = []
        if context.state == nil { reasons.append("the catalogue is still being read") }
        if context.isDraining { reasons.append("the daemon is stopping") }
        writer.member("ready", reasons.isEmpty)
        // What is degraded still answers queries; whoever watches must know all the same.
        writer.member("reasons", reasons + context.degraded)
    }

    /// `server.metrics`.
    static func metrics(_ context: CallContext, _ writer: inout JSONWriter) {
        writer.member("contentType", "text/plain; version=0.0.4; charset=utf-8")
        writer.member("text", MetricsText.text(of: context.figures(), context))
    }

    /// `server.stats`.
    static func stats(_ context: CallContext, _ writer: inout JSONWriter) {
        let figures = context.figures()
        let engine = context.state?.engine
        writer.member("uptimeSeconds", figures.uptimeSeconds)
        writer.key("catalog")
        writer.beginObject()
        writer.member("revision", engine?.snapshot.revision ?? 0)
        writer.member("solutions", engine?.snapshot.solutions.count ?? 0)
        writer.member("profiles", engine?.snapshot.profiles.count ?? 0)
        writer.member("regions", engine?.snapshot.geography.basicRegions.count ?? 0)
        writer.member("models", engine?.models.models.count ?? 0)
        writer.endObject()
        writer.key("requests")
        writer.beginObject()
        writer.member("received", figures.received)
        writer.member("answered", figures.answered)
        writer.member("errors", figures.errors)
        writer.member("malformed", figures.malformed)
        writer.member("undelivered", figures.undelivered)
        writer.endObject()
        writer.key("reloads")
        writer.beginObject()
        writer.member("succeeded", figures.reloads)
        writer.member("refused", figures.refusedReloads)
        writer.member("faults", figures.reloadFaults)
        writer.endObject()
        let columns = engine?.columnByteCount ?? 0
        writer.member("scoringBytes", columns + figures.preparedBytes)
    }
}
