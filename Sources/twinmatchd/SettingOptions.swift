import ArgumentParser
import Foundation
import Service

/// The settings as options; each is named after its setting, as a test checks.
struct SettingOptions: ParsableArguments {
    @Option(help: "The configuration file (default: $TWINMATCHD_CONFIG, or none).")
    var config: String?

    @Option(help: "The store's folder, made with twinmatchd init.")
    var store: String?

    @Option(help: "The catalogue's folder, instead of a store.")
    var catalog: String?

    @Option(help: "The folder of the scoring models (default: models beside the catalogue).")
    var models: String?

    @Option(help: "The folder for sockets (default: $XDG_RUNTIME_DIR/twinmatch).")
    var runDir: String?

    @Option(help: "One more endpoint for queries, such as tcp://127.0.0.1:7461; repeatable.")
    var query: [String] = []

    @Option(help: "The endpoint for control (default: control.sock in the run directory).")
    var control: String?

    @Option(help: "The endpoint for events (default: events.sock in the run directory).")
    var events: String?

    @Option(help: "The file with the daemon's secret key; tcp endpoints then ask for keys.")
    var serverKey: String?

    @Option(help: "The file with the keys that may call from other machines.")
    var allowList: String?

    @Option(help: "What other users of this machine may do, such as 1000=catalog+feedback.")
    var accessUids: String?

    @Option(help: "What whoever comes by loopback tcp without a key may do (default: read).")
    var accessLoopbackRoles: String?

    @Option(help: "The most requests of one caller that wait at once.")
    var admissionInFlight: String?

    @Option(help: "The most bytes of one caller's requests that wait at once.")
    var admissionInFlightBytes: String?

    @Option(help: "The longest a request waits, in ms.")
    var admissionQueueDelayMs: String?

    @Option(help: "The most open connections.")
    var admissionConnections: String?

    @Option(help: "The most requests a second of callers of this machine (default: any number).")
    var admissionRate: String?

    @Option(help: "The memory for whole replies that are sent again; 0 for none.")
    var cacheReplyBytes: String?

    @Option(help: "How log lines look: json or text.")
    var logFormat: String?

    @Option(help: "The least serious lines that are logged: debug to error.")
    var logLevel: String?

    @Option(help: "Requests that take longer, in ms, are logged.")
    var logSlowMs: String?

    @Option(help: "The folder admin.backup writes to (default: backups in the store's folder).")
    var backupDir: String?

    /// The settings in force.
    ///
    /// - Throws: `DaemonError`.
    func settings() throws -> Settings {
        let single = [
            "store": store, "catalog": catalog, "models": models, "runDir": runDir,
            "control": control, "events": events, "serverKey": serverKey, "allowList": allowList,
            "access.uids": accessUids, "access.loopbackRoles": accessLoopbackRoles,
            "admission.inFlight": admissionInFlight,
            "admission.inFlightBytes": admissionInFlightBytes,
            "admission.queueDelayMs": admissionQueueDelayMs,
            "admission.connections": admissionConnections, "admission.rate": admissionRate,
            "cache.replyBytes": cacheReplyBytes,
            "log.format": logFormat, "log.level": logLevel, "log.slowMs": logSlowMs,
            "backup.dir": backupDir,
        ]
        var flags = single.compactMapValues { $0.map { [$0] } }
        flags["query"] = query
        return try Settings(
            flags: flags,
            environment: ProcessInfo.processInfo.environment,
            file: config
        )
    }
}
