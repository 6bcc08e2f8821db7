import ArgumentParser
import Documents
import RPC

/// What every command that judges solutions takes besides the profile.
struct QueryOptions: ParsableArguments {
    @Option(
        name: [.customLong("weight")],
        help: ArgumentHelp(
            "The weight of a criterion or group, such as need=0.5; repeatable.",
            discussion: "All weights are then scaled so that they add up to 1.",
            valueName: "name=x"
        )
    )
    var weights: [Weight] = []

    @Option(help: "The scoring model (default: the profile's).", completion: .models)
    var model: String?

    @Option(
        help: ArgumentHelp(
            "What a solution must satisfy besides, as JSON.",
            discussion: #"For instance '{"feature": "languages", "anyOf": ["ro"]}'."#,
            valueName: "json"
        )
    )
    var filter: Filter?

    @Option(help: "What an unknown value counts: as the model says, nothing, or fully.")
    var unknowns: Unknowns?

    @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "yyyy-mm-dd"))
    var asOf: Day?

    /// What an unknown value counts.
    enum Unknowns: String, CaseIterable, ExpressibleByArgument {
        case model, pessimistic, optimistic
    }

    /// A day, checked before it is sent.
    struct Day: ExpressibleByArgument {
        let text: String

        init?(argument: String) {
            guard CalendarDate(argument) != nil else { return nil }
            text = argument
        }
    }

    /// The expression a solution must satisfy.
    struct Filter: ExpressibleByArgument {
        let node: Node

        init?(argument: String) {
            guard let node = try? JSONReader.read(Array(argument.utf8)) else { return nil }
            self.node = node
        }
    }

    /// A raw weight by the name of a criterion or group.
    struct Weight: ExpressibleByArgument {
        let name: String
        let raw: Double

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let raw = Double(decimal: parts[1]), raw.isFinite, raw >= 0
            else { return nil }
            name = parts[0]
            self.raw = raw
        }
    }

    func validate() throws {
        try Self.requireOnce(weights)
    }

    /// Refuses names that stand twice.
    static func requireOnce(_ weights: [Weight], option: String = "--weight") throws {
        var names: Set<String> = []
        for weight in weights where !names.insert(weight.name).inserted {
            throw ValidationError("\(option) \(weight.name) is given twice; give it once.")
        }
    }

    /// Raw weights as a parameter; nil where there are none.
    static func member(of weights: [Weight]) -> Node.Member? {
        guard !weights.isEmpty else { return nil }
        let members = weights.map { Node.Member($0.name, .number($0.raw)) }
        return Node.Member("weights", .mapping(members))
    }

    /// The options as parameters.
    var params: [Node.Member] {
        var params: [Node.Member] = []
        if let model { params.append(.init("model", .text(model))) }
        if let weights = Self.member(of: weights) { params.append(weights) }
        if let filter { params.append(.init("filter", filter.node)) }
        if let unknowns { params.append(.init("unknowns", .text(unknowns.rawValue))) }
        if let asOf { params.append(.init("asOf", .text(asOf.text))) }
        return params
    }
}
