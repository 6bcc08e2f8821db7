import Catalog
import Documents

extension SolutionCard {
    /// The facts for a spreadsheet: a row for each that is known.
    var csv: CSV {
        var csv = CSV(["feature", "label", "value", "words", "source", "date", "basis"])
        for feature in Feature.allCases {
            guard let fact = node["features"]?[feature.rawValue], let value = fact["value"] else {
                continue
            }
            csv.rows.append([
                .text(feature.rawValue), .text(words.subject(feature.rawValue)),
                CSV.Cell(value), .text(words.value(value, of: feature)),
                CSV.Cell(fact["source"]), CSV.Cell(fact["date"]), CSV.Cell(fact["basis"]),
            ])
        }
        return csv
    }
}
