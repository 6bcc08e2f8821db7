import Documents
import Protocol
import RPC

/// The `admin.*` methods that the serving thread answers itself.
enum AdminHandlers {
    /// `admin.drain`.
    static func drain(_ context: CallContext, _ writer: inout JSONWriter) {
        context.drain()
        writer.member("draining", true)
    }

    /// `admin.slowlog`.
    static func slowlog(_ context: CallContext, _ writer: inout JSONWriter) {
        let figures = context.figures()
        writer.member("slowMs", figures.slowMs)
        writer.key("requests")
        writer.beginArray()
        for call in figures.slow {
            writer.beginObject()
            writer.member("time", Timestamp.text(unixMillis: call.unixMillis))
            writer.member("method", call.method)
            writer.member("caller", call.caller)
            writer.member("tookMicros", call.tookMicros)
            writer.member("queuedMicros", call.queuedMicros)
            if let trace = call.traceparent { writer.member("traceparent", trace) }
            writer.endObject()
        }
        writer.endArray()
    }

    /// `admin.keys`.
    static func keys(_ context: CallContext, _ writer: inout JSONWriter) {
        writer.key("keys")
        writer.beginArray()
        for key in context.keys() {
            writer.beginObject()
            writer.member("name", key.name)
            writer.member("publicKey", key.publicKey)
            writer.member("roles", key.roles.map(\.rawValue).sorted())
            if let expires = key.expires {
                writer.member("expires", "\(expires)")
                writer.member("expired", context.today >= expires)
            }
            writer.member("rate", key.rate ?? AccessTable.defaultRate)
            writer.endObject()
        }
        writer.endArray()
    }
}
