/// What a solution can have: one typed column of the catalogue.
public enum Feature: String, Sendable, CaseIterable, Hashable {
    /// Health-system challenges that the solution addresses.
    case challenges
    /// Digital health interventions (CDISAH v2) that the solution performs.
    case interventions
    /// Services and application types (CDISAH v2) that the solution is.
    case applications
    /// Chapters of ICD-10 that the solution is made for.
    case conditions
    /// Groups of people the solution serves.
    case populations
    /// Care settings the solution works in.
    case careSettings = "care-settings"
    /// Groups of people who use the solution.
    case users
    /// Languages of the user interface, ISO 639-1.
    case languages
    /// Interoperability standards and national interfaces the solution speaks.
    case standards
    /// Ways the solution can be hosted.
    case hosting
    /// Regulation and certification the solution satisfies.
    case regulation
    /// Licences, SPDX ids below their class.
    case licence
    /// How far the solution works without a connection.
    case offline
    /// EU technology readiness level, 1...9.
    case trl
    /// Maturity score, 1...10.
    case maturity
    /// Strength of the published evidence.
    case evidence
    /// Bandwidth the solution needs, in Mbit/s.
    case bandwidth
    /// Staff the solution needs, in full-time equivalents.
    case staff
    /// Cost of setting the solution up, in EUR.
    case setupCost = "setup-cost"
    /// Cost of running the solution for a year, in EUR.
    case yearCost = "year-cost"
    /// Whether the interface can be translated by its users.
    case translatable

    /// What kind of value the feature has.
    public var kind: FeatureKind {
        switch self {
        case .offline, .trl, .maturity, .evidence: .ordinal
        case .bandwidth: .number(unit: "Mbit/s")
        case .staff: .number(unit: "FTE")
        case .setupCost, .yearCost: .number(unit: "EUR")
        case .translatable: .boolean
        default: .codeSet
        }
    }

    /// The place in the declaration, from 0; quicker than anything that goes by the name.
    public var place: Int {
        switch self {
        case .challenges: 0
        case .interventions: 1
        case .applications: 2
        case .conditions: 3
        case .populations: 4
        case .careSettings: 5
        case .users: 6
        case .languages: 7
        case .standards: 8
        case .hosting: 9
        case .regulation: 10
        case .licence: 11
        case .offline: 12
        case .trl: 13
        case .maturity: 14
        case .evidence: 15
        case .bandwidth: 16
        case .staff: 17
        case .setupCost: 18
        case .yearCost: 19
        case .translatable: 20
        }
    }

    /// The code list of a code set or ordinal; each such feature is named after its list.
    public var list: String { rawValue }

    /// The features whose values are sets of codes.
    public static let codeSets = allCases.filter { $0.kind == .codeSet }

    /// The features that people of the network speak of too: what they know, offer and ask for.
    public static let competences: [Feature] = [
        .challenges, .interventions, .applications, .conditions, .careSettings, .standards,
    ]
}
