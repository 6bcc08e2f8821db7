import Foundation
import FoundationXML
import Testing

extension ProgramTests {
    @Suite("Reports")
    struct Reports {
        /// What a page holds, as an XML reader sees it.
        private final class Reader: NSObject, XMLParserDelegate {
            var ids: [String] = []
            var links: [String] = []
            var levels: [Int] = []
            var drawings = 0
            var titles = 0

            func parser(
                _ parser: XMLParser,
                didStartElement name: String,
                namespaceURI: String?,
                qualifiedName: String?,
                attributes: [String: String]
            ) {
                if let id = attributes["id"] { ids.append(id) }
                if let link = attributes["href"] { links.append(link) }
                if name == "svg", attributes["role"] == "img" {
                    drawings += 1
                    #expect(attributes["aria-label"]?.isEmpty == false, "a drawing has words")
                }
                if name == "title" { titles += 1 }
                if let level = Int(name.dropFirst()), name.hasPrefix("h") { levels.append(level) }
            }
        }

        private func report(_ arguments: [String], _ name: String) throws -> String {
            let folder = try TemporaryFolder()
            let path = folder.file(name)
            let outcome = try Program.run(["report"] + arguments + ["-o", path])
            #expect(outcome.status == 0, "\(arguments): \(outcome.complaint)")
            #expect(outcome.output.isEmpty)
            // The page names the command that made it, and the folder differs from run to run.
            return try String(contentsOfFile: path, encoding: .utf8)
                .replacing(folder.path, with: "FOLDER")
        }

        private func match(_ more: [String]) -> [String] {
            ["match", "RO21", "--local", "catalog", "--as-of", "2026-03-01"] + more
        }

        private let adoption = [
            "adoption", "--region", "RO21", "--local", "catalog", "--as-of", "2026-03-01",
        ]

        @Test("Pages are well-formed, need nothing from elsewhere, and their links lead somewhere")
        func pages() throws {
            for language in ["en", "ro"] {
                let catalog = ["catalog", "catalog", "--as-of", "2026-03-01"]
                for arguments in [match([]), catalog, adoption] {
                    let page = try report(arguments + ["--lang", language], "r.html")
                    let reader = Reader()
                    let parser = XMLParser(data: Data(page.utf8))
                    parser.delegate = reader
                    #expect(
                        parser.parse(),
                        "\(arguments): \(String(describing: parser.parserError))"
                    )
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
                    #expect(reader.drawings > 8 && reader.titles == reader.drawings + 1)
                    #expect(reader.levels.first == 1)
                    let steps = zip(reader.levels, reader.levels.dropFirst())
                    #expect(steps.allSatisfy { $1 - $0 <= 1 }, "no level is left out")
                    #expect(!page.contains(/[{}]/.ignoresCase()) || page.contains("<style>"))
                }
            }
        }

        @Test("No sentence is left without its words or its values", arguments: ["en", "ro"])
        func words(language: String) throws {
            for arguments in [match([]), ["catalog", "catalog"], adoption] {
                let text = try report(arguments + ["--lang", language], "r.md")
                // A key that has no words is spelled: `paper best`.
                #expect(!text.contains(/\bpaper [a-z]/))
                #expect(arguments != adoption || !text.contains(/\btrack [a-z]/))
                #expect(!text.contains(/\{\w+\}/), "a place was not filled")
            }
        }

        @Test("A ranking's page holds the answer, the reasons, the plan and the sources")
        func contents() throws {
            let text = try report(match(["--limit", "3"]), "r.md")
            let page = try Program.run([
                "match", "RO21", "--limit", "3", "--local", "catalog", "--as-of", "2026-03-01",
                "--format", "csv",
            ])
            let rows = page.output.split(separator: "\r\n").dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            #expect(rows.count == 3)
            for row in rows {
                let score = try #require(Double(row[3]))
                let points = String(format: "%.1f", score * 100)
                #expect(text.contains("\(row[2])"), "\(row[2])")
                #expect(text.contains("| \(points) |"), "\(row[2]) has \(points) points")
                #expect(text.contains("<a id=\"plan-\(row[1])\">"))
            }
            #expect(text.contains("an example that nobody there has confirmed"))
            let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
            #expect(headings.count == 8, "\(headings)")
            #expect(text.contains("https://openmrs.org") || text.contains("Guidebook"))
        }

