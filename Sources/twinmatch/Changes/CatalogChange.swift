import Catalog
import Client
import Documents

/// One change of the catalogue on its way to the daemon, part by part.
struct CatalogChange {
    /// Who takes it.
    let session: Session
    /// What is sent.
    let parts: SolutionParts
    /// What every part must find.
    let expectation: RevisionExpectation
    /// How often the last part is sent while the daemon is busy publishing what came before it.
    private static let sendings = 30

    /// The change's name, and the key of its last part.
    private let name = Session.freshKey()

    init(_ parts: SolutionParts, to session: Session, _ expectation: RevisionExpectation) {
        self.parts = parts
        self.session = session
        self.expectation = expectation
    }

    /// Has every record checked; nothing is published.
    ///
    /// - Throws: ``Failure`` with every fault.
    func check() throws(Failure) {
        _ = try send([])
    }

    /// Publishes everything at once.
    ///
    /// - Parameter prunes: whether solutions are removed that no part holds.
    /// - Returns: the result of the last part.
    /// - Throws: ``Failure`` with every fault; nothing is published then.
    func publish(prunes: Bool) throws(Failure) -> Node {
        let total = parts.solutions.count
        return try send([
            .init("commit", .boolean(true)), .init("total", .number(total)),
            .init("prune", .boolean(prunes)),
        ])
    }

    /// Sends the parts, the last one with more members. What is wrong with one does not stop the
    /// others, so that everything is told at once.
    private func send(_ last: [Node.Member]) throws(Failure) -> Node {
        var faults: [Fault] = []
        var count = 0
        var result = Node.null
        let progress = ProgressLine()
        defer { progress.end() }
        var sent = 0
        for (index, part) in parts.parts.enumerated() {
            let isLast = index == parts.parts.count - 1 && faults.isEmpty && !last.isEmpty
            progress.show("sending: \(sent) of \(parts.solutions.count) solutions")
            do {
                result = try session.send(
                    "catalog.apply",
                    params(part) + (isLast ? last : []),
                    key: isLast ? name : nil,
                    sendings: isLast ? Self.sendings : 2
                )
            } catch {
                guard let refusal = error.refusal, refusal.reason == "INVALID_PARAMS" else {
                    throw failure(error, isLast: isLast)
                }
                faults += refusal.everyFault.map { Self.placed($0, in: part) }
                count += max(1, refusal.faultCount)
            }
            sent += part.count
        }
        guard faults.isEmpty else { throw Failure(.badData, faults.inFileOrder, of: count) }
        return result
    }

    private func params(_ part: [SourceDocument]) -> [Node.Member] {
        [
            .init("change", .text(name)), .init("solutions", .sequence(part.map(\.node))),
        ] + expectation.params
    }

    /// A fault of a part as one of the file that its record came from.
    private static func placed(_ fault: Fault, in part: [SourceDocument]) -> Fault {
        let steps = fault.pointer.split(separator: "/", maxSplits: 3).map(String.init)
        guard steps.count > 2, steps[0] == "params", steps[1] == "solutions",
            let index = Int(steps[2]), part.indices.contains(index)
        else { return fault }
        var inner = fault
        inner.pointer = steps.count > 3 ? "/" + steps[3] : ""
        return inner.placed(in: part[index])
    }

    private func failure(_ error: ClientError, isLast: Bool) -> Failure {
        var failure = Failure(error)
        guard error.isOutcomeOpen else { return failure }
        let advice =
            isLast
            ? "whether it was published is not known; twinmatch catalog revisions tells, and the "
                + "same command may be repeated"
            : "nothing was published; repeat the command"
        failure.message += "\n" + advice
        return failure
    }
}
