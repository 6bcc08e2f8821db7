import ArgumentParser
import Catalog
import Documents

/// `twinmatch learn`.
struct LearnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Propose weights from what you prefer, and how well they foresee it.",
        usage: """
            twinmatch learn <profile> --prefer <better:worse> ... [<options>]
            twinmatch learn <profile> --outcome <solution=good> ... [<options>]
            """,
        discussion: """
            Weights move only within limits that the scoring model states, and only where a \
            preference speaks against them. Nothing is changed without --apply.
            """
    )

    @OptionGroup var profile: ProfileArgument

    @Option(
        help: ArgumentHelp(
            "A solution that suits you better than another; repeatable.",
            valueName: "better:worse"
        ),
        completion: .solutions
    )
    var prefer: [Pair] = []

    @Option(
        help: ArgumentHelp(
            "Preferences in a file: .csv with the columns better,worse, or a list in .yaml.",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv", "yaml", "yml", "json"])
    )
    var preferences: String?

    @Option(
        name: .customLong("outcome"),
        help: ArgumentHelp(
            "How a solution did, good or poor; repeatable. All good ones go before all poor ones.",
            valueName: "solution=good"
        )
    )
    var outcomes: [Outcome] = []

    @Option(
        name: .customLong("pin"),
        help: ArgumentHelp("A criterion whose weight stays; repeatable.", valueName: "criterion")
    )
    var pinned: [String] = []

    @Flag(help: "Write the weights into the stored profile, as its next version.")
    var apply = false

    @Option(help: "The scoring model (default: the profile's).", completion: .models)
    var model: String?

    @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "yyyy-mm-dd"))
    var asOf: QueryOptions.Day?

    @Option(help: "Which pairs are left out together, to judge what is learned.")
    var seed: Int?

    @OptionGroup(title: "Common options") var common: CommonOptions

    /// Two solutions: `better:worse`.
    struct Pair: ExpressibleByArgument {
        let better: String
        let worse: String

        init?(argument: String) {
            let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
            better = String(parts[0])
            worse = String(parts[1])
        }
    }

    /// How a solution did: `solution=good`.
    struct Outcome: ExpressibleByArgument {
        let solution: String
        let outcome: String

        init?(argument: String) {
            let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, ["good", "poor"].contains(parts[1]) else { return nil }
            solution = String(parts[0])
            outcome = String(parts[1])
        }
    }

    func validate() throws {
        guard !prefer.isEmpty || preferences != nil || !outcomes.isEmpty else {
            throw ValidationError("Say what you prefer: --prefer, --preferences or --outcome.")
        }
        guard !apply || model == nil else {
            throw ValidationError(
                "--apply writes weights for the profile's own model; leave --model out."
            )
        }
    }

    func run() throws {
        let choice = try ProfileChoice(profile)
        guard !apply || choice.file == nil else {
            throw Failure(
                .usage,
                "--apply changes a stored profile; leave it out, and paste what is printed into "
                    + choice.name
            )
        }
        let session = try Session(common, for: apply ? .store : .ask)
        let stored = apply ? try session.stored(profile: choice.name) : nil
        let result = try session.call("decide.weights", for: choice, try params)
        var applied: Node?
        if let stored, result["changed"]?.boolean == true {
            applied = try session.write(weights: result["profileWeights"], into: stored)
        }
        let isJSON = session.format == .json
        let page = LearningPage(
            words: session.words,
            result: result,
            profile: session.view(of: choice),
            model: isJSON ? "" : session.model(of: result).title,
            applied: applied,
            isFile: choice.file != nil
        )
        try session.show(page.whole) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }

    /// The options as parameters.
    private var params: [Node.Member] {
        get throws(Failure) {
            var rows = prefer.map { pair in
                Node.mapping([
                    .init("better", .text(pair.better)), .init("worse", .text(pair.worse)),
                ])
            }
            if let preferences { rows += try PreferenceFile(preferences).rows }
            let outcomes = outcomes.map { outcome in
                Node.mapping([
                    .init("solution", .text(outcome.solution)),
                    .init("outcome", .text(outcome.outcome)),
                ])
            }
            var params: [Node.Member] = [.init("method", .text("preferences"))]
            if !rows.isEmpty { params.append(.init("preferences", .sequence(rows))) }
            if !outcomes.isEmpty { params.append(.init("outcomes", .sequence(outcomes))) }
            if !pinned.isEmpty { params.append(.init("pinned", .sequence(pinned.map(Node.text)))) }
            if let seed { params.append(.init("seed", .number(seed))) }
            if let model { params.append(.init("model", .text(model))) }
            if let asOf { params.append(.init("asOf", .text(asOf.text))) }
            return params
        }
    }
}

extension Session {
    /// A stored profile as it is now, with its version.
    ///
    /// - Throws: ``Failure``.
    fileprivate func stored(profile id: String) throws(Failure) -> Node {
        try call("profiles.get", [.init("profile", .text(id)), lang])
    }

    /// Writes weights into a profile, unless somebody has changed it since it was looked at.
    ///
    /// - Parameters:
    ///   - weights: all of its weights from now on.
    ///   - stored: the result of `profiles.get`.
    /// - Returns: the result of `profiles.put`.
    /// - Throws: ``Failure``.
    fileprivate func write(weights: Node?, into stored: Node) throws(Failure) -> Node {
        let members = (stored["profile"]?.members ?? []).filter { $0.key != "weights" }
        let profile = Node.mapping(members + Node.present([("weights", weights)]))
        let version = stored["version"]?.integer
        return try write(
            "profiles.put",
            [.init("profile", profile)]
                + Node.present([("expectedVersion", version.map { .number($0) })]),
            key: nil
        )
    }
}
