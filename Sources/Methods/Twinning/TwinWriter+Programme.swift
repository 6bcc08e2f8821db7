import Catalog
import RPC
import Twinning

extension TwinWriter {
    /// The most better pairs that are told of one adopter.
    private static let mostPassed = 5

    /// Writes the pairs that a programme pays for, in the order of taking, and how it came out.
    mutating func write(
        _ programme: Programme,
        to writer: inout JSONWriter
    ) throws(RPCError) {
        let assignment = programme.assignment
        writer.key("pairs")
        writer.beginArray()
        for (place, index) in assignment.taken.enumerated() {
            let pair = programme.pairs[index]
            writer.beginObject()
            let finder = programme.finders[programme.adopters[index]]
            members(of: pair, finder, rank: place + 1, to: &writer)
            writer.member("cost", cost(of: index, assignment))
            let passed = assignment.passed(for: pair.adopter)
            writer.key("passed")
            writer.beginArray()
            for other in passed.prefix(Self.mostPassed) { write(other, programme, to: &writer) }
            writer.endArray()
            writer.member("passedTotal", passed.count)
            writer.key("next")
            if let next = assignment.next(for: pair.adopter) {
                let other = programme.pairs[next]
                writer.beginObject()
                writer.member("originator", id(of: other.originator))
                writer.member("originatorName", name(of: other.originator))
                writer.member("score", other.score)
                writer.member("gap", pair.score - other.score)
                writer.endObject()
            } else {
                writer.null()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.member("total", assignment.taken.count)
        writeSums(of: programme, to: &writer)
        writeWithout(programme, to: &writer)
    }

    private func writeSums(of programme: Programme, to writer: inout JSONWriter) {
        let assignment = programme.assignment
        writer.member("grants", assignment.grants)
        writer.member("budget", orNull: assignment.budget.map(Programme.euros))
        writer.member("spent", Programme.euros(assignment.spent))
        writer.member("left", orNull: assignment.left.map(Programme.euros))
        writer.member("grantsLeft", assignment.grants - assignment.taken.count)
        writer.key("costs")
        writer.beginObject()
        for type in TwinningType.allCases {
            if let cost = programme.costs[type] { writer.member(type.rawValue, cost) }
        }
        writer.endObject()
        writer.member("end", assignment.end.rawValue)
        writer.member("cheapest", orNull: programme.cheapest.map(Programme.euros))
    }

    /// Writes who wanted a twin and got none, with its best pair and why not.
    private func writeWithout(_ programme: Programme, to writer: inout JSONWriter) {
        let assignment = programme.assignment
        let served = Set(
            assignment.taken.flatMap { index in
                [assignment.candidates[index].originator, assignment.candidates[index].adopter]
            }
        )
        writer.key("without")
        writer.beginArray()
        for finder in programme.finders where !served.contains(finder.home) {
            writer.beginObject()
            writer.member("adopter", id(of: finder.home))
            writer.member("adopterName", name(of: finder.home))
            writer.member("profile", finder.profile.id)
            writer.key("best")
            if let best = assignment.passed(for: finder.home).first {
                write(best, programme, to: &writer)
            } else {
                writer.null()
            }
            writer.endObject()
        }
        writer.endArray()
    }

    /// Writes a pair that was not taken, and why.
    private func write(_ index: Int, _ programme: Programme, to writer: inout JSONWriter) {
        let assignment = programme.assignment
        let pair = programme.pairs[index]
        writer.beginObject()
        writer.member("originator", id(of: pair.originator))
        writer.member("originatorName", name(of: pair.originator))
        writer.member("score", pair.score)
        writer.member("type", pair.type.rawValue)
        writer.member("cost", cost(of: index, assignment))
        switch assignment.reason(against: index) {
        case .taken(let other):
            writer.member("reason", "taken")
            writer.key("by")
            writer.beginObject()
            writer.member("originator", id(of: assignment.candidates[other].originator))
            writer.member("adopter", id(of: assignment.candidates[other].adopter))
            writer.endObject()
        case .cost(let left):
            writer.member("reason", "cost")
            writer.member("left", Programme.euros(left))
        case .grants, nil: writer.member("reason", "grants")
        }
        writer.endObject()
    }

    private func cost(of index: Int, _ assignment: Assignment) -> Double {
        Programme.euros(assignment.candidates[index].cost)
    }
}
