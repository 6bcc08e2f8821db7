import Testing

/// The limits that CONTRIBUTING.md sets, over every Swift file of the project.
@Suite("The house is tidy")
struct TidyTests {
    private let files: [SourceFile]

    init() throws {
        files = try SourceFile.all()
        // A checker that reads nothing finds nothing.
        try #require(files.count > 150, "only \(files.count) files were found")
    }

    private func expectNone(_ check: (SourceFile) -> [Violation]) {
        let found = files.flatMap(check)
        let list = found.map(\.description).joined(separator: "\n")
        #expect(found.isEmpty, "\(found.count) places:\n\(list)")
    }

    @Test("No file is over 400 lines, no function over 70, no line over 100 columns")
    func lengths() { expectNone(Lengths.violations) }

    @Test("Whatever other targets see has a summary")
    func documentation() {
        expectNone { $0.isShipped ? Documentation.violations(in: $0) : [] }
    }

    @Test("Arrows between targets only point downward, and the core imports no edge")
    func imports() { expectNone(Imports.violations) }

    @Test("Every target of Sources has its list of imports")
    func targets() {
        let targets = Set(files.filter(\.isShipped).map(\.target))
        #expect(targets == Set(Imports.allowed.keys))
    }

    @Test("Shipped code never ends the process by a shortcut")
    func cautions() { expectNone(Cautions.violations) }
}
