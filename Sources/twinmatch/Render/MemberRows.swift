import Documents

/// Who is in the network, each with what they say of themselves.
struct MemberRows: RowsPage {
    let words: Words
    /// Rows as `network.list` sends them, or as `person.export` does.
    let rows: [Node]

    /// What somebody states as codes of lists.
    private static let competences = ["skills", "offers", "asks"]

    /// Lays the rows out.
    func write(to page: inout Page) {
        for row in rows {
            page.space()
            let kind = words.label(row["kind"]?.text ?? "", in: "member-kinds")
            page.add(
                [
                    Line(row["member"]?.text ?? "", .faint),
                    Line(row["name"]?.text ?? "", .strong), Line(kind),
                    Line(words.region(row["region"]?.text ?? "")),
                ].joined("  ")
            )
            let roles = words.labels(
                row["roles"]?.items.compactMap(\.text) ?? [],
                in: "member-roles"
            )
            write("roles", roles, to: &page)
            for name in Self.competences { write(name, labels(row[name]), to: &page) }
            let languages = row["languages"]?.items.compactMap(\.text) ?? []
            write("languages", words.labels(languages, in: "languages"), to: &page)
            write("about", row["about"]?.text ?? "", to: &page)
            write("reach-at", row["contact"]?.text ?? "", to: &page)
            let purposes = row["consent"]?["purposes"]?.items.compactMap(\.text) ?? []
            let date = row["consent"]?["date"]?.text ?? ""
            let agreed = words.labels(purposes, in: "consent-purposes")
            write("consent", "\(agreed) (\(date))", to: &page)
        }
    }

    private func write(_ heading: String, _ text: String, to page: inout Page) {
        guard !text.isEmpty else { return }
        page.prose(Line(text), indent: 2, lead: Line("\(words.heading(heading)): ", .faint))
    }

    private func labels(_ codes: Node?) -> String {
        (codes?.members ?? []).flatMap { list in
            list.value.items.compactMap(\.text).map { words.label($0, in: list.key) }
        }.joined(separator: ", ")
    }

    /// The rows for a spreadsheet; codes as `list=code`.
    var csv: CSV {
        let members = ["member", "version", "kind", "name", "region", "roles", "languages"]
        var csv = CSV(members + Self.competences + ["about", "contact", "purposes", "consented"])
        csv.rows = rows.map { row in
            members.map { CSV.Cell(row[$0]) }
                + Self.competences.map { name in
                    let codes = (row[name]?.members ?? []).flatMap { list in
                        list.value.items.compactMap(\.text).map { "\(list.key)=\($0)" }
                    }
                    return .text(codes.joined(separator: " "))
                }
                + [
                    CSV.Cell(row["about"]), CSV.Cell(row["contact"]),
                    CSV.Cell(row["consent"]?["purposes"]), CSV.Cell(row["consent"]?["date"]),
                ]
        }
        return csv
    }
}
