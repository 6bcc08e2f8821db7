import Foundation
import FoundationXML
import Testing

extension EndToEnd {
    /// The page about a twinning.
    @Suite("Reports of twinnings")
    struct TwinningReportTests {
        private let catalog: URL
        private let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            catalog = try folder.copyGlobalGoods()
        }

        /// Notes ids, links and text that is no markup.
        private final class Reader: NSObject, XMLParserDelegate {
            var ids: [String] = []
            var links: [String] = []
            var drawings = 0

            func parser(
                _ parser: XMLParser,
                didStartElement name: String,
                namespaceURI: String?,
                qualifiedName: String?,
                attributes: [String: String]
            ) {
                if let id = attributes["id"] { ids.append(id) }
                if name == "a" { links.append(attributes["href"] ?? "") }
                if name == "svg", attributes["aria-hidden"] == nil {
                    drawings += 1
                    #expect(attributes["aria-label"]?.isEmpty == false, "a drawing has words")
                }
            }
        }

        /// A twinning under way, with two people of whom one has left, and one just opened.
        private func daemon() async throws -> DaemonUnderTest {
            let daemon = try await DaemonUnderTest.ready(catalog: catalog, isStored: true)
            for (author, name, region) in [("ana", "Ana Pop", "RO21"), ("eva", "Éva", "HU31")] {
                _ = try await daemon.done([
                    "network", "join", "--author", author, "--name", name, "--kind",
                    "professional", "--region", region, "--role", "nurse", "--consent",
                    "named-in-reports",
                ])
            }
            for (solution, originator) in [("openmrs", "HU31"), ("opencrvs", "BG31")] {
                _ = try await daemon.done([
                    "twinnings", "open", solution, "--adopter", "RO21", "--originator", originator,
                    "--start", "2026-02-12",
                ])
            }
            _ = try await daemon.result(
                "twinnings.advance",
                #"{"twinning":"ro21-hu31-openmrs","stage":"reporting","date":"2026-02-13","#
                    + #""participants":{"add":[{"member":"m-1","role":"nurse"},"#
                    + #"{"member":"m-2","role":"trainer"}]},"#
                    + #""lessons":[{"text":"<script>alert(1)</script> *b*"}],"#
                    + #""deliverables":[{"title":"Minutes","date":"2026-03-01","#
                    + #""link":"https://example.org/a"}]}"#
            )
            for number in 0..<6 {
                _ = try await daemon.result(
                    "feedback.submit",
                    #"{"solution":"openmrs","region":"RO21","author":"a\#(number)","#
                        + #""role":"nurse","level":"uptake","score":2}"#
                )
            }
            _ = try await daemon.result("network.leave", #"{"author":"eva"}"#)
            return daemon
        }

        private func report(
            _ twinning: String,
            _ name: String,
            _ language: String,
            of daemon: DaemonUnderTest
        ) async throws -> String {
            let path = folder.path(name)
            let made = try await daemon.done([
                "report", "twinning", twinning, "-o", path, "--lang", language, "--as-of",
                "2026-04-01",
            ])
            #expect(made.output.isEmpty)
            return try String(contentsOfFile: path, encoding: .utf8)
        }

        @Test("Pages are well-formed, need nothing from elsewhere, and leave no word out")
        func pages() async throws {
            let daemon = try await daemon()
            for language in ["en", "ro"] {
                for twinning in ["ro21-hu31-openmrs", "ro21-bg31-opencrvs"] {
                    let page = try await report(twinning, "r.html", language, of: daemon)
                    let reader = Reader()
                    let parser = XMLParser(data: Data(page.utf8))
                    parser.delegate = reader
                    #expect(parser.parse(), "\(String(describing: parser.parserError))")
                    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
                    for foreign in ["src=", "@import", "url(", "<link", "<script", "<iframe"] {
                        #expect(!page.contains(foreign), "\(foreign)")
                    }
                    #expect(Set(reader.ids).count == reader.ids.count, "an id stands once")
                    for link in reader.links {
                        let isThere =
                            link.hasPrefix("#")
                            ? reader.ids.contains(String(link.dropFirst()))
                            : link.hasPrefix("http")
                        #expect(isThere, "\(link)")
                    }
                    #expect(reader.drawings > 10)
                    let text = try await report(twinning, "r.md", language, of: daemon)
                    #expect(!text.contains(/\{\w+\}/), "a place was not filled")
                    // A key without words is spelled: `dossier what`.
                    #expect(!text.contains(/\bdossier [a-z]/), "\(text)")
                    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
                    #expect(headings.count == 10, "\(headings)")
                }
            }
        }

        @Test("The page says who, what, where it stands, what is missing and what was learned")
        func contents() async throws {
            let daemon = try await daemon()
            let text = try await report("ro21-hu31-openmrs", "r.md", "en", of: daemon)
            for said in [
                "Nord-Est takes over OpenMRS, with the help of Észak-Magyarország.",
                "begun on 13 Feb 2026 and planned until 9 Mar 2026",
                "3 milestones are overdue", "**overdue**",
                "an example that nobody there has confirmed", "of 100 points",
                "| Ana Pop | Nurse |", "a participant who has left or is no longer named | Trainer",
                "6 votes about OpenMRS, on average +2.0", "[Minutes](<https://example.org/a>)",
                #"\<script\>alert(1)\</script\> \*b\*"#, "**S04** ",
            ] {
                #expect(text.contains(said), "\(said)")
            }
            #expect(!text.contains("Éva"), "who has left is named nowhere")
            let explained = try await daemon.result(
                "match.explain",
                #"{"profile":"RO21","solution":"openmrs","asOf":"2026-04-01"}"#
            )
            let score = try #require(explained["match"]["score"].number)
            #expect(text.contains("with \(String(format: "%.1f", score * 100)) of 100 points"))
            let bare = try await report("ro21-bg31-opencrvs", "r.md", "en", of: daemon)
            for said in [
                "no stage has begun yet", "No place is on record", "Nobody has been named yet",
                "Nobody in Nord-Est has said yet", "Nothing has been handed over",
            ] {
                #expect(bare.contains(said), "\(said)")
            }
        }

        @Test("The same twinning and command make the same bytes; what is not there is refused")
        func same() async throws {
            let daemon = try await daemon()
            let first = try await report("ro21-hu31-openmrs", "r.html", "ro", of: daemon)
            #expect(try await report("ro21-hu31-openmrs", "r.html", "ro", of: daemon) == first)
            let path = folder.path("none.html")
            let refused = try await daemon.twinmatch([
                "report", "twinning", "ro21-hu31-openmr", "-o", path,
            ])
            #expect(refused.status == 1, "\(refused)")
            #expect(refused.complaint.contains("ro21-hu31-openmrs"), "the nearest id is named")
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
