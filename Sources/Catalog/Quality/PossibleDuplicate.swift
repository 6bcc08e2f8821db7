import Documents

/// Two records that may describe one solution.
public struct PossibleDuplicate: Sendable, Hashable {
    /// Why two records look like one.
    public enum Cause: String, Sendable, CaseIterable {
        /// The same name, but for case, diacritics and what stands between words.
        case name
        /// The same home page.
        case home
        /// The same repository.
        case source
    }

    /// The position of the first.
    public let first: Int
    /// The position of the second, which is larger.
    public let second: Int
    /// What they share, in the order of `Cause`.
    public let causes: [Cause]

    /// The pairs that share a name, a home page or a repository, by position. Of many records that
    /// share one thing, each is paired with the first.
    ///
    /// - Complexity: O(*n* log *n*) in the records.
    static func pairs(in solutions: some Collection<Solution>) -> [PossibleDuplicate] {
        var causes: [Pair: Set<Cause>] = [:]
        for cause in Cause.allCases {
            var firsts: [String: Int] = [:]
            for (position, solution) in solutions.enumerated() {
                guard let key = cause.key(of: solution) else { continue }
                if let first = firsts[key] {
                    causes[Pair(first: first, second: position), default: []].insert(cause)
                } else {
                    firsts[key] = position
                }
            }
        }
        return causes.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
            .map { pair, shared in
                PossibleDuplicate(
                    first: pair.first,
                    second: pair.second,
                    causes: Cause.allCases.filter(shared.contains)
                )
            }
    }

    private struct Pair: Hashable {
        var first: Int
        var second: Int
    }
}

extension PossibleDuplicate.Cause {
    /// What two records must share; nil where a record has no such thing.
    func key(of solution: Solution) -> String? {
        switch self {
        case .name: FoldedText(solution.name).joined
        case .home: solution.links.home.flatMap(Self.address)
        case .source: solution.links.source.flatMap(Self.address)
        }
    }

    /// An address without what two spellings of it may differ in; nil where nothing is left.
    private static func address(_ link: String) -> String? {
        var rest = Substring(link)
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        var address = rest.lowercased()
        if address.hasPrefix("www.") { address.removeFirst(4) }
        while address.hasSuffix("/") { address.removeLast() }
        if address.hasSuffix(".git") { address.removeLast(4) }
        return address.isEmpty ? nil : address
    }
}
