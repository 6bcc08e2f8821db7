import Testing

/// That the rules find what they are there for.
@Suite("The tidy rules find what breaks them")
struct CheckerTests {
    private func file(_ text: String, in target: String = "Catalog") -> SourceFile {
        SourceFile(path: "Sources/\(target)/Sample.swift", text: text)
    }

    private func lines(_ count: Int, _ line: String) -> String {
        Array(repeating: line, count: count).joined(separator: "\n")
    }

    @Test("A file of 400 lines passes and one of 401 does not")
    func fileLength() {
        #expect(Lengths.violations(in: file(lines(400, "// x") + "\n")).isEmpty)
        #expect(Lengths.violations(in: file(lines(401, "// x") + "\n")).count == 1)
    }

    @Test("A line of 100 columns passes and one of 101 does not")
    func lineLength() {
        #expect(Lengths.violations(in: file(String(repeating: "ș", count: 100))).isEmpty)
        #expect(Lengths.violations(in: file(String(repeating: "ș", count: 101))).count == 1)
    }

    @Test(
        "A function of 70 lines passes and one of 71 does not, however it is declared",
        arguments: [
            "    func long() {", "    package static func long<T>(\n        of value: T\n    ) {",
            "    init() {", "    deinit {", "    subscript(index: Int) -> Int {",
            "    @inline(__always) private mutating func long() throws(Fault) -> [Int] {",
        ]
    )
    func functionLength(header: String) {
        let taken = header.split(separator: "\n").count + 1
        for (count, isFine) in [(70, true), (71, false)] {
            let body = lines(count - taken, "        if x { y() }")
            let text = "struct Sample {\n\(header)\n\(body)\n    }\n}\n"
            #expect(Lengths.violations(in: file(text)).isEmpty == isFine, "\(count): \(header)")
        }
    }

    @Test(
        "What other targets see and says nothing of itself is found",
        arguments: [
            "public func f() {}", "package let x = 1", "package static var x: Int { 1 }",
            "public struct A {}", "public indirect enum B {}", "package final class C {}",
            "@frozen public struct D {}", "@inlinable\npublic func g() {}", "public init() {}",
            "public private(set) var y = 1", "package typealias E = Int",
            "/// Words.\npublic enum F {\n    case one\n}",
            "/// Words.\npackage protocol G {\n    var one: Int { get }\n}",
            "/// Words.\npackage protocol H {\n    mutating func one()\n}",
            "/// Words.\n\npublic struct I {}", "// Words.\npublic struct J {}",
        ]
    )
    func missingSummary(text: String) {
        #expect(Documentation.violations(in: file(text)).count == 1, "\(text)")
    }

    @Test(
        "What has a summary, or is seen by nobody else, passes",
        arguments: [
            "/// Words.\npublic func f() {}", "/// Words.\n@inlinable\npublic func g() {}",
            "func h() {}", "private let x = 1", "public import Documents",
            "public extension Int {\n    /// Words.\n    var one: Int { 1 }\n}",
            "/// Words.\npublic enum F {\n    /// One and two.\n    case one\n    case two\n}",
            "/// Words.\npublic enum F {\n    func two() {\n        var local = 1\n    }\n}",
            "let text = \"\"\"\n    public func f() {}\n    \"\"\"",
        ]
    )
    func summary(text: String) {
        let found = Documentation.violations(in: file(text))
        #expect(found.isEmpty, "\(text): \(found)")
    }

    @Test("An import of an edge, or of a target above, is found in the core")
    func imports() {
        let text = """
            import Foundation
            public import Matching
            @preconcurrency import struct ZeroMQ.Socket
            import Documents
            // import Glibc
            """
        #expect(Imports.violations(in: file(text)).map(\.line) == [1, 2, 3])
        #expect(Imports.violations(in: file("import Documents", in: "Nowhere")).count == 1)
    }

    @Test(
        "Shortcuts that end the process are found",
        arguments: [
            "let x = try! y()", "let x = y as! Z", "fatalError(\"no\")", "print(x)",
            "nonisolated(unsafe) var x = 1", "final class A: @unchecked Sendable {",
        ]
    )
    func cautions(line: String) {
        #expect(Cautions.violations(in: file(line)).count == 1)
        #expect(Cautions.violations(in: file("// " + line)).isEmpty)
    }

    @Test("A reason beside it allows what nobody can check")
    func reason() {
        let text = """
            final class A: @unchecked Sendable {
                // @unchecked Sendable: the handle never changes.
            }
            """
        #expect(Cautions.violations(in: file(text)).isEmpty)
    }
}
