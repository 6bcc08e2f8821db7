import Documents

extension Settings {
    /// The settings in force as a table: name, value, where it comes from, what it may be.
    public var table: String {
        let head = ["SETTING", "VALUE", "SOURCE", "RANGE"]
        let rows =
            [head]
            + Setting.all.map { setting in
                [
                    setting.name, self[setting.name].map(Self.spelling) ?? "-",
                    Self.words(for: source(of: setting.name)), setting.range,
                ]
            }
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            .joined(separator: "  ").trimmedEnd
        }
        .joined(separator: "\n")
    }

    /// A documented configuration file: these settings, and those that nobody set as comments.
    public var document: String {
        var lines = [
            "# Settings of twinmatchd. Each may also be given by an environment variable or an",
            "# option, whose names stand beside it; an option wins over a variable, and a variable",
            "# over this file. `twinmatchd config` shows what is in force.",
        ]
        var group: Substring?
        for setting in Setting.all {
            let steps = setting.name.split(separator: ".")
            let indent = steps.count > 1 ? "  " : ""
            lines.append("")
            if steps.count > 1, group != steps[0] {
                let isSet = Setting.all.contains {
                    $0.name.hasPrefix(steps[0] + ".") && source(of: $0.name) != .standard
                }
                lines.append("\(isSet ? "" : "#")\(steps[0]):")
            }
            group = steps.count > 1 ? steps[0] : nil
            lines.append("# \(indent)\(setting.summary)")
            lines.append("# \(indent)\(setting.variable), \(setting.flag); \(setting.range)")
            let mark = source(of: setting.name) == .standard ? "#" : ""
            let value = self[setting.name].map(Self.spelling) ?? ""
            lines.append("\(mark)\(indent)\(steps.last ?? ""): \(value)".trimmedEnd)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A value as YAML on one line.
    private static func spelling(_ node: Node) -> String {
        switch node.content {
        case .scalar(let text, _): text
        case .sequence(let items): "[" + items.map(spelling).joined(separator: ", ") + "]"
        case .mapping(let members):
            "{" + members.map { "\($0.key): \(spelling($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private static func words(for source: Source) -> String {
        switch source {
        case .standard: "default"
        case .file(let name), .environment(let name), .flag(let name): name
        }
    }
}

extension String {
    /// The text without spaces at its end.
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
