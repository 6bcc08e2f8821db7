import Matching

/// The voices about one solution, added up as they come and go.
///
/// All sums are whole numbers: whatever order voices come in, and whichever are taken out again,
/// the sums are those of the voices that are left.
struct SolutionTally: Sendable {
    /// Where voices come from and through which portal.
    struct Source: Sendable, Hashable {
        var region: Int32
        var portal: Int32
    }

    /// Where somebody speaks from, and as what.
    struct Group: Sendable, Hashable {
        var region: Int32
        var role: Int32
    }

    /// One vote as it is counted.
    struct Voice: Sendable {
        var source: Source
        var role: Int32
        var score: Int
        /// Hours since 1970, of its receipt.
        var hour: Int32
    }

    /// What some voices come to.
    private struct Sum: Sendable {
        var count = 0
        var favour = 0
    }

    /// The voices of one hour, by source: mostly one or two, so that a list is found through as
    /// quickly as a table, and is much smaller.
    private struct Hour: Sendable {
        var count = 0
        var sums: [(source: Source, sum: Sum)] = []

        mutating func add(_ one: Sum, of source: Source) {
            count += one.count
            let place = sums.firstIndex { $0.source == source } ?? sums.count
            if place == sums.count { sums.append((source, Sum())) }
            sums[place].sum.count += one.count
            sums[place].sum.favour += one.favour
            if sums[place].sum.count == 0 { sums.remove(at: place) }
        }
    }

    /// The most whole votes of an hour.
    let votesAnHour: Int
    private var hours: [Int32: Hour] = [:]
    /// Count, weight and favour by source, in units of `Evidence.Voices`.
    private var voices: [Source: Evidence.Voices] = [:]
    /// The ratings by group.
    private(set) var ratings: [Group: Ratings] = [:]
    /// How many hours had more votes than count whole.
    private(set) var bursts = 0

    init(votesAnHour: Int) { self.votesAnHour = votesAnHour }

    /// Whether nobody has said anything.
    var isEmpty: Bool { voices.isEmpty }

    /// The sums by source, in no order.
    var sums: [Evidence.Voices] { Array(voices.values) }

    /// How many votes an hour has.
    func count(inHour hour: Int32) -> Int { hours[hour]?.count ?? 0 }

    /// Adds a voice, or takes one out that was added before.
    ///
    /// - Parameter times: 1 or -1.
    /// - Complexity: O(*s*) in the sources of its hour.
    mutating func add(_ voice: Voice, times: Int) {
        var hour = hours.removeValue(forKey: voice.hour) ?? Hour()
        let old = weight(amongVotes: hour.count)
        let new = weight(amongVotes: hour.count + times)
        bursts += (hour.count + times > votesAnHour ? 1 : 0) - (hour.count > votesAnHour ? 1 : 0)
        if old != new {
            for (source, sum) in hour.sums { count(sum, of: source, weight: new - old) }
        }
        let one = Sum(count: times, favour: times * (voice.score - Vote.scores.lowerBound))
        count(one, of: voice.source, weight: new, votes: times)
        hour.add(one, of: voice.source)
        if hour.count > 0 { hours[voice.hour] = hour }
        let group = Group(region: voice.source.region, role: voice.role)
        ratings[group, default: Ratings()].add(voice.score, times)
        if ratings[group]?.total == 0 { ratings[group] = nil }
    }

    /// What each of some votes of one hour weighs: whole, or an equal part of what all may.
    private func weight(amongVotes count: Int) -> Int {
        count <= votesAnHour
            ? Evidence.Voices.unit : Evidence.Voices.unit * votesAnHour / count
    }

    private mutating func count(
        _ sum: Sum,
        of source: Source,
        weight: Int,
        votes: Int = 0
    ) {
        var sums =
            voices[source]
            ?? Evidence.Voices(
                region: Int(source.region),
                portal: Int(source.portal),
                count: 0,
                weight: 0,
                favour: 0
            )
        sums.count += votes
        sums.weight += weight * sum.count
        sums.favour += weight * sum.favour
        voices[source] = sums.count == 0 ? nil : sums
    }
}
