extension ExperienceLog {
    /// The numbers of the events of a person, and of those that withdraw them.
    ///
    /// - Complexity: O(*n*) in the events.
    public func events(of author: Pseudonym) -> (votes: [Int], withdrawals: [Int]) {
        guard let author = authors[author] else { return ([], []) }
        var votes: [Int] = []
        var withdrawals: [Int] = []
        var gone: Set<Int> = []
        for record in records {
            switch record.content {
            case .vote(let vote) where vote.author == author: votes.append(record.number)
            case .withdrawal(let target) where gone.contains(target):
                withdrawals.append(record.number)
            default: continue
            }
            gone.insert(record.number)
        }
        return (votes, withdrawals)
    }

    /// Forgets a person: what is left is what would be there had they never spoken.
    ///
    /// - Complexity: O(*n*) in the events.
    public mutating func erase(_ author: Pseudonym) {
        let (votes, withdrawals) = events(of: author)
        guard let number = authors.removeValue(forKey: author) else { return }
        pace[number] = nil
        for event in votes {
            guard let place = place(of: event), case .vote(let vote) = records[place].content
            else { continue }
            let before = counted(vote)
            latest[Opinion(author: vote.author, solution: vote.solution)] = nil
            exchange(before, nil, of: vote)
        }
        for event in votes + withdrawals {
            guard let place = place(of: event) else { continue }
            records[place].content = .erased
        }
    }

    /// The people that have spoken.
    public var knownAuthors: [Pseudonym] { Array(authors.keys) }
}
