import ArgumentParser
import Foundation
import Reports

/// Where a report goes and as what.
struct ReportOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "The file: a page where it ends in .html, text where it ends in .md.",
            valueName: "file"
        ),
        completion: .file(extensions: ["html", "md"])
    )
    var output: String

    /// What a report is printed as.
    private enum Form {
        case page, markdown

        init?(extension name: String) {
            switch name.lowercased() {
            case "html", "htm": self = .page
            case "md", "markdown": self = .markdown
            default: return nil
            }
        }
    }

    func validate() throws {
        guard Form(extension: URL(filePath: output).pathExtension) != nil else {
            throw ValidationError("-o \(output) must end in .html or .md.")
        }
    }

    /// Writes a report: the file is there as a whole or not at all.
    ///
    /// - Throws: ``Failure`` where it cannot be written.
    func write(_ report: Report) throws(Failure) {
        let url = URL(filePath: output)
        let text =
            switch Form(extension: url.pathExtension) {
            case .markdown: MarkdownPrinter.text(of: report)
            default: HTMLPrinter.text(of: report)
            }
        do {
            try Data(text.utf8).write(to: url, options: .atomic)
        } catch {
            throw Failure(
                .inputOutput,
                "\(output) cannot be written; check that its folder is there and has room"
            )
        }
    }
}
