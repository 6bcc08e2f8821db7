import Client
import Documents

/// Where the answers come from, as the command line and the environment say.
enum AnswerSource {
    /// Most faults of a catalogue that are listed when it cannot be used.
    static let mostFaults = 10

    /// The longest wait for labels beside an answer of the control socket.
    private static let labelWait = Duration.seconds(1)

    /// Opens a source: the files with `--local`, else a daemon.
    ///
    /// - Throws: ``Failure`` for a faulty catalogue or endpoint.
    static func open(
        _ options: CommonOptions,
        for errand: Errand,
        environment: [String: String]
    ) throws(Failure) -> any Answers {
        if let folder = options.local {
            guard errand == .ask else {
                let message = "--local answers from files; this needs a daemon: leave --local out"
                throw Failure(.usage, message)
            }
            return try openFiles(folder, models: options.models)
        }
        let choice = DefaultEndpoint.choose(
            explicit: options.endpoint,
            environment: environment,
            socket: errand == .administer ? .control : .query
        )
        let keys = try options.keys(environment)
        do {
            let remote = try RemoteAnswers(
                endpoint: choice.endpoint,
                timeout: options.wait,
                keys: keys
            )
            guard errand == .administer else {
                return AdvisedAnswers(remote, for: errand, source: choice.source)
            }
            let query = try DefaultEndpoint.beside(choice.endpoint, .query).map {
                endpoint throws(ClientError) in
                try RemoteAnswers(
                    endpoint: endpoint,
                    timeout: min(options.wait, labelWait),
                    keys: keys
                )
            }
            return AdvisedAnswers(
                ControlAnswers(control: remote, query: query),
                for: errand,
                source: choice.source
            )
        } catch {
            var failure = Failure(error)
            if choice.source == .environment {
                failure.message += "\nthe environment's \(DefaultEndpoint.variable) names it"
            }
            throw failure
        }
    }

    private static func openFiles(
        _ folder: String,
        models: String?
    ) throws(Failure) -> any Answers {
        let catalogue = Progress.during("reading \(folder)") {
            LocalCatalogue(folder: folder, models: models)
        }
        if let state = catalogue.state { return LocalAnswers(state) }
        var lines = catalogue.faults.prefix(mostFaults).map(\.description)
        let more = catalogue.faults.count - lines.count
        if more > 0 { lines.append("and \(more) more: twinmatch catalog check \(folder)") }
        throw Failure(.badData, lines.joined(separator: "\n"))
    }
}
