/// Which solutions are known to run in which countries, ready to be hidden one at a time.
public struct DeploymentTable: Sendable, Hashable {
    /// One solution in one country.
    public struct Pair: Sendable, Hashable {
        /// The country, ISO 3166-1 alpha-2.
        public var country: String
        /// The solution's name in the file.
        public var solution: String

        /// Makes a pair.
        public init(country: String, solution: String) {
            self.country = country
            self.solution = solution
        }
    }

    /// The fewest solutions of a country: one is hidden, and one must be left to know it by.
    public static let fewest = 2

    /// The pairs, by country and then by solution, each once.
    public let pairs: [Pair]
    /// The countries, ascending.
    public let countries: [String]
    /// The solutions, ascending.
    public let solutions: [String]
    /// The countries left out for having fewer than ``fewest`` solutions, ascending.
    public let leftOut: [String]

    /// Makes a table.
    ///
    /// - Parameter pairs: in any order; a pair that stands twice counts once.
    /// - Complexity: O(*n* log *n*) in the number of pairs.
    public init(_ pairs: some Sequence<Pair>) {
        let byCountry = Dictionary(grouping: Set(pairs), by: \.country)
        leftOut = byCountry.filter { $0.value.count < Self.fewest }.keys.sorted()
        countries = byCountry.filter { $0.value.count >= Self.fewest }.keys.sorted()
        self.pairs = countries.flatMap { country in
            (byCountry[country] ?? []).sorted { $0.solution < $1.solution }
        }
        solutions = Set(self.pairs.map(\.solution)).sorted()
    }
}
