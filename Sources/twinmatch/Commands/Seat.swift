import ArgumentParser
import Documents

/// A member of the network and a role, `m-12=nurse`.
struct Seat: ExpressibleByArgument {
    let member: String
    let role: String

    init?(argument: String) {
        let words = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else { return nil }
        member = String(words[0])
        role = String(words[1])
    }

    /// It as the protocol takes it.
    var node: Node {
        .mapping([.init("member", .text(member)), .init("role", .text(role))])
    }
}
