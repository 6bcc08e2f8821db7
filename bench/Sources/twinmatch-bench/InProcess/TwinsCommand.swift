import ArgumentParser
import Catalog
import Matching
import Twinning

/// `inprocess twins`: similar regions all against all, the twins of one region, and a programme.
///
/// `similar N` tells the median microseconds of N matrices of all NUTS 2 regions and countries,
/// `plain N` those of the same in the obvious way; `find N` those of N searches for the twins of
/// the profile, from its plan to the pairs with what is told of the best ten; `programme N` those
/// of 12 grants over the stored profiles, pairs and all; `assign N` those of 12 grants over every
/// NUTS 2 region with every other. `compare 1` fails where an answer is wrong.
struct TwinsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twins",
        abstract: "Similar regions, twins and a programme's grants (P15)."
    )

    @OptionGroup var served: ServedOptions

    /// The grants of each assignment, and what may be spent in cents.
    private static let grants = 12
    private static let budget = 40_000_000

    func run() throws {
        let loaded = try served.loaded()
        let trial = try TwinTrial(loaded)
        let told = [
            "solutions": Double(loaded.engine.snapshot.solutions.count),
            "regions": Double(trial.places.count), "pairs": Double(trial.candidates.count),
            "adopters": Double(trial.profiles.count),
        ]
        try Demand.serve(told) { word, number in
            switch word {
            case "similar":
                return Demand.microseconds(number) { _ in _ = trial.matrix() }
            case "plain": return Demand.microseconds(number) { _ in _ = trial.plainSum() }
            case "find":
                return try Demand.microseconds(number) { _ in
                    _ = try trial.twins(of: loaded.profile)
                }
            case "programme":
                return try Demand.microseconds(number) { _ in
                    _ = try trial.programme(grants: Self.grants, budget: Double(Self.budget) / 100)
                }
            case "assign":
                return Demand.microseconds(number) { _ in
                    _ = Assignment(trial.candidates, grants: Self.grants, budget: Self.budget)
                }
            case "compare":
                try compare(trial)
                return number
            default: throw BenchError("nothing is called \(word)")
            }
        }
    }

    private func compare(_ trial: TwinTrial) throws {
        guard trial.matrixDifferences() == 0 else {
            throw BenchError("the matrix differs from the plain similarities")
        }
        let all = Assignment(trial.candidates, grants: Self.grants, budget: Self.budget)
        let stored = try trial.programme(grants: Self.grants, budget: Double(Self.budget) / 100)
        for assignment in [all, stored.assignment] {
            let breaches = AssignmentVerifier.breaches(of: assignment)
            guard breaches.isEmpty else { throw BenchError("an assignment breaks: \(breaches)") }
        }
        guard all.taken.count == Self.grants else { throw BenchError("grants are left") }
    }
}
