import Foundation
import Testing

extension EndToEnd {
    /// The commands that run twinnings and look after the network.
    @Suite("Running a twinning")
    struct TwinningCommandTests {
        private let catalog: URL
        private let folder: TemporaryFolder
        private let id = "ro21-hu31-openmrs"

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        private func daemon() async throws -> DaemonUnderTest {
            try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
        }

        private func join(
            _ author: String,
            _ name: String,
            _ more: String...,
            in daemon: DaemonUnderTest
        ) async throws {
            let who = ["--author", author, "--name", name, "--kind", "professional"]
            let consent = ["--consent", "suggested", "--consent", "named-in-reports"]
            _ = try await daemon.done(["network", "join"] + who + consent + more)
        }

        @Test("From opening to outcome: two members come in, three stages pass, a lesson stays")
        func course() async throws {
            let daemon = try await daemon()
            let opened = try await daemon.done([
                "twinnings", "open", "openmrs", "--adopter", "RO21", "--originator", "HU31",
                "--type", "AD", "--start", "2024-02-12",
            ])
            #expect(
                opened.output == "Twinning \(id) is opened: version 1, before the first stage.\n"
            )
            try await join(
                "ana",
                "Ana Pop",
                "--region",
                "RO21",
                "--role",
                "hospital-manager",
                "--skill",
                "applications=A5",
                "--speaks",
                "ro",
                in: daemon
            )
            try await join("eva", "Éva Nagy", "--region", "HU31", "--role", "nurse", in: daemon)
            let whom = try await daemon.done(["network", "suggest", id])
            let (ana, eva) = try (
                #require(whom.output.range(of: "Ana Pop")), #require(whom.output.range(of: "Éva"))
            )
            #expect(ana.lowerBound < eva.lowerBound, "a manager is wanted first: \(whom.output)")
            _ = try await daemon.done([
                "twinnings", "advance", id, "--stage", "reporting", "--date", "2024-02-13",
                "--add", "m-2=hospital-manager", "--add", "m-3=nurse",
            ])
            let nobody = try await daemon.twinmatch(["network", "suggest", id])
            #expect(nobody.status == 1, "who takes part is not suggested")
            for (stage, date) in [("strategy", "2024-03-11"), ("network", "2024-05-14")] {
                _ = try await daemon.done([
                    "twinnings", "advance", id, "--stage", stage, "--date", date,
                ])
            }
            let closed = try await daemon.done([
                "twinnings", "advance", id, "--reached", "First workshop held=2024-03-06",
                "--deliverable", "Plan=2024-05-02", "--link", "https://example.org/plan",
                "--lesson", "Începeți cu asistentele", "--lesson-language", "ro", "--outcome",
                "adapted", "--outcome-date", "2024-08-09", "--expect-version", "4",
            ])
            #expect(closed.output.contains("is at version 5 (closed)"), "\(closed.output)")
            let page = try await daemon.done(["twinnings", "get", id]).output
            #expect(page.hasPrefix("Észak-Magyarország helps Nord-Est to take over openmrs.\n"))
            for text in [
                "Closed on 2024-08-09: Taken over with changes.", "Ana Pop", "Éva Nagy",
                "Network building and feedback collection", "https://example.org/plan",
                "Începeți cu asistentele",
            ] { #expect(page.contains(text), "no '\(text)' in \(page)") }
            let romanian = try await daemon.done(["twinnings", "get", id, "--lang", "ro"]).output
            #expect(romanian.contains("Primul atelier a avut loc"), "\(romanian)")
            let early = try await daemon.done(["twinnings", "get", id, "--version", "1"]).output
            #expect(!early.contains("Ana Pop") && !early.contains("Closed"))
            let list = try await daemon.done(["twinnings", "list", "--format", "csv"]).output
            #expect(list.contains("\(id),5,closed,HU31,RO21,RO21,openmrs,AD,2024-02-12,2024-08-09"))
        }

        @Test("A file says what options would, and options come before it")
        func files() async throws {
            let daemon = try await daemon()
            let entry = folder.url.appending(path: "entry.yaml")
            try Data(
                """
                author: ana
                kind: organisation
                name: Spitalul Județean
                region: RO21
                skills: {applications: [A5], standards: [FHIR]}
                consent: {given: true, purposes: [suggested]}

                """.utf8
            ).write(to: entry)
            _ = try await daemon.done([
                "network", "join", "--from-file", entry.path, "--kind", "professional",
            ])
            let list = try await daemon.done(["network", "list", "--format", "csv"]).output
            #expect(list.contains("m-1,1,professional,Spitalul Județean,RO21"), "\(list)")
            #expect(list.contains("applications=A5 standards=FHIR"), "\(list)")
            _ = try await daemon.done([
                "twinnings", "open", "openmrs", "--adopter", "RO21", "--originator", "HU31",
            ])
            let change = folder.url.appending(path: "change.yaml")
            try Data(
                """
                milestones:
                  - {title: Visit to Miskolc, stage: strategy}
                lessons:
                  - {text: Ask early, language: en}

                """.utf8
            ).write(to: change)
            _ = try await daemon.done(["twinnings", "advance", id, "--from-file", change.path])
            let page = try await daemon.done(["twinnings", "get", id]).output
            #expect(page.contains("Visit to Miskolc") && page.contains("Ask early"), "\(page)")
        }

        @Test("Nobody enters without consent, and who leaves is gone from every page")
        func leaving() async throws {
            let daemon = try await daemon()
            let refused = try await daemon.twinmatch([
                "network", "join", "--author", "ana", "--name", "Ana", "--kind", "professional",
                "--region", "RO21",
            ])
            #expect(refused.status == 64)
            #expect(refused.complaint.contains("Nobody enters without consent"))
            try await join("ana", "Ana Pop", "--region", "RO21", "--about", "Nurse", in: daemon)
            _ = try await daemon.done([
                "twinnings", "open", "openmrs", "--adopter", "RO21", "--originator", "HU31",
                "--participant", "m-1=nurse",
            ])
            let kept = try await daemon.done(["person", "export", "ana"]).output
            #expect(kept.contains("Ana Pop") && kept.contains(id), "\(kept)")
            _ = try await daemon.done(["network", "leave", "--author", "ana", "--yes"])
            let page = try await daemon.done(["twinnings", "get", id]).output
            #expect(page.contains("m-1") && !page.contains("Ana Pop"), "\(page)")
            let list = try await daemon.twinmatch(["network", "list"])
            #expect(list.status == 1)
            let again = try await daemon.done(["network", "leave", "--author", "ana", "--yes"])
            #expect(again.output.contains("Nobody of that name"), "leaving twice does no harm")
            let meant = try await daemon.twinmatch(["network", "leave", "--author", "ana"])
            #expect(meant.status == 64 && meant.complaint.contains("--yes"))
        }
    }
}
