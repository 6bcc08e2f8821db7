extension ExperienceLog {
    /// What the log holds of a person, by the numbers of events.
    public struct Traces: Sendable {
        /// The person's votes.
        public var votes: [Int] = []
        /// What withdraws them.
        public var withdrawals: [Int] = []
        /// The versions of the person's entry in the network.
        public var entries: [Int] = []

        /// Every one of them.
        public var all: [Int] { votes + withdrawals + entries }
    }

    /// The events of a person, and those that withdraw them.
    ///
    /// - Complexity: O(*n*) in the events.
    public func events(of author: Pseudonym) -> Traces {
        var traces = Traces()
        traces.entries = network.versions(of: author).map(\.event)
        guard let author = authors[author] else { return traces }
        var gone: Set<Int> = []
        for record in records {
            switch record.content {
            case .vote(let vote) where vote.author == author: traces.votes.append(record.number)
            case .withdrawal(let target) where gone.contains(target):
                traces.withdrawals.append(record.number)
            default: continue
            }
            gone.insert(record.number)
        }
        return traces
    }

    /// Forgets a person: what is left is what would be there had they never spoken or joined.
    ///
    /// - Complexity: O(*n*) in the events.
    public mutating func erase(_ author: Pseudonym) {
        let traces = events(of: author)
        network.remove(author)
        if let number = authors.removeValue(forKey: author) { pace[number] = nil }
        for event in traces.votes {
            guard let place = place(of: event), case .vote(let vote) = records[place].content
            else { continue }
            let before = counted(vote)
            latest[Opinion(author: vote.author, solution: vote.solution)] = nil
            exchange(before, nil, of: vote)
        }
        for event in traces.all {
            guard let place = place(of: event) else { continue }
            records[place].content = .erased
        }
    }

    /// The people that have spoken.
    public var knownAuthors: [Pseudonym] { Array(authors.keys) }
}
