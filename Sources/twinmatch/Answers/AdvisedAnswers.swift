import Client
import Documents
import Foundation

/// A daemon's answers, with advice for the case that there is no daemon, or not on that socket.
struct AdvisedAnswers: Answers {
    private let answers: any Answers
    private let errand: Errand
    private let source: DefaultEndpoint.Source

    init(_ answers: any Answers, for errand: Errand, source: DefaultEndpoint.Source) {
        self.answers = answers
        self.errand = errand
        self.source = source
    }

    func call(_ method: String, _ params: Node) throws(ClientError) -> Node {
        do {
            return try answers.call(method, params)
        } catch {
            if error.code == .unreachable {
                throw ClientError(.unreachable, error.message + "\n" + advice)
            }
            guard errand == .administer, var refusal = error.refusal,
                refusal.reason == "METHOD_NOT_FOUND"
            else { throw error }
            refusal.message += "\nname that one: --endpoint ipc://RUN-DIR/control.sock"
            throw ClientError(refusal)
        }
    }

    private var advice: String {
        let start =
            switch source {
            case .explicit: "check --endpoint, or start a daemon: "
            case .environment: "check \(DefaultEndpoint.variable), or start a daemon: "
            case .runDirectory: "start one: "
            }
        guard errand == .ask else { return start + "twinmatchd serve --store DIR" }
        let folder = Self.nearbyCatalogue ?? "DIR"
        return start + "twinmatchd serve --catalog \(folder)"
            + "\nor ask the files without a daemon: add --local \(folder)"
    }

    /// The catalogue in the current folder, where there is one.
    private static var nearbyCatalogue: String? {
        FileManager.default.fileExists(atPath: "catalog/solutions") ? "catalog" : nil
    }
}
