import Documents

/// Changes of records one below the other, and what differs in each.
struct ChangeTable {
    let words: Words
    let changes: [RecordChange]

    /// Lays the changes out.
    func write(to page: inout Page) {
        guard !changes.isEmpty else { return }
        // Nearly always they are all solutions.
        let hasSorts = changes.contains { $0.sort != "solutions" }
        let sorts = hasSorts ? [Table.Column(words.subject("kind"))] : []
        var table = Table(
            [Table.Column(words.heading("change"))] + sorts + [
                Table.Column(words.heading("id"), .left, .cut(least: 16)),
                Table.Column(words.heading("what-differs"), .left, .wrap(least: 16)),
            ]
        )
        table.rows = changes.map { change in
            let name = Line(words.heading("change.\(change.kind.rawValue)"))
            return [change.kind.sign + name]
                + (hasSorts ? [Line(change.sort, .faint)] : [])
                + [Line(change.id, .strong), Line(words.fields(of: change))]
        }
        page.add(table)
    }

    /// How many there are of each kind, for a sentence.
    var counts: [String: Line] {
        var counts: [String: Line] = [:]
        for kind in RecordChange.Kind.allCases {
            let count = changes.count { $0.kind == kind }
            counts[kind.rawValue] = Line(words.numerals.whole(count))
        }
        return counts
    }

    /// The changes for a spreadsheet.
    var csv: CSV { CSV(changes.map(\.node), members: ["change", "kind", "id", "fields"]) }
}

extension Words {
    /// What differs in a record: in words for a solution, else by its places.
    func fields(of change: RecordChange) -> String {
        guard change.sort == "solutions" else { return change.fields.joined(separator: ", ") }
        var names: [String] = []
        for pointer in change.fields {
            let name = field(pointer)
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: "; ")
    }

    /// What a place in a solution's record is called.
    private func field(_ pointer: String) -> String {
        let steps = pointer.split(separator: "/").map(String.init)
        guard let first = steps.first else { return pointer }
        switch (first, steps.dropFirst().first) {
        case ("features", let feature?): return subject(feature)
        case ("links", let link?): return heading("link.\(link)")
        default: return subject(first)
        }
    }
}
