import Client
import Documents
import Foundation

/// A daemon's answers, with advice for the case that there is no daemon.
struct AdvisedAnswers: Answers {
    private let answers: any Answers
    private let endpoint: String
    private let source: DefaultEndpoint.Source

    init(_ answers: any Answers, endpoint: String, source: DefaultEndpoint.Source) {
        self.answers = answers
        self.endpoint = endpoint
        self.source = source
    }

    func call(_ method: String, _ params: Node) throws(ClientError) -> Node {
        do {
            return try answers.call(method, params)
        } catch {
            guard error.code == .unreachable else { throw error }
            throw ClientError(.unreachable, error.message + "\n" + advice)
        }
    }

    private var advice: String {
        let folder = Self.nearbyCatalogue ?? "DIR"
        let start =
            switch source {
            case .explicit: "check --endpoint, or start a daemon: "
            case .environment: "check \(DefaultEndpoint.variable), or start a daemon: "
            case .runDirectory: "start one: "
            }
        return start + "twinmatchd serve --catalog \(folder)"
            + "\nor ask the files without a daemon: add --local \(folder)"
    }

    /// The catalogue in the current folder, where there is one.
    private static var nearbyCatalogue: String? {
        FileManager.default.fileExists(atPath: "catalog/solutions") ? "catalog" : nil
    }
}
