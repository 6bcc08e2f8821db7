import Catalog
import Documents

/// A place of a solution that a field can fill, by the name that column maps and CSV files use.
struct Target: Sendable {
    /// What a place means.
    enum Role: Sendable, Hashable {
        case id, name, kind, lists
        case summary(DisplayLanguage)
        case link(String)
        case organisation, home
        case feature(Feature)
        /// Of one feature, or of every feature of the row.
        case source(Feature?), date(Feature?), basis(Feature?)
        case requirement(String)
        /// A region, with a year and a level behind colons where they are known: `RO:2023:uptake`.
        case deployment
        case deploymentRegion, deploymentYear, deploymentLevel, deploymentSource
    }

    /// The name, such as `features.languages`.
    let name: String
    /// What it means.
    let role: Role
    /// The form of one value.
    let shape: Shape
    /// Whether it holds several values.
    let isList: Bool
    /// Where our own files have it, with `*` for an element.
    let nestedSteps: [String]

    /// The place of a name, or nil.
    init?(_ name: String) {
        guard let target = Self.all[name] else { return nil }
        self = target
    }

    /// Every name.
    static let names: [String] = places.map(\.name)

    /// The form of a basis.
    static let basisShape = Shape.choice(StatedFeature.Basis.allCases.map(\.rawValue))

    private static let all = Dictionary(uniqueKeysWithValues: places.map { ($0.name, $0) })

    private static let places: [Target] = {
        var places: [Target] = []
        // The form is the one that the files have at the same place; a list's is its element's.
        func add(_ name: String, _ role: Role, at steps: [String]) {
            guard let shape = Solution.shape.part(at: steps[...]) else { return }
            let element = shape.listElement
            places.append(
                Target(
                    name: name,
                    role: role,
                    shape: element ?? shape,
                    isList: element != nil,
                    nestedSteps: steps
                )
            )
        }
        for (name, role) in [("id", Role.id), ("name", .name), ("kind", .kind), ("lists", .lists)] {
            add(name, role, at: [name])
        }
        for language in DisplayLanguage.allCases {
            let key = language.rawValue
            add("summary.\(key)", .summary(language), at: ["summary", key])
        }
        for key in ["home", "docs", "source", "contact"] {
            add("links.\(key)", .link(key), at: ["links", key])
        }
        add("originator.organisation", .organisation, at: ["originator", "organisation"])
        add("originator.region", .home, at: ["originator", "region"])
        for feature in Feature.allCases {
            let key = feature.rawValue
            add("features.\(key)", .feature(feature), at: ["features", key, "value"])
            for (part, role) in Role.provenance(of: feature) {
                add("features.\(key).\(part)", role, at: ["features", key, part])
            }
        }
        for key in Scirocco.dimensions + ["emram", "bandwidth", "hard"] {
            add("requires.\(key)", .requirement(key), at: ["requires", key])
        }
        let parts: [(String, Role)] = [
            ("region", .deploymentRegion), ("year", .deploymentYear),
            ("level", .deploymentLevel), ("source", .deploymentSource),
        ]
        for (part, role) in parts {
            add("deployments.\(part)", role, at: ["deployments", "*", part])
        }
        let line = Shape.text(.line, limit: 500)
        places.append(Target("deployments", .deployment, line, isList: true))
        places.append(Target("source", .source(nil), line))
        places.append(Target("date", .date(nil), .text(.partialDate, limit: 10)))
        places.append(Target("basis", .basis(nil), basisShape))
        return places
    }()

    /// A place that only rows have, not our files.
    private init(_ name: String, _ role: Role, _ shape: Shape, isList: Bool = false) {
        self.init(name: name, role: role, shape: shape, isList: isList, nestedSteps: [])
    }

    private init(name: String, role: Role, shape: Shape, isList: Bool, nestedSteps: [String]) {
        self.name = name
        self.role = role
        self.shape = shape
        self.isList = isList
        self.nestedSteps = nestedSteps
    }
}

extension Target.Role {
    /// The places of a feature's source, date and basis.
    static func provenance(of feature: Feature?) -> [(String, Self)] {
        [("source", .source(feature)), ("date", .date(feature)), ("basis", .basis(feature))]
    }
}

extension Shape {
    /// The form of the part that member names lead to; `*` is an element of a list.
    fileprivate func part(at steps: ArraySlice<String>) -> Shape? {
        if case .named(_, let body) = self { return body().part(at: steps) }
        guard let step = steps.first else { return self }
        switch self {
        case .record(let record):
            return record.members.first { $0.name == step }?.shape.part(at: steps.dropFirst())
        case .list(let element, _, _) where step == "*":
            return element.part(at: steps.dropFirst())
        default: return nil
        }
    }

    /// The form of a list's elements; nil where the form is no list.
    fileprivate var listElement: Shape? {
        switch self {
        case .list(let element, _, _): element
        case .either(let shapes): shapes.lazy.compactMap(\.listElement).first
        default: nil
        }
    }
}
