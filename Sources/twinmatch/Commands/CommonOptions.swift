import ArgumentParser
import Catalog
import Client

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The daemon's endpoint, such as tcp://127.0.0.1:7461.",
            discussion: """
                Default: $\(DefaultEndpoint.variable), else the socket of a daemon on this machine.
                """
        )
    )
    var endpoint: String?

    @Option(
        help: ArgumentHelp(
            "Your secret key, for a daemon that asks for one.",
            discussion: "Default: $TWINMATCH_KEY. twinmatch keys new makes one.",
            valueName: "file"
        ),
        completion: .file()
    )
    var key: String?

    @Option(
        help: ArgumentHelp(
            "The daemon's public key, or a file with it.",
            discussion: "Default: $TWINMATCH_SERVER_KEY.",
            valueName: "key"
        ),
        completion: .file()
    )
    var serverKey: String?

    @Option(
        help: ArgumentHelp(
            "Answer from a catalogue's folder, without a daemon.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var local: String?

    @Option(
        help: ArgumentHelp(
            "With --local: the folder of the scoring models (default: models beside it).",
            valueName: "dir"
        ),
        completion: .directory
    )
    var models: String?

    @Option(help: "How the answer is written.")
    var format = OutputFormat.table

    @Option(help: "The language of names and sentences.")
    var lang = DisplayLanguage.en

    @Option(help: ArgumentHelp("Longest wait for an answer, in seconds.", valueName: "seconds"))
    var timeout = 10.0

    /// The longest wait for an answer.
    var wait: Duration { .milliseconds(Int64(timeout * 1000)) }

    /// The keys to call with, from options and environment.
    ///
    /// - Throws: ``Failure`` where there is only one of the two.
    func keys(_ environment: [String: String]) throws(Failure) -> ClientKeys? {
        let key = key ?? environment["TWINMATCH_KEY"]
        let serverKey = serverKey ?? environment["TWINMATCH_SERVER_KEY"]
        switch (key, serverKey) {
        case (nil, nil): return nil
        case (let key?, let serverKey?): return ClientKeys(keyFile: key, serverKey: serverKey)
        case (_?, nil):
            throw Failure(.configuration, "--key needs the daemon's public key: add --server-key")
        case (nil, _?):
            throw Failure(.configuration, "--server-key needs a key of your own: add --key")
        }
    }

    func validate() throws {
        if local != nil, endpoint != nil {
            throw ValidationError("--local answers without a daemon; leave --endpoint out.")
        }
        if models != nil, local == nil {
            throw ValidationError("--models goes with --local DIR.")
        }
        guard timeout >= 0.001, timeout <= 600 else {
            throw ValidationError("--timeout must be from 0.001 to 600 seconds.")
        }
    }
}
