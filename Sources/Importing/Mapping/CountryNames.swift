public import Catalog
import Documents

/// The countries by every name and code that people write for them.
public struct CountryNames: Sendable {
    /// What a text means.
    public enum Finding: Sendable, Hashable {
        /// A country, ISO 3166-1 alpha-2.
        case country(String)
        /// A name that is knowingly no country, and why.
        case left(String)
        /// Nothing that is known, and the names that come near.
        case unknown(near: [String])
    }

    /// The list of the codes.
    private static let list = "countries"

    private let mappings: [WordMapping]
    /// The codes by folded code and label.
    private var codes: [String: String] = [:]
    /// The labels, to suggest.
    private let labels: [String]

    /// Takes the names of a catalogue: labels of every language, codes, and other names.
    ///
    /// - Parameter mappings: those of the catalogue; whichever begins with `countries` is asked.
    /// - Complexity: O(*n* log *n*) in the number of countries.
    public init(_ snapshot: CatalogSnapshot, _ mappings: MappingSet) {
        self.mappings = mappings.words.filter { $0.key.hasPrefix(Self.list) }
            .sorted { $0.key < $1.key }.map(\.value)
        for code in snapshot.codeLists[Self.list]?.codes ?? [] {
            codes[code.folded] = code
        }
        for language in DisplayLanguage.allCases {
            for (code, label) in snapshot.labels.labels(in: Self.list, language) {
                codes[label.folded] = code
            }
        }
        labels = snapshot.labels.labels(in: Self.list, .en).values.sorted()
    }

    /// What a text means.
    ///
    /// - Complexity: O(1) for a known name, O(*n*) in the countries for another.
    public func find(_ text: String) -> Finding {
        let folded = text.folded
        if let code = codes[folded] { return .country(code) }
        for mapping in mappings {
            switch mapping.meaning(of: folded) {
            case .codes(let found):
                if let code = found.first(where: { $0.list == Self.list }) {
                    return .country(code.code)
                }
            case .left(let reason): return .left(reason)
            case nil: break
            }
        }
        return .unknown(near: NearestWords.nearest(to: text, among: labels))
    }
}
