import Catalog

extension ExperienceLog {
    /// What is said of a vote before it is counted.
    public struct Standing: Sendable {
        /// The number of the author's vote that it takes the place of; nil for none.
        public var replaced: Int?
        /// Whether that one says the same.
        public var isDuplicate: Bool
        /// How many votes for the solution came in the same hour.
        public var inHour: Int
        /// How many votes of the author came in the same hour.
        public var byAuthor: Int
    }

    /// How a vote would stand if it came now.
    ///
    /// - Parameter time: ms since 1970.
    /// - Complexity: O(*p*) in the votes of its author for its solution.
    public func standing(of vote: Vote, time: Int) -> Standing {
        let hour = Self.hour(of: time)
        var standing = Standing(replaced: nil, isDuplicate: false, inHour: 0, byAuthor: 0)
        let solution = names.known(vote.solution)
        if let solution { standing.inHour = tallies[solution]?.count(inHour: hour) ?? 0 }
        guard let author = authors[vote.author] else { return standing }
        if let pace = pace[author], pace.hour == hour { standing.byAuthor = pace.count }
        guard let solution,
            let place = counted(Opinion(author: author, solution: solution)),
            case .vote(let old) = records[place].content
        else { return standing }
        standing.replaced = records[place].number
        standing.isDuplicate =
            old.voice.score == vote.score && names[old.voice.role] == vote.role
            && names[old.level] == vote.level
            && geography.regions[Int(old.voice.source.region)].id == vote.region
        return standing
    }

    mutating func append(_ vote: Vote, _ event: ExperienceEvent, _ portal: Int32) {
        let solution = names.number(of: vote.solution)
        let author = authors[vote.author] ?? authorCount
        if author == authorCount {
            authors[vote.author] = author
            authorCount += 1
        }
        let hour = Self.hour(of: event.time)
        let opinion = Opinion(author: author, solution: solution)
        let before = counted(opinion)
        let source = SolutionTally.Source(
            region: Int32(geography.position(of: vote.region) ?? -1),
            portal: portal
        )
        let record = VoteRecord(
            voice: SolutionTally.Voice(
                source: source,
                role: names.number(of: vote.role),
                score: vote.score,
                hour: hour
            ),
            author: author,
            solution: solution,
            level: names.number(of: vote.level),
            previous: latest[opinion] ?? -1
        )
        latest[opinion] = records.count
        add(Record(number: event.number, portal: portal, content: .vote(record)))
        let count = pace[author].map { $0.hour == hour ? $0.count + 1 : 1 } ?? 1
        pace[author] = (hour, count)
        exchange(before, records.count - 1, of: record)
    }

    /// Takes the last vote of the log back.
    mutating func takeBack(_ vote: VoteRecord, at place: Int) {
        let opinion = Opinion(author: vote.author, solution: vote.solution)
        let before = counted(opinion)
        latest[opinion] = vote.previous < 0 ? nil : vote.previous
        exchange(before, counted(opinion), of: vote)
        if let pace = pace[vote.author], pace.hour == vote.voice.hour {
            self.pace[vote.author] = (pace.hour, pace.count - 1)
        }
    }

    /// The place of the vote that counts: the author's latest for the solution that is not
    /// withdrawn.
    func counted(_ opinion: Opinion) -> Int? {
        var place = latest[opinion] ?? -1
        while place >= 0, case .vote(let vote) = records[place].content {
            if !records[place].isWithdrawn { return place }
            place = vote.previous
        }
        return nil
    }

    func counted(_ vote: VoteRecord) -> Int? {
        counted(Opinion(author: vote.author, solution: vote.solution))
    }

    /// Counts another vote than before.
    mutating func exchange(_ before: Int?, _ after: Int?, of vote: VoteRecord) {
        guard before != after else { return }
        var tally =
            tallies.removeValue(forKey: vote.solution) ?? SolutionTally(votesAnHour: votesAnHour)
        for (place, times) in [(before, -1), (after, 1)] {
            guard let place, case .vote(let counted) = records[place].content,
                counted.voice.source.region >= 0
            else { continue }
            tally.add(counted.voice, times: times)
        }
        tallies[vote.solution] = tally.isEmpty ? nil : tally
        changed.insert(names[vote.solution])
    }

    /// Hours since 1970.
    private static func hour(of time: Int) -> Int32 { Int32(time / 3_600_000) }
}
