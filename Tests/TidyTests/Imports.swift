/// That arrows between targets only point downward, and that the core imports no edge.
///
/// The build checks that an import is declared; this says which may be declared at all.
enum Imports {
    /// What each target may import.
    static let allowed: [String: Set<String>] = [
        "Documents": [],
        "Catalog": ["Documents", "Glibc"],
        "Matching": ["CKernels", "Catalog", "Documents", "Glibc"],
        "Experience": ["Catalog", "Documents", "Matching"],
        "Learning": ["Catalog", "Documents", "Glibc", "Matching"],
        "Evaluation": ["Catalog", "Documents", "Glibc", "Matching"],
        "Twinning": ["Catalog", "Documents", "Experience", "Glibc", "Matching"],
        "Search": ["Catalog", "Documents", "Glibc"],
        "RPC": ["Documents"],
        "Protocol": ["Catalog", "Documents", "Matching", "RPC"],
        "Methods": [
            "Catalog", "Crypto", "Documents", "Experience", "Learning", "Matching", "Protocol",
            "RPC", "Search", "Synchronization", "Twinning",
        ],
        "Importing": ["Catalog", "Documents", "RPC"],
        "CatalogFiles": [
            "Catalog", "Dispatch", "Documents", "Foundation", "Glibc", "RPC", "Synchronization",
            "Yams",
        ],
        "Reports": [],
        "SystemClock": ["Documents", "Glibc"],
        "Storage": ["Crypto", "Foundation", "GRDB", "Glibc"],
        "ZeroMQ": ["CZeroMQ", "Glibc", "Synchronization"],
        "KeyFiles": ["Foundation", "Glibc", "ZeroMQ"],
        "Service": [
            "Catalog", "CatalogFiles", "Documents", "Experience", "Foundation", "Glibc", "KeyFiles",
            "Logging", "Matching", "Methods", "Protocol", "RPC", "Search", "ServiceLifecycle",
            "Storage", "Synchronization", "SystemClock", "UnixSignals", "ZeroMQ",
        ],
        "Client": ["Documents", "Glibc", "KeyFiles", "RPC", "ZeroMQ"],
        "twinmatchd": [
            "ArgumentParser", "Client", "Documents", "Foundation", "Glibc", "Logging", "Service",
        ],
        "twinmatch": [
            "ArgumentParser", "Catalog", "CatalogFiles", "Client", "Dispatch", "Documents",
            "Evaluation", "Foundation", "Glibc", "Importing", "KeyFiles", "Matching", "Methods",
            "Protocol",
            "RPC", "Reports", "Synchronization", "SystemClock", "Twinning", "ZeroMQ",
        ],
    ]

    /// The imports of a shipped file that its target may not have.
    static func violations(in source: SourceFile) -> [Violation] {
        guard source.isShipped else { return [] }
        let known = allowed[source.target] ?? []
        return source.lines.enumerated().compactMap { index, line in
            guard let module = module(importedBy: line), !known.contains(module) else { return nil }
            let message = "\(source.target) may not import \(module)"
            return Violation(path: source.path, line: index + 1, message: message)
        }
    }

    /// The module of an import line; nil where it is none.
    private static func module(importedBy line: Substring) -> String? {
        var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        if let first = words.first, levels.contains(first) { words.removeFirst() }
        guard words.count >= 2, words[0] == "import" else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return name.split(separator: ".").first.map(String.init)
    }
}
