import Matching
package import RPC

/// How the top of a stored profile's ranking has changed, and why.
package struct RankingChange: Sendable, Equatable {
    /// What moved a solution.
    package enum Cause: String, Sendable {
        /// Its own record.
        case solution
        /// What the profile asks, how it weighs it, or a date from which it asks it.
        case profile
        /// What users say of it.
        case feedback
        /// How far regions have come with it.
        case adoption
        /// Nothing of its own: it stands where it does because others moved.
        case others
    }

    /// Why a solution stands where it does.
    package struct Reason: Sendable, Equatable {
        /// The solution.
        package var solution: String
        /// What moved it.
        package var cause: Cause
        /// The criterion whose contribution changed most; nil where none did.
        package var criterion: String?
        /// That contribution before.
        package var before = 0.0
        /// That contribution after.
        package var after = 0.0
    }

    /// A solution that has come to the top.
    package struct Entered: Sendable, Equatable {
        /// The solution.
        package var solution: String
        /// Its place, from 1.
        package var rank: Int
        /// Its score.
        package var score: Double
    }

    /// A solution that is not at the top any more.
    package struct Left: Sendable, Equatable {
        /// The solution.
        package var solution: String
        /// Its place before, from 1.
        package var rank: Int
        /// Its score now; nil where it is gone or excluded.
        package var score: Double?
    }

    /// A solution that has another place at the top.
    package struct Moved: Sendable, Equatable {
        /// The solution.
        package var solution: String
        /// Its places before and after, from 1.
        package var ranks: [Int]
        /// Its scores before and after.
        package var scores: [Double]
    }

    /// The profile's id.
    package var profile: String
    /// The version that the profile has reached; nil where it is not stored.
    package var version: Int?
    /// The revision of the catalogue.
    package var catalogRevision: Int
    /// The last event of the log.
    package var evidenceRevision: Int
    /// What has come to the top, by its place.
    package var entered: [Entered] = []
    /// What is not there any more, by its place before.
    package var left: [Left] = []
    /// What has another place there, by its place now.
    package var moved: [Moved] = []
    /// Why, for each of them, in the order above.
    package var reasons: [Reason] = []

    /// Writes the members of its event: ids and numbers, never a text or a person.
    ///
    /// - Complexity: O(*n*) in the solutions.
    package func write(to writer: inout JSONWriter) {
        writer.member("profile", profile)
        writer.member("version", orNull: version)
        writer.member("catalogRevision", catalogRevision)
        writer.member("evidenceRevision", evidenceRevision)
        writer.rows("entered", entered) { row, writer in
            writer.member("solution", row.solution)
            writer.member("rank", row.rank)
            writer.member("score", row.score)
        }
        writer.rows("left", left) { row, writer in
            writer.member("solution", row.solution)
            writer.member("rank", row.rank)
            writer.member("score", orNull: row.score)
        }
        writer.rows("moved", moved) { row, writer in
            writer.member("solution", row.solution)
            writer.values("rank", row.ranks) { $1.value($0) }
            writer.values("score", row.scores) { $1.value($0) }
        }
        writer.rows("why", reasons) { row, writer in
            writer.member("solution", row.solution)
            writer.member("cause", row.cause.rawValue)
            writer.member("criterion", orNull: row.criterion)
            if row.criterion == nil {
                writer.key("contribution")
                writer.null()
            } else {
                writer.values("contribution", [row.before, row.after]) { $1.value($0) }
            }
        }
    }
}

extension JSONWriter {
    /// Writes a member that is a list.
    fileprivate mutating func values<Value>(
        _ key: String,
        _ values: [Value],
        _ write: (Value, inout JSONWriter) -> Void
    ) {
        self.key(key)
        beginArray()
        for value in values { write(value, &self) }
        endArray()
    }
}
