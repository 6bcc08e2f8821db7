import Catalog
public import Documents

extension ExperienceLog {
    /// What is known of an event.
    public struct Entry: Sendable {
        /// What sort of event it is.
        public enum Sort: Sendable {
            /// What somebody says.
            case vote
            /// What a region tells.
            case step
            /// That an earlier event no longer counts.
            case withdrawal
            /// None that can be withdrawn.
            case other
        }

        /// What sort of event it is.
        public var sort: Sort
        /// Who sent it.
        public var portal: String
        /// Whether it no longer counts.
        public var isWithdrawn: Bool
        /// The solution that it is about; nil for others than votes and steps.
        public var solution: String?
    }

    /// What is known of the event of a number; nil where there is none, or none any more.
    ///
    /// - Complexity: O(log *n*).
    public func entry(_ number: Int) -> Entry? {
        guard let place = place(of: number) else { return nil }
        let record = records[place]
        var entry = Entry(
            sort: .other,
            portal: names[record.portal],
            isWithdrawn: record.isWithdrawn
        )
        switch record.content {
        case .vote(let vote):
            entry.sort = .vote
            entry.solution = names[vote.solution]
        case .step(let step):
            entry.sort = .step
            entry.solution = step.solution
        case .withdrawal: entry.sort = .withdrawal
        case .twinning, .membership, .erasure: break
        case .erased: return nil
        }
        return entry
    }

    /// The solutions that some event moves, through whatever it withdraws.
    public func solution(movedBy number: Int) -> String? {
        guard let place = place(of: number) else { return nil }
        if case .withdrawal(let target) = records[place].content {
            return solution(movedBy: target)
        }
        return entry(number)?.solution
    }

    /// The numbers of votes, the latest first.
    ///
    /// - Parameters:
    ///   - solution: only about this one; nil for all.
    ///   - region: only from there; nil for everywhere.
    ///   - areAllWanted: whether those are wanted too that no longer count.
    /// - Complexity: O(*n*) in the events.
    public func votes(solution: String?, region: String?, areAllWanted: Bool) -> [Int] {
        let wanted = solution.map { names.known($0) ?? -1 }
        let place = region.map { Int32(geography.position(of: $0) ?? -2) }
        var numbers: [Int] = []
        for (index, record) in records.enumerated().reversed() {
            guard case .vote(let vote) = record.content,
                wanted == nil || vote.solution == wanted,
                place == nil || vote.voice.source.region == place,
                areAllWanted || counted(vote) == index
            else { continue }
            numbers.append(record.number)
        }
        return numbers
    }

    /// Whether a vote moves scores.
    public func isCounted(_ number: Int) -> Bool {
        guard let place = place(of: number), case .vote(let vote) = records[place].content
        else { return false }
        return counted(vote) == place
    }

    /// What was told last of a place before the end of a day.
    public func step(at place: AdoptionPlace, on day: CalendarDate) -> AdoptionStep? {
        book.step(at: place, on: day)
    }
}
