import ArgumentParser
import Documents
import Twinning

/// `twinmatch readiness gap`.
struct ReadinessGapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gap",
        abstract: "Show what a region lacks, and plan in which order to build it.",
        discussion: """
            Holds the region's SCIROCCO levels, its EMRAM stage, bandwidth and staff against what \
            the best solutions for it ask, or those that --solution names. Each step of the plan \
            says who asks, what it changes in the ranking, and which trainings and tools help.
            """
    )

    @OptionGroup var profile: ProfileArgument

    @Option(
        name: [.customLong("solution")],
        help: ArgumentHelp("A solution to be ready for; repeatable.", valueName: "id"),
        completion: .solutions
    )
    var solutions: [String] = []

    @Option(help: ArgumentHelp("How many of the best solutions count.", valueName: "n"))
    var k = 10

    @Option(
        name: [.customLong("require")],
        help: ArgumentHelp(
            "A level to reach, whatever solutions ask, such as S04=3; repeatable.",
            discussion: "Dimensions: S01 to S12, emram, bandwidth in Mbit/s, staff in posts.",
            valueName: "dimension=level"
        )
    )
    var levels: [Level] = []

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Query options") var revisions: RevisionOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    /// A level by the name of its dimension.
    struct Level: ExpressibleByArgument {
        let name: String
        let level: Double

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let level = Double(decimal: parts[1]), level.isFinite
            else { return nil }
            name = parts[0]
            self.level = level
        }
    }

    func validate() throws {
        var names: Set<String> = []
        for level in levels {
            if ReadinessDimension(id: level.name) == nil {
                let known = ReadinessDimension.all.map(\.id).joined(separator: ", ")
                throw ValidationError("--require \(level.name): there are \(known).")
            }
            if !names.insert(level.name).inserted {
                throw ValidationError("--require \(level.name) is given twice; give it once.")
            }
        }
    }

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        let result = try session.call(
            "readiness.gap",
            for: choice,
            params + query.params + revisions.params
        )
        let page = ReadinessPage(
            words: session.words,
            readiness: ReadinessView(node: result),
            profile: session.view(of: choice),
            isIllustrative: result["_meta"]?["illustrative"]?.boolean ?? false
        )
        try session.show(result) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }

    private var params: [Node.Member] {
        var params = [Node.Member("k", .number(k))]
        if let only = solutions.first, solutions.count == 1 {
            params.append(.init("solution", .text(only)))
        } else if !solutions.isEmpty {
            params.append(.init("solutions", .sequence(solutions.map(Node.text))))
        }
        if !levels.isEmpty {
            let members = levels.map { Node.Member($0.name, .number($0.level)) }
            params.append(.init("required", .mapping(members)))
        }
        return params
    }
}
