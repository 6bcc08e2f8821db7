import Catalog
import Documents

/// Makes a solution of the claims of one row, and corrects what became of the fields whose claims
/// do not stand.
struct RecordBuilder {
    private let claims: [Target.Role: [Claim]]
    private let defaults: FieldMap.Defaults
    private let lists: [String]
    private var outcomes: [FieldOutcome]
    /// The leaves whose source, date, basis or year stands in the record.
    private var used: Set<Int> = []

    private init(_ claims: [Claim], _ map: FieldMap, _ outcomes: [FieldOutcome]) {
        self.claims = Dictionary(grouping: claims, by: \.role)
        self.outcomes = outcomes
        defaults = map.defaults
        lists = map.lists
    }

    /// The record of one row and what became of its fields.
    ///
    /// - Parameters:
    ///   - claims: what the fields say.
    ///   - map: what facts are stated with by default.
    ///   - outcomes: what became of each field so far.
    ///   - book: knows the order of codes.
    /// - Complexity: O(*n* log *n*) in the number of claims.
    static func build(
        _ claims: [Claim],
        _ map: FieldMap,
        _ outcomes: [FieldOutcome],
        _ book: inout WordBook
    ) -> (node: Node, outcomes: [FieldOutcome]) {
        var builder = RecordBuilder(claims, map, outcomes)
        let node = builder.record(&book)
        builder.leaveUnused()
        return (node, builder.outcomes)
    }

    private mutating func record(_ book: inout WordBook) -> Node {
        var members: [Node.Member] = []
        members += Node.present([
            ("id", single(.id)), ("name", single(.name)), ("kind", single(.kind)),
        ])
        let listed = lists + texts(.lists)
        members.append(.init("lists", .texts(book.inOrder(listed, of: "lists"))))
        let summary = summary()
        if !summary.isEmpty { members.append(.init("summary", .mapping(summary))) }
        let links = ["home", "docs", "source", "contact"].map { ($0, single(.link($0))) }
        members += section("links", Node.present(links))
        members += section(
            "originator",
            Node.present([("organisation", single(.organisation)), ("region", single(.home))])
        )
        members += section("features", features(&book))
        let requires = (Scirocco.dimensions + ["emram", "bandwidth", "hard"])
            .map { ($0, single(.requirement($0))) }
        members += section("requires", Node.present(requires))
        let deployments = deployments()
        if !deployments.isEmpty {
            members.append(.init("deployments", .sequence(deployments)))
        }
        return .mapping(members)
    }

    private func section(_ key: String, _ members: [Node.Member]) -> [Node.Member] {
        members.isEmpty ? [] : [Node.Member(key, .mapping(members))]
    }

    /// The one value of a place: the first that is claimed; the others are left.
    private mutating func single(_ role: Target.Role) -> Node? {
        guard let winner = claims[role]?.first else { return nil }
        leaveOthers(than: winner, "the first one is taken")
        return winner.value
    }

    private mutating func leaveOthers(than winner: Claim, _ reason: String) {
        for other in claims[winner.role] ?? [] where other.leaf != winner.leaf {
            leave(other.leaf, "the place holds one value; \(reason)")
        }
    }

    /// Takes back what was said of a leaf.
    private mutating func leave(_ leaf: Int, _ reason: String) {
        guard outcomes[leaf].kind != .refused else { return }
        outcomes[leaf].kind = .left
        outcomes[leaf].to = []
        outcomes[leaf].reasons = [reason]
    }

    private func texts(_ role: Target.Role) -> [String] {
        (claims[role] ?? []).compactMap(\.value.text)
    }

    /// The summary; where it is told in one language only, the other has the same text for now.
    private mutating func summary() -> [Node.Member] {
        var texts: [DisplayLanguage: Node] = [:]
        for language in DisplayLanguage.allCases { texts[language] = single(.summary(language)) }
        let names: [DisplayLanguage: String] = [.en: "English", .ro: "Romanian"]
        for language in DisplayLanguage.allCases where texts[language] == nil {
            guard
                let other = DisplayLanguage.allCases.first(where: { texts[$0] != nil }),
                let winner = claims[.summary(other)]?.first
            else { continue }
            texts[language] = texts[other]
            outcomes[winner.leaf].change(
                "summary.\(language) taken from the \(names[other] ?? "") text; translate it"
            )
            outcomes[winner.leaf].to.append("summary.\(language): \(winner.value.shownText)")
        }
        return DisplayLanguage.allCases.compactMap { language in
            texts[language].map { Node.Member(language.rawValue, $0) }
        }
    }

    // MARK: Features

