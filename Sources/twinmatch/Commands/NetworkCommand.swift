import ArgumentParser
import Catalog
import Documents

/// `twinmatch network`.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "People and organisations around twinnings: who is there, and whom to bring in.",
        subcommands: [
            NetworkJoinCommand.self, NetworkListCommand.self, NetworkSuggestCommand.self,
            NetworkLeaveCommand.self,
        ]
    )

    /// A code of a list, `applications=A5`.
    struct ListedCode: ExpressibleByArgument {
        let list: String
        let code: String

        init?(argument: String) {
            let words = argument.split(separator: "=", omittingEmptySubsequences: false)
            guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else { return nil }
            list = String(words[0])
            code = String(words[1])
        }

        /// Codes by list, in the order they came; nil for none.
        static func node(_ codes: [ListedCode]) -> Node? {
            guard !codes.isEmpty else { return nil }
            var lists: [String] = []
            for code in codes where !lists.contains(code.list) { lists.append(code.list) }
            return .mapping(
                lists.map { list in
                    .init(list, .texts(codes.filter { $0.list == list }.map(\.code)))
                }
            )
        }
    }
}
