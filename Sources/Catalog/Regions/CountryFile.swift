public import Documents

/// What one `catalog/regions/<country>.yaml` holds: a country, its regions and its obsolete codes.
struct CountryFile {
    var country: Country
    var regions: [Region]
    /// The line of each region.
    var lines: [Int]
    var aliases: [(id: String, successors: [String], line: Int)]

    /// Reads a file that has ``shape``, reporting figures that stand under two years.
    init?(_ node: Node, checker: inout ShapeChecker) {
        guard let id = node["country"]?.text else { return nil }
        let position = node["position"].flatMap { place -> Country.Position? in
            guard let latitude = place["latitude"]?.number,
                let longitude = place["longitude"]?.number
            else { return nil }
            return Country.Position(latitude: latitude, longitude: longitude)
        }
        country = Country(
            id: id,
            nuts: node["nuts"]?.text,
            position: position,
            whoRegion: node["who-region"]?.text,
            isInEU: node["eu"]?.boolean ?? false,
            languages: node["languages"]?.texts ?? []
        )
        regions = [Region(id: id, name: "", country: id, level: .country)]
        lines = [node["country"]?.line ?? node.line]
        for (key, level) in [("level1", Region.Level.major), ("level3", .small)] {
            for member in node[key]?.members ?? [] {
                let name = member.value.text ?? ""
                regions.append(Region(id: member.key, name: name, country: id, level: level))
                lines.append(member.line)
            }
        }
        aliases = []
        readBasicRegions(node, checker: &checker)
        for item in node["aliases"]?.items ?? [] {
            if let alias = item["id"]?.text {
                aliases.append((alias, item["successors"]?.texts ?? [], item.line))
            }
        }
    }

    private mutating func readBasicRegions(_ node: Node, checker: inout ShapeChecker) {
        checker.within("regions") { checker in
            for (index, item) in (node["regions"]?.items ?? []).enumerated() {
                checker.within(String(index)) { readBasicRegion(item, checker: &$0) }
            }
        }
    }

    private mutating func readBasicRegion(_ item: Node, checker: inout ShapeChecker) {
        guard let code = item["id"]?.text, let name = item["name"]?.text else { return }
        var region = Region(id: code, name: name, country: country.id, level: .basic)
        for year in item["indicators"]?.members ?? [] {
            guard let number = Int(year.key) else { continue }
            for member in year.value.members {
                guard let indicator = Indicator(rawValue: member.key),
                    let value = member.value.number
                else { continue }
                let figure = Region.Figure(value: value, year: number)
                if region.indicators.updateValue(figure, forKey: indicator) != nil {
                    checker.within("indicators") {
                        $0.report("\(member.key) stands under two years", member.value)
                    }
                }
            }
        }
        if let nuts = country.nuts, !code.hasPrefix(nuts) {
            checker.within("id") {
                $0.report("'\(code)' must start with the country's '\(nuts)'", item)
            }
        }
        regions.append(region)
        lines.append(item.line)
    }

    /// The declared form of the file.
    static let shape = Shape.named("Country") {
        .record(
            .required("country", .word(list: "countries"), "ISO 3166-1 alpha-2; the file's name."),
            .optional("nuts", .text(.code, limit: 2), "Prefix of its NUTS codes."),
            .optional(
                "position",
                .record(
                    .required("latitude", .number(-90...90, unit: "degrees north")),
                    .required("longitude", .number(-180...180, unit: "degrees east"))
                )
            ),
            .optional("who-region", .choice(["AFRO", "AMRO", "EMRO", "EURO", "SEARO", "WPRO"])),
            .optional("eu", .boolean, "Member of the European Union."),
            .optional("languages", .list(of: .word(list: "languages")), "Official languages."),
            .optional("source", .text(.line, limit: 500), "Who says so."),
            .optional("level1", areas, "NUTS 1 codes and names."),
            .optional("level3", areas, "NUTS 3 codes and names."),
            .optional("regions", .list(of: basicRegion), "NUTS 2 regions."),
            .optional("aliases", .list(of: alias), "Obsolete codes.")
        )
    }

    private static let areas = Shape.map(
        keys: .text(.code, limit: 5),
        values: .text(.line, limit: 200),
        limit: 1000
    )

    private static let basicRegion = Shape.record(
        .required("id", .text(.code, limit: 5), "NUTS 2 code."),
        .required("name", .text(.line, limit: 200), "Official name."),
        .optional(
            "indicators",
            .map(
                keys: .text(.partialDate, limit: 4),
                values: .record(
                    RecordShape(Indicator.allCases.map { .optional($0.rawValue, .anyNumber) })
                ),
                limit: 64
            ),
            "Figures by year; an absent figure is unknown."
        )
    )

    private static let alias = Shape.record(
        .required("id", .text(.code, limit: 5), "The obsolete code."),
        .required("successors", .list(of: .text(.code, limit: 5), count: 1...20, unique: true))
    )
}

extension Country {
    /// The declared form of `catalog/regions/<country>.yaml`.
    public static var fileShape: Shape { CountryFile.shape }
}