    private mutating func features(_ book: inout WordBook) -> [Node.Member] {
        var members: [Node.Member] = []
        for feature in Feature.allCases {
            guard let all = claims[.feature(feature)], let winner = latest(all, of: feature)
            else { continue }
            guard let stated = provenance(of: feature, beside: winner) else {
                refuse(all, "has no source, date or basis; name them in columns or options")
                continue
            }
            var value = winner.value
            if feature.kind == .codeSet {
                let codes = all.flatMap { $0.value.text.map { [$0] } ?? $0.value.texts }
                value = .texts(book.inOrder(codes, of: feature.list))
            } else {
                leaveOthers(than: winner, "the latest, else the first, is taken")
            }
            let fact = [Node.Member("value", value)] + stated
            members.append(.init(feature.rawValue, .mapping(fact)))
        }
        return members
    }

    /// The claim of the latest date, or the first where none is later.
    private func latest(_ all: [Claim], of feature: Feature) -> Claim? {
        var winner = all.first
        var day = winner.flatMap { self.day(beside: $0, of: feature) }
        for claim in all.dropFirst() {
            guard let other = self.day(beside: claim, of: feature), day.map({ other > $0 }) ?? true
            else { continue }
            winner = claim
            day = other
        }
        return winner
    }

    private func day(beside claim: Claim, of feature: Feature) -> CalendarDate? {
        beside(claim, .date(feature))?.value.text.flatMap(PartialDate.init)?.earliest
    }

    /// What is said of a claim in the same element of the row, else for the row.
    private func beside(_ claim: Claim, _ role: Target.Role) -> Claim? {
        let all = claims[role] ?? []
        return all.first { $0.element == claim.element } ?? all.first { $0.element.isEmpty }
    }

    /// Source, date and basis of a feature: its own, else the row's, else the default.
    private mutating func provenance(of feature: Feature, beside claim: Claim) -> [Node.Member]? {
        var members: [Node.Member] = []
        let whole = Target.Role.provenance(of: nil)
        let fallbacks = [defaults.source, defaults.date, defaults.basis]
        for (index, (key, role)) in Target.Role.provenance(of: feature).enumerated() {
            let said = beside(claim, role) ?? beside(claim, whole[index].1)
            if let said { used.insert(said.leaf) }
            guard let value = said?.value ?? fallbacks[index].map(Node.text) else { return nil }
            members.append(.init(key, value))
        }
        return members
    }

    private mutating func refuse(_ claims: [Claim], _ reason: String) {
        for claim in claims {
            outcomes[claim.leaf].refuse(reason)
            outcomes[claim.leaf].to = []
        }
    }

    // MARK: Deployments

    private mutating func deployments() -> [Node] {
        var found: [(region: String, year: Int, node: Node)] = []
        for claim in claims[.deploymentRegion] ?? [] {
            guard let region = claim.value.text else { continue }
            let date = beside(claim, .date(nil))?.value.text ?? defaults.date
            let level = beside(claim, .deploymentLevel)
            let stated = beside(claim, .deploymentYear)
            let source = beside(claim, .deploymentSource) ?? beside(claim, .source(nil))
            guard
                let year = stated?.value.integer ?? date.flatMap(PartialDate.init)?.year,
                let words = source?.value ?? defaults.source.map(Node.text)
            else {
                refuse([claim], "has no year or no source; name them in columns or options")
                continue
            }
            for said in [level, stated, source] {
                if let said { used.insert(said.leaf) }
            }
            if stated == nil, let dated = beside(claim, .date(nil)) { used.insert(dated.leaf) }
            let members: [(String, Node?)] = [
                ("region", claim.value), ("year", .number(year)), ("level", level?.value),
                ("source", words),
            ]
            let node = Node.mapping(Node.present(members))
            if !found.contains(where: { $0.node == node }) { found.append((region, year, node)) }
        }
        return found.enumerated()
            .sorted {
                ($0.element.region, $0.element.year, $0.offset)
                    < ($1.element.region, $1.element.year, $1.offset)
            }
            .map(\.element.node)
    }

    /// Leaves sources, dates, bases and years that nothing in the record needed.
    private mutating func leaveUnused() {
        for (role, all) in claims {
            switch role {
            case .source, .date, .basis, .deploymentYear, .deploymentLevel, .deploymentSource:
                for claim in all where !used.contains(claim.leaf) {
                    // A cell `RO:2023` has claims of several kinds; its region decides.
                    if claim.element.contains("#") { continue }
                    leave(claim.leaf, "nothing that is taken needs it")
                }
            default: break
            }
        }
    }
}
