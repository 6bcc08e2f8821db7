import Foundation

/// What is sent and how: one file of `workloads/`.
struct Workload {
    /// How requests leave.
    enum Mode: String, CaseIterable {
        /// One REQ socket: the next request leaves when the last one is answered.
        case lockstep
        /// DEALER sockets, each with a window of requests under way.
        case pipeline
        /// DEALER sockets; requests leave at a rate, whether or not any is answered.
        case open
    }

    /// The request, as JSON in which some words stand for what differs; see ``RequestTemplate``.
    var request: String
    var mode = Mode.pipeline
    /// Requests under way on each connection.
    var window = 64
    var connections = 1
    /// Requests a second of an open loop, over all connections.
    var rate = 1000.0
    var seconds = 2.0
    /// What is sent before anything is counted.
    var warmupSeconds = 0.5
    /// How long an open loop waits for what is unanswered when nothing is due any more.
    var patienceSeconds = 3.0

    /// Reads a workload; what it does not say keeps its default, `rounds` and `about` are
    /// `run.py`'s.
    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let object = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let template = object["request"]
        else { throw BenchError("\(path) is no workload: it has no request") }
        let text = try JSONSerialization.data(
            withJSONObject: template,
            options: [.sortedKeys, .withoutEscapingSlashes]
        )
        request = String(decoding: text, as: UTF8.self)
        if let word = object["mode"] as? String {
            guard let known = Mode(rawValue: word) else {
                throw BenchError("\(path): no mode is called \(word)")
            }
            mode = known
        }
        window = object["window"] as? Int ?? window
        connections = object["connections"] as? Int ?? connections
        rate = object["rate"] as? Double ?? rate
        seconds = object["seconds"] as? Double ?? seconds
        warmupSeconds = object["warmup"] as? Double ?? warmupSeconds
    }
}
