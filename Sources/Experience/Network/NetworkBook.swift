/// Who is in the network, and what their entries were before.
public struct NetworkBook: Sendable {
    /// The versions of each entry by the member's number, the first one first.
    private var versions: [Int: [NetworkMember]] = [:]
    private var numbers: [Pseudonym: Int] = [:]

    /// An empty book.
    public init() {}

    /// Whether nobody has joined.
    public var isEmpty: Bool { versions.isEmpty }

    /// The members as they are now, in the order they joined.
    ///
    /// - Complexity: O(*n* log *n*) in the members.
    public var members: [NetworkMember] {
        versions.values.compactMap(\.last).sorted { $0.number < $1.number }
    }

    /// The member of an id, or nil.
    public subscript(id: String) -> NetworkMember? {
        guard id.hasPrefix("m-"), let number = Int(id.dropFirst(2)) else { return nil }
        return versions[number]?.last
    }

    /// The member that a portal's person is, or nil.
    public func member(of author: Pseudonym) -> NetworkMember? {
        numbers[author].flatMap { versions[$0]?.last }
    }

    /// Every version of a person's entry, the first one first.
    public func versions(of author: Pseudonym) -> [NetworkMember] {
        numbers[author].flatMap { versions[$0] } ?? []
    }

    /// Writes an entry down.
    mutating func append(_ member: NetworkMember) {
        versions[member.number, default: []].append(member)
        numbers[member.author] = member.number
    }

    /// Takes the last version of an entry out again, where it came with the event of a number.
    mutating func removeLast(of number: Int, _ event: Int) {
        guard let last = versions[number]?.last, last.event == event else { return }
        versions[number]?.removeLast()
        guard versions[number]?.isEmpty == true else { return }
        versions[number] = nil
        numbers[last.author] = nil
    }

    /// Forgets a person.
    mutating func remove(_ author: Pseudonym) {
        guard let number = numbers.removeValue(forKey: author) else { return }
        versions[number] = nil
    }
}
