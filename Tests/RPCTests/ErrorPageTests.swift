import Foundation
import RPC
import Testing

/// The page that lists every error.
@Suite("The page of errors")
struct ErrorPageTests {
    /// The page.
    private static let page: String? = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return try? String(contentsOf: folder.appending(path: "docs/errors.md"), encoding: .utf8)
    }()

    @Test("It has one row for each error, with its code", arguments: RPCError.Reason.allCases)
    func rows(reason: RPCError.Reason) throws {
        let page = try #require(Self.page)
        let rows = page.split(separator: "\n").filter {
            $0.hasPrefix("| \(reason.code) | \(reason.name) |")
        }
        #expect(rows.count == 1, "docs/errors.md should have one row for \(reason.name)")
    }
}
