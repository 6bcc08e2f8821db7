import Documents
import Methods

extension Setting {
    /// Every setting, in the order they are documented.
    static let all: [Setting] = [
        Setting("store", path, nil, "The store's folder, made with twinmatchd init."),
        Setting("catalog", path, nil, "The catalogue's folder, instead of a store."),
        Setting("models", path, nil, "The folder of the models; else models beside the catalogue."),
        Setting(
            "runDir",
            path,
            nil,
            "The folder for sockets; else $XDG_RUNTIME_DIR/twinmatch, else /run/twinmatch."
        ),
        Setting(
            "query",
            .list(of: path, count: 0...16, unique: false),
            .sequence([]),
            "Endpoints for queries besides the ipc one, such as tcp://127.0.0.1:7461."
        ),
        Setting("control", path, nil, "The control endpoint; else control.sock in the run folder."),
        Setting("events", path, nil, "The events endpoint; else events.sock in the run folder."),
        Setting("serverKey", path, nil, "The file with the secret key; tcp then asks for keys."),
        Setting("allowList", path, nil, "The file with the keys that may call."),
        Setting(
            "access.uids",
            .map(keys: .text(.name, limit: 10), values: roles, limit: 1000),
            .mapping([]),
            "What other users of this machine may do by ipc; read where none is named."
        ),
        Setting(
            "access.loopbackRoles",
            roles,
            .sequence([.text("read")]),
            "What whoever comes by loopback tcp without a key may do."
        ),
        Setting(
            "admission.inFlight",
            .integer(1...1_000_000),
            .number(4096),
            "The most requests of one caller that wait at once."
        ),
        Setting(
            "admission.inFlightBytes",
            .integer(262_144...1_073_741_824),
            .number(33_554_432),
            "The most bytes of one caller's requests that wait at once."
        ),
        Setting(
            "admission.queueDelayMs",
            .integer(1...60_000),
            .number(1000),
            "The longest a request waits, in ms; then it is refused and may be sent again."
        ),
        Setting(
            "admission.connections",
            .integer(1...1_000_000),
            .number(4096),
            "The most open connections; more are refused until some end, but for the owner's."
        ),
        Setting(
            "admission.rate",
            .integer(1...1_000_000),
            nil,
            "The most requests a second of each other user of this machine, and of loopback tcp."
        ),
        Setting(
            "cache.replyBytes",
            .integer(0...1_073_741_824),
            .number(8_388_608),
            "The memory for whole replies that are sent again to equal requests; 0 for none."
        ),
        Setting(
            "log.format",
            .choice(["json", "text"]),
            .text("json"),
            "How log lines look: one JSON object a line, or text."
        ),
        Setting(
            "log.level",
            .choice(["debug", "info", "notice", "warning", "error"]),
            .text("info"),
            "The least serious lines that are logged."
        ),
        Setting(
            "log.slowMs",
            .integer(1...60_000),
            .number(250),
            "Requests that take longer, in ms, are logged and kept for admin.slowlog."
        ),
        Setting(
            "backup.dir",
            path,
            nil,
            "The folder admin.backup writes to; else backups in the store's folder."
        ),
    ]

    private static let path = Shape.text(.line, limit: 4096)

    private static let roles = Shape.list(
        of: .choice(["read", "feedback", "catalog", "privacy", "admin"]),
        count: 0...5,
        unique: true
    )

    /// The form of a configuration file.
    static let fileShape = shape(of: all.map { (Array($0.name.split(separator: ".")), $0) })

    private static func shape(of parts: [(path: [Substring], setting: Setting)]) -> Shape {
        var members: [RecordShape.Member] = []
        var seen: Set<Substring> = []
        for (path, setting) in parts where seen.insert(path[0]).inserted {
            if path.count == 1 {
                members.append(.optional(setting.name, setting.shape, setting.summary))
                members[members.count - 1].name = String(path[0])
            } else {
                let inner = parts.filter { $0.path[0] == path[0] }
                    .map { (Array($0.path.dropFirst()), $0.setting) }
                members.append(.optional(String(path[0]), shape(of: inner)))
            }
        }
        return .record(RecordShape(members))
    }
}
