import Catalog
import Documents
import Protocol
import RPC

/// One call with its parameters checked: what a handler works from.
struct MethodCall {
    /// The parameters; they have the method's declared form.
    let params: Node
    /// The state to read.
    let state: ServiceState
    /// The edges.
    let context: CallContext

    /// The language of labels.
    var language: DisplayLanguage {
        params["lang"]?.text.flatMap(DisplayLanguage.init) ?? .en
    }

    /// The first row and the most rows of a list.
    var page: (offset: Int, limit: Int) {
        (params["offset"]?.integer ?? 0, params["limit"]?.integer ?? 100)
    }

    /// The rows of a page.
    func rows<Row>(_ all: [Row]) -> ArraySlice<Row> {
        let (offset, limit) = page
        return all.dropFirst(offset).prefix(limit)
    }

    /// Writes the rows of a page as objects under a name, and how many rows there are in all.
    func writePage<Row>(
        _ name: String,
        of all: [Row],
        to writer: inout JSONWriter,
        members: (Row, inout JSONWriter) -> Void
    ) {
        writer.key(name)
        writer.beginArray()
        for row in rows(all) {
            writer.beginObject()
            members(row, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.member("total", all.count)
    }

    /// An error for an id that names nothing.
    static func notFound(
        _ noun: String,
        _ id: String,
        among ids: some Sequence<String>
    ) -> RPCError {
        RPCError(
            .notFound,
            "there is no \(noun) '\(id.clipped)'",
            path: "/params/\(noun)",
            allowed: NearestWords.nearest(to: id, among: ids)
        )
    }
}

extension RPCError {
    /// A fault of the parameters as an error reply.
    init(_ fault: Fault) {
        self.init(.invalidParams, fault.message, path: fault.pointer, allowed: fault.allowed)
        details = [fault]
    }

    /// Everything that is wrong with the parameters as an error reply: the first fault, and all.
    init(_ faults: [Fault]) {
        self.init(faults.first ?? Fault("is faulty"))
        details = faults
    }
}
