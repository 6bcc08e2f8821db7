public import Catalog

/// Code lists of a few codes for every feature, made by hand.
public enum SmallLists {
    /// A list from `code` or `code<parent` words.
    public static func list(_ id: String, _ kind: CodeList.Kind, _ words: [String]) -> CodeList {
        let codes = words.map { $0.split(separator: "<").map(String.init) }
        let names = codes.map { $0[0] }
        return CodeList(
            id: id,
            version: "1",
            kind: kind,
            source: "test",
            codes: codes.map { word in
                (word[0], word.count > 1 ? names.firstIndex(of: word[1]) : nil)
            }
        )
    }

    /// The lists by id; every tree is the same, of three levels below two roots.
    public static let all: [String: CodeList] = {
        let tree = ["1", "1.1<1", "1.1.1<1.1", "1.1.2<1.1", "1.2<1", "2", "2.1<2", "2.10<2"]
        let flat = ["ro", "en", "fr", "de", "hu"]
        var lists = [
            list("offline", .scale, ["none", "partial", "full"]),
            list("trl", .scale, (1...9).map(String.init)),
            list("maturity", .scale, (1...10).map(String.init)),
            list("evidence", .scale, ["descriptive", "observational", "randomised"]),
            list("kinds", .set, ["software", "service", "content"]),
            list("lists", .set, ["global-goods", "european-hospital"]),
            list("adoption-levels", .scale, ["adoption", "uptake", "scale-up"]),
            list("countries", .set, ["HR", "KE", "RO"]),
            list("scirocco", .set, Scirocco.dimensions),
        ]
        for feature in Feature.codeSets {
            let isFlat = feature == .languages || feature == .populations
            lists.append(list(feature.list, isFlat ? .set : .tree, isFlat ? flat : tree))
        }
        return Dictionary(uniqueKeysWithValues: lists.map { ($0.id, $0) })
    }()
}