        @Test("The same catalogue and command make the same bytes")
        func same() throws {
            for name in ["r.html", "r.md"] {
                #expect(try report(match([]), name) == report(match([]), name))
                #expect(try report(adoption, name) == report(adoption, name))
            }
        }

        @Test("A page on adoption tells what is known of a region, and how to tell what is not")
        func adoptionContents() throws {
            let text = try report(adoption, "r.md")
            #expect(text.contains("Nobody in Nord-Est has told yet"))
            #expect(text.contains("`twinmatch adoption record openmrs --region RO21"))
            #expect(text.contains("Romania: 5 solutions are known to run"))
            #expect(text.contains("| Insurance reporting (SIUI) |"), "the unmet needs as a table")
            let coverage = try Program.run([
                "adoption", "coverage", "--local", "catalog", "--as-of", "2026-03-01",
                "--format", "csv",
            ])
            let now = try #require(
                coverage.output.split(separator: "\r\n").last { $0.hasPrefix("all,") }
            ).split(separator: ",", omittingEmptySubsequences: false)
            #expect(text.contains("| \(now[2]) | \(now[3]) | \(now[4]) |"), "the last year")
            let page = try report(adoption, "r.html")
            // RO21 and its country stand out on the map; a country without use is there too.
            #expect(page.matches(of: /class="marked"/).count == 2)
            #expect(page.contains("aria-label=\"Nord-Est (RO21): 0 places where a solution runs\""))
        }

        @Test("A name with markup in it stays a name")
        func hostile() throws {
            let folder = try TemporaryFolder()
            let profile = try folder.write(
                """
                region: RO21
                name: {en: "<script>alert(1)</script>", ro: "*b* | [l](javascript:x)"}
                needs: {applications: {A5: 1}}
                """,
                to: "p.yaml"
            )
            let path = folder.file("r.html")
            let made = try Program.run(
                ["report", "match", profile, "-o", path, "--local", "catalog"]
            )
            #expect(made.status == 0, "\(made.complaint)")
            let page = try String(contentsOfFile: path, encoding: .utf8)
            #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
        }

        @Test("What cannot be made says why and leaves no file")
        func refused() throws {
            let folder = try TemporaryFolder()
            let cases: [([String], String, Int32, String)] = [
                (match([]), "r.pdf", 64, ".html or .md"), (match([]), "none/r.html", 74, "folder"),
                (match(["--format", "json"]), "r.html", 64, "--format"),
                (match(["--limit", "51"]), "r.html", 64, "--limit"),
                (["match", "RO99", "--local", "catalog"], "r.html", 1, "RO"),
                (["catalog", "docs"], "r.html", 65, "catalog check"),
                (["catalog", "catalog", "--stale", "24"], "r.html", 64, "24"),
            ]
            for (arguments, name, status, words) in cases {
                let path = folder.file(name)
                let outcome = try Program.run(["report"] + arguments + ["-o", path])
                #expect(outcome.status == status, "\(arguments): \(outcome.complaint)")
                #expect(outcome.complaint.contains(words), "\(outcome.complaint)")
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }

        @Test("Where nothing passes, the page says so, and so does the exit code")
        func nothing() throws {
            let folder = try TemporaryFolder()
            let path = folder.file("r.html")
            let filter =
                #"{"all":[{"feature":"trl","known":true},{"feature":"trl","known":false}]}"#
            let outcome = try Program.run(
                ["report"] + match(["--filter", filter, "-o", path])
            )
            #expect(outcome.status == 1)
            let page = try String(contentsOfFile: path, encoding: .utf8)
            #expect(page.contains("No solution meets every requirement"))
        }
    }
}
