import Catalog
import Documents
import RPC

/// What the check of a catalogue found, in the format that was asked for.
struct CatalogueOutput {
    let folder: String
    let faults: [Fault]
    /// What a faultless catalogue holds.
    let report: CatalogueReport?

    /// The whole output.
    func text(as format: OutputFormat, on terminal: Terminal) -> String {
        switch format {
        case .table:
            var page = Page(terminal)
            write(to: &page)
            return page.rendered
        case .json:
            var writer = JSONWriter(layout: terminal.isInteractive ? .pretty : .compact)
            writer.value(node)
            return writer.text + "\n"
        case .csv: return csv.text
        }
    }

    private func write(to page: inout Page) {
        for fault in faults { page.add(Line(fault.description)) }
        if let report {
            report.write(to: &page)
        } else {
            page.space()
            let count = faults.count
            page.add(Line(count == 1 ? "1 fault in \(folder)" : "\(count) faults in \(folder)"))
        }
    }

    /// Everything that was found, for a program.
    private var node: Node {
        let faults = faults.map { fault in
            Node.mapping([
                .init("file", .text(fault.file)), .init("line", .number(fault.line)),
                .init("path", .text(fault.pointer)), .init("message", .text(fault.message)),
                .init("allowed", .texts(fault.allowed)),
            ])
        }
        return .mapping([.init("faults", .sequence(faults))] + (report?.members ?? []))
    }

    /// A row for each fault, stale fact and possible duplicate.
    private var csv: CSV {
        var csv = CSV(["finding", "where", "line", "what"])
        csv.rows = faults.map {
            [.text("fault"), .text($0.file), .number(Double($0.line)), .text($0.message)]
        }
        csv.rows += report?.rows ?? []
        return csv
    }
}
