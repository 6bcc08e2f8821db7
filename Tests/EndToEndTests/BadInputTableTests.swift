import Foundation
import Testing

extension EndToEnd {
    /// Every row of the table of bad input: one clear answer, one log line, state untouched,
    /// connection usable. Faulty catalogues are in `FaultyFilesTests`, faulty imports in
    /// `BadRowTests`.
    @Suite("Bad input")
    struct BadInputTableTests {
        private let folder: TemporaryFolder
        private let catalog: URL

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        @Test(
            "Each kind gets its one clear answer and harms nobody",
            arguments: [
                ("delimiter only, 9 and more frames, two bodies", "framing"),
                ("truncated, trailing garbage, comments, invalid UTF-8, BOM, UTF-16", "encoding"),
                ("null, [] and 1; duplicate members, also escaped; NaN, Infinity", "structure"),
                ("id missing, an object, 1.5, 10 kB; unknown methods, 64 kB names", "requests"),
                ("bodies over 256 KiB, nesting over 32, long strings, lists, keys", "limits"),
                ("integers beyond 2^53, limit 0, -1, 10^9; timeouts, deadlines past", "numbers"),
                ("missing, extra and mistyped parameters", "parameters"),
                ("empty needs, unknown codes in profiles", "profiles"),
                ("all-zero, negative and unknown weights", "weights"),
                ("faulty filters", "filters"),
                ("NUL, C1, bidi and zero-width characters, paths and URLs in names", "names"),
                ("faulty batches", "batches"),
                ("too few, impossible and opposite preferences", "preferences"),
                ("profiles without readiness, levels off their scale", "readiness"),
                ("frames over the bound, HTTP, TLS, random bytes, stolen routing ids", "peers"),
            ]
        )
        func answered(row: String, part: String) async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog)
            let endpoints = ["--ipc", try daemon.ipc, "--tcp", try daemon.tcp]
            try await Script.expectSuccess("bad_input.py", endpoints + ["--part", part])
            #expect(daemon.isRunning, "\(row)")
            // Whatever clients send, a log line is one line of characters that can be seen.
            let hidden = daemon.errors.unicodeScalars.filter {
                $0 != "\n" && ($0.properties.generalCategory == .control || $0.isBidirectionalMark)
            }
            #expect(hidden.isEmpty, "\(row): the log holds \(Set(hidden.map(\.value)))")
        }

        @Test("SQL and HTML in any string are stored and returned as they were sent")
        func verbatim() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess("verbatim.py", ["--endpoint", try daemon.ipc])
        }

        @Test("The same key with another body, 1,000 concurrent duplicates: one effect")
        func keys() async throws {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            try await Script.expectSuccess("writes.py", ["--endpoint", try daemon.ipc])
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character changes the direction of text.
    fileprivate var isBidirectionalMark: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
