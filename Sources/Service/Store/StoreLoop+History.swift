import Documents
import Glibc
import Logging
import Methods
import RPC
import Storage
import SystemClock

/// What only reads the store: earlier revisions, and copies of it.
extension StoreLoop {
    func history(_ call: DeferredCall) -> DeferredOutcome {
        do throws(RPCError) {
            let history = StoreHistory(
                store: store,
                log: head.events,
                experience: served.state.experience
            )
            let result = try Dispatcher.answer(call, from: history)
            let revision = served.state.revision
            return .done(result: result, revision: revision, isReplayed: false)
        } catch {
            return .refused(error)
        }
    }

    func state(at number: Int) -> DeferredOutcome {
        do throws(StoreError) {
            let contents = try store.load(revision: number)
            let (state, _) = StoreDocuments.state(of: contents)
            guard let state else {
                let message = "revision \(number) does not fit the profiles of today"
                return .refused(RPCError(.unavailable, message))
            }
            return .state(state.with(served.state.experience))
        } catch {
            var refusal = RPCError(error)
            if refusal.reason == .notFound { refusal.path = "/params/catalogRevision" }
            return .refused(refusal)
        }
    }

    /// Writes a copy to the path that is asked for, or to one in the backup folder.
    func backup(_ call: DeferredCall) -> DeferredOutcome {
        let path: String
        if let asked = call.params["path"]?.text {
            guard asked.hasPrefix("/") else {
                let message = "must be an absolute path: the daemon has a folder of its own"
                return .refused(RPCError(.invalidParams, message, path: "/params/path"))
            }
            path = asked
        } else {
            _ = mkdir(part.backups, 0o700)
            let moment = SystemClock.timestamp().filter { $0.isNumber }
            path = "\(part.backups)/\(moment)-revision-\(store.revision).db"
        }
        do throws(StoreError) {
            try store.backup(to: path)
        } catch {
            part.logger.error("no backup: \(error)", metadata: ["cause": "\(error.cause ?? "")"])
            guard error.code == .exists else { return .refused(RPCError(error)) }
            let message = "that file is there already; name another"
            return .refused(RPCError(.conflict, message, path: "/params/path"))
        }
        var status = stat()
        _ = stat(path, &status)
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("path")
        writer.value(path)
        writer.key("revision")
        writer.value(store.revision)
        writer.key("bytes")
        writer.value(Int(status.st_size))
        writer.endObject()
        part.logger.info("backup written", metadata: ["revision": "\(store.revision)"])
        let result = Array(writer.bytes.dropFirst().dropLast())
        return .done(result: result, revision: store.revision, isReplayed: false)
    }
}
