import Foundation
import Testing

extension EndToEnd {
    /// The commands that follow how far solutions have come.
    @Suite("Following adoption")
    struct AdoptionCommandTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        private func daemon() async throws -> DaemonUnderTest {
            try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
        }

        private func record(
            _ solution: String,
            _ stage: String,
            _ date: String,
            _ more: String...,
            in daemon: DaemonUnderTest
        ) async throws {
            let step = ["adoption", "record", solution, "--region", "RO21", "--stage", stage]
            _ = try await daemon.done(step + ["--date", date] + more)
        }

        @Test("What is recorded is listed, counted, drawn, and gone once it is withdrawn")
        func course() async throws {
            let daemon = try await daemon()
            let empty = try await daemon.done(["adoption", "coverage", "--region", "RO21"])
            try await record("openmrs", "planning", "2025-01-10", in: daemon)
            try await record("openmrs", "piloting", "2025-03-11", in: daemon)
            try await record(
                "bahmni",
                "deploying",
                "2026-02-01",
                "--site",
                "Spitalul Sf. Spiridon",
                "--level",
                "uptake",
                in: daemon
            )
            let told = try await daemon.done([
                "adoption", "record", "dhis2", "--region", "RO21", "--stage", "planning", "--date",
                "2026-01-01",
            ])
            #expect(told.output.contains("Event 4: dhis2 in Nord-Est is at the stage Plan for"))
            let list = try await daemon.done([
                "adoption", "list", "--region", "RO21", "--format", "csv",
            ])
            let rows = list.output.split(separator: "\r\n")
            #expect(rows.count == 4, "\(list.output)")
            #expect(rows[1] == "3,bahmni,RO21,Spitalul Sf. Spiridon,deploying,uptake,2026-02-01")
            let country = try await daemon.done(["adoption", "list", "--region", "RO"])
            #expect(country.output.contains("Spitalul"), "RO21 lies in RO")
            let area = ["--region", "RO21", "--as-of", "2026-03-01"]
            let funnel = try await daemon.done(["adoption", "funnel"] + area)
            #expect(funnel.output.hasPrefix("3 places have told their stage.\n"))
            #expect(funnel.output.contains("1 place stands still:"), "\(funnel.output)")
            #expect(funnel.output.contains(/2025-03-11 +355\n/), "\(funnel.output)")
            let coverage = try await daemon.done(["adoption", "coverage"] + area)
            #expect(coverage.output.hasPrefix("1 solution runs; places: 1, countries: 1."))
            for event in 1...4 { _ = try await daemon.done(["feedback", "withdraw", "\(event)"]) }
            let again = try await daemon.done(["adoption", "coverage", "--region", "RO21"])
            #expect(again.output == empty.output, "withdrawing left something")
        }

        @Test("A report on a region draws what it has told, in both languages")
        func report() async throws {
            let daemon = try await daemon()
            try await record("openmrs", "planning", "2025-01-10", in: daemon)
            try await record("openmrs", "piloting", "2025-03-11", in: daemon)
            try await record("bahmni", "scaling-up", "2026-02-01", "--site", "<b>x</b>", in: daemon)
            for (language, told) in [
                ("en", "Plan for implementation: reached by 2 places, of which 0 there now"),
                ("ro", "Plan de implementare: atinsă de 2 locuri, dintre care acum acolo 0"),
            ] {
                let path = folder.path("r-\(language).html")
                let made = try await daemon.done([
                    "report", "adoption", "--region", "RO21", "--as-of", "2026-03-01", "--lang",
                    language, "-o", path,
                ])
                #expect(made.output.isEmpty)
                let page = try String(contentsOfFile: path, encoding: .utf8)
                #expect(page.contains("aria-label=\"\(told)\""))
                #expect(page.contains("id=\"stalled\""), "openmrs has stood still for 355 days")
                #expect(page.contains("&lt;b&gt;x&lt;/b&gt;") && !page.contains("<b>x"))
            }
        }

        @Test("Wrong steps are refused with what to do, and leave nothing")
        func faults() async throws {
            let daemon = try await daemon()
            try await record("openmrs", "piloting", "2026-02-01", in: daemon)
            let step = ["adoption", "record", "openmrs", "--region", "RO21", "--stage"]
            for (arguments, told) in [
                (["pilotting"], "did you mean piloting?"),
                (["planning", "--date", "2026-02-02"], "give a reason"),
                (["deploying", "--level", "uptaken"], "did you mean uptake?"),
                (["deploying", "--date", "2999-01-01"], "lies in the future"),
            ] {
                let refused = try await daemon.twinmatch(step + arguments)
                #expect(refused.status == 64, "\(arguments): \(refused.complaint)")
                #expect(refused.complaint.contains(told), "\(arguments): \(refused.complaint)")
            }
            let back = ["planning", "--date", "2026-02-02", "--reason", "the contract ended"]
            let moved = try await daemon.done(step + back)
            #expect(moved.output.contains("moves from Pilot and evidence to Plan for"))
            let list = try await daemon.done([
                "adoption", "list", "--region", "RO21", "--history", "--format", "json",
            ])
            #expect(list.json["total"].number == 2)
        }
    }
}
