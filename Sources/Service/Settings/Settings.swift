import CatalogFiles
import Documents
import Foundation

/// The settings in force, each with where it comes from.
public struct Settings: Sendable {
    /// Where a value comes from; later ones win.
    enum Source: Sendable, Equatable {
        /// Nobody set it.
        case standard
        /// The configuration file.
        case file(String)
        /// An environment variable.
        case environment(String)
        /// An option of the command line.
        case flag(String)
    }

    /// The value of each setting that has one, by its name.
    private var values: [String: (value: Node, source: Source)] = [:]

    /// Reads the settings from everywhere.
    ///
    /// - Parameters:
    ///   - flags: what the command line says, by the setting's name.
    ///   - environment: the process's environment.
    ///   - file: the configuration file; nil for `TWINMATCHD_CONFIG`, or none.
    /// - Throws: ``DaemonError`` with every mistake and its nearest valid name.
    public init(
        flags: [String: [String]],
        environment: [String: String],
        file: String?
    ) throws(DaemonError) {
        var faults: [Fault] = []
        for setting in Setting.all {
            if let value = setting.standard { values[setting.name] = (value, .standard) }
        }
        let configured = environment[Self.fileVariable]
        if let file = file ?? configured { faults += readFile(file) }
        faults += read(environment)
        for setting in Setting.all {
            guard let texts = flags[setting.name], !texts.isEmpty else { continue }
            faults += set(setting, texts, .flag(setting.flag))
        }
        if faults.isEmpty { faults += contradictions }
        guard faults.isEmpty else {
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(.configuration, lines)
        }
    }

    /// The variable that names the configuration file.
    static let fileVariable = Setting.prefix + "CONFIG"

    /// The value of a setting, or nil.
    subscript(name: String) -> Node? { values[name]?.value }

    /// Where the value of a setting comes from.
    func source(of name: String) -> Source { values[name]?.source ?? .standard }

    private mutating func readFile(_ path: String) -> [Fault] {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { return [Fault(file: path, "cannot be read; check --config")] }
        // A file of comments sets nothing.
        let isEmpty = text.split(separator: "\n").allSatisfy {
            $0.trimmingCharacters(in: .whitespaces).first ?? "#" == "#"
        }
        guard !isEmpty else { return [] }
        let (node, unread) = YAMLReader.read(text, file: path)
        guard let node else { return unread }
        let faults = ShapeChecker.faults(
            in: node,
            as: Setting.fileShape,
            vocabulary: NoVocabulary(),
            file: path
        )
        guard faults.isEmpty else { return faults }
        for setting in Setting.all {
            let steps = setting.name.split(separator: ".")
            let value = steps.reduce(node as Node?) { $0?[String($1)] }
            if let value { values[setting.name] = (value, .file(path)) }
        }
        return []
    }

    private mutating func read(_ environment: [String: String]) -> [Fault] {
        var faults: [Fault] = []
        let known = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.variable, $0) })
        for (variable, text) in environment.sorted(by: { $0.key < $1.key })
        where variable.hasPrefix(Setting.prefix) && variable != Self.fileVariable {
            if let setting = known[variable] {
                // An empty variable is one that is not set.
                guard !text.isEmpty else { continue }
                faults += set(setting, [text], .environment(variable))
            } else {
                let near = NearestWords.nearest(
                    to: variable,
                    among: known.keys.sorted() + [Self.fileVariable]
                )
                faults.append(Fault(file: variable, "is no setting of twinmatchd", allowed: near))
            }
        }
        return faults
    }

    private mutating func set(
        _ setting: Setting,
        _ texts: [String],
        _ source: Source
    ) -> [Fault] {
        let value = setting.value(spelt: texts)
        let name =
            switch source {
            case .environment(let name), .flag(let name), .file(let name): name
            case .standard: setting.name
            }
        let faults = ShapeChecker.faults(
            in: value,
            as: setting.shape,
            vocabulary: NoVocabulary(),
            file: name
        )
        if faults.isEmpty { values[setting.name] = (value, source) }
        return faults
    }

    /// What each setting allows but not together.
    private var contradictions: [Fault] {
        var faults: [Fault] = []
        let has = { (name: String) in self[name] != nil }
        if has("serverKey") != has("allowList") {
            faults.append(Fault("--server-key and --allow-list go together"))
        }
        if has("store"), has("catalog") {
            faults.append(Fault("name what to serve: either --store DIR or --catalog DIR"))
        }
        if has("store"), has("models") {
            faults.append(Fault("--models goes with --catalog; a store holds its models"))
        }
        for member in self["access.uids"]?.members ?? [] where UInt32(member.key) == nil {
            faults.append(
                Fault(pointer: "/access/uids/\(member.key)", "is no user's number; see id -u NAME")
            )
        }
        return faults
    }
}
