import ArgumentParser
import Foundation

/// `twinmatch-bench load`: one workload against one endpoint.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Loads a server and prints one JSON object."
    )

    @Argument(help: "The server's endpoint, such as tcp://127.0.0.1:7461.")
    var endpoint: String

    @Option(help: "The file with the workload; the options below replace what it says.")
    var workload: String

    @Option(help: "lockstep, pipeline or open.")
    var mode: String?

    @Option(help: "Requests under way on each connection.")
    var window: Int?

    @Option(help: "The number of connections.")
    var connections: Int?

    @Option(help: "Requests a second of an open loop.")
    var rate: Double?

    @Option(help: "How long is counted, in seconds.")
    var seconds: Double?

    @Option(help: "What is sent before, in seconds.")
    var warmup: Double?

    @Option(help: "How long an open loop waits for what is unanswered in the end, in seconds.")
    var patience: Double?

    @Option(help: "The seed of unique requests.")
    var seed: UInt64 = 20_261_127

    @Option(help: "The file for the first answers: request and reply on each line.")
    var answers: String?

    @Option(help: "How many answers go there.")
    var answersCount = 100

    @Flag(help: "Tell how often which answer came from which revision.")
    var digests = false

    @Option(help: "The file with the client's secret key.")
    var secretKey: String?

    @Option(help: "The file with the server's public key.")
    var serverKey: String?

    func run() throws {
        var workload = try Workload(path: workload)
        if let mode {
            guard let known = Workload.Mode(rawValue: mode) else {
                throw ValidationError("no mode is called \(mode)")
            }
            workload.mode = known
        }
        workload.window = window ?? workload.window
        workload.connections = connections ?? workload.connections
        workload.rate = rate ?? workload.rate
        workload.seconds = seconds ?? workload.seconds
        workload.warmupSeconds = warmup ?? workload.warmupSeconds
        workload.patienceSeconds = patience ?? workload.patienceSeconds
        guard workload.window > 0, workload.connections > 0, workload.rate > 0,
            workload.seconds > 0
        else { throw ValidationError("window, connections, rate and seconds are above 0") }
        let run = try LoadRun(
            workload,
            endpoint: endpoint,
            seed: seed,
            keys: try keys(),
            digests: digests,
            answers: answers == nil ? 0 : answersCount
        )
        try run.run()
        if let answers { try write(run.answers, to: answers) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(LoadResult(run)), as: UTF8.self))
    }

    private func write(_ answers: [(request: [UInt8], reply: [UInt8])], to path: String) throws {
        var text = Data()
        for answer in answers {
            text += Data(#"{"request":"#.utf8) + answer.request + Data(#","reply":"#.utf8)
            text += answer.reply + Data("}\n".utf8)
        }
        try text.write(to: URL(fileURLWithPath: path))
    }

    private func keys() throws -> Connection.Keys? {
        guard let secretKey, let serverKey else { return nil }
        return Connection.Keys(
            publicKey: try Self.key("public-key", in: secretKey),
            secretKey: try Self.key("secret-key", in: secretKey),
            serverKey: try Self.key("public-key", in: serverKey)
        )
    }

    /// Finds `name = "40 characters"` in a key file.
    private static func key(_ name: String, in path: String) throws -> String {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.contains(name) }
        let parts = line?.split(separator: "\"") ?? []
        guard parts.count > 1, parts[1].utf8.count == 40 else {
            throw BenchError("\(path) holds no \(name)")
        }
        return String(parts[1])
    }
}
