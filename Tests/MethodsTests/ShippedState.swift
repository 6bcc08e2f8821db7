import Catalog
import CatalogFiles
import Documents
import Foundation
import Matching
import Methods
import RPC
import Testing

/// The shipped catalogue as a state, read once, and calls to it without a socket.
enum ShippedState {
    /// The project's top folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// A day on which every test asks, so that answers do not age.
    static let today = CalendarDate("2026-12-01")!

    /// The state of the shipped files, or nil with its faults recorded.
    static let state: ServiceState? = {
        let contents = CatalogFolder.read(root + "/catalog")
        let models = CatalogFolder.readDocuments(
            in: root + "/models",
            as: ModelSet.folder
        )
        let (state, faults) = ServiceState.build(
            contents.documents,
            models: models.documents,
            revision: 1,
            today: today
        )
        for fault in contents.faults + models.faults + faults { Issue.record("\(fault)") }
        return state
    }()

    /// The reply to a request in JSON.
    static func reply(
        to request: String,
        state: ServiceState? = state,
        socket: CallContext.Socket = .query,
        isDraining: Bool = false,
        receivedMicros: Int = 0,
        nowMicros: Int = 0
    ) throws -> Node {
        let context = CallContext(
            state: state,
            socket: socket,
            isDraining: isDraining,
            today: today,
            receivedMicros: receivedMicros,
            nowMicros: { nowMicros },
            nowUnixMillis: { 1_793_000_000_000 },
            figures: ServerFigures.init
        )
        var writer = JSONWriter()
        Array(request.utf8).withUnsafeBytes {
            _ = Dispatcher.answer($0, in: context, to: &writer)
        }
        return try JSONReader.read(writer.bytes, limits: .reply)
    }

    /// The result of a method.
    static func result(_ method: String, _ params: String = "{}") throws -> Node {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        var trial = WriteTrial()
        if method.hasPrefix("feedback.") || method.hasPrefix("person.") {
            let vote = MethodTableTests.vote
            _ = try trial.reply(
                to: #"{"jsonrpc":"2.0","id":0,"method":"feedback.submit","params":\#(vote)}"#
            )
        }
        if method.hasPrefix("network.") || method.hasPrefix("person.") {
            let entry = MethodTableTests.entry
            _ = try trial.reply(
                to: #"{"jsonrpc":"2.0","id":0,"method":"network.join","params":\#(entry)}"#
            )
        }
        if method.hasPrefix("twinnings.") {
            let params =
                #"{"originator":"HU31","adopter":"RO21","solution":"openmrs","#
                + #""start":"2026-02-12"}"#
            _ = try trial.reply(
                to: #"{"jsonrpc":"2.0","id":0,"method":"twinnings.open","params":\#(params)}"#
            )
        }
        let reply = try trial.reply(to: request)
        if let error = reply["error"] { Issue.record("\(method) answered \(error)") }
        return try #require(reply["result"])
    }

    /// The error of a request, with its reason.
    static func error(_ request: String) throws -> (reason: String, path: String, allowed: [String])
    {
        let error = try #require(try reply(to: request)["error"])
        let data = error["data"]
        return (
            data?["reason"]?.text ?? "", data?["path"]?.text ?? "",
            (data?["allowed"]?.items ?? []).compactMap(\.text)
        )
    }
}
