import Foundation
import Histogram

/// What a run is told by: one JSON object.
struct LoadResult: Encodable {
    /// Latencies in microseconds.
    struct Latency: Encodable {
        var p50: Double
        var p90: Double
        var p99: Double
        var p999: Double
        var max: Double
        var mean: Double
        /// Pairs of percentile and microseconds, for a plot.
        var curve: [[Double]]
    }

    var mode: String
    var window: Int
    var connections: Int
    var rate: Double?
    var seconds: Double
    var results: Int
    /// Results that came while it was counted, by its seconds.
    var perSecond: Double
    var requestBytes: Int
    /// The mean size of a result's reply.
    var replyBytes: Int
    var errors: [String: Int]
    var strange: Int
    var heldBack: Int
    var lost: Int
    var latency: Latency?
    /// Revisions and the digests of their answers with their counts; with `--digests`.
    var revisions: [String: [String: Int]]?

    init(_ run: LoadRun) {
        let tally = run.tally
        mode = run.workload.mode.rawValue
        window = run.workload.mode == .lockstep ? 1 : run.workload.window
        connections = run.connections.count
        rate = run.workload.mode == .open ? run.workload.rate : nil
        seconds = Double(run.counted) / 1e9
        results = tally.results
        perSecond = Double(tally.resultsInTime) / seconds
        requestBytes = run.requestBytes
        replyBytes = tally.results == 0 ? 0 : tally.resultBytes / tally.results
        errors = tally.errors
        strange = tally.strange
        heldBack = tally.heldBack
        lost = tally.lost
        latency = tally.results == 0 ? nil : Latency(tally)
        revisions = tally.digest.map { digest in
            Dictionary(
                uniqueKeysWithValues: digest.counts.map { revision, answers in
                    let named = answers.map { (String($0.key, radix: 16), $0.value) }
                    return (String(revision), Dictionary(uniqueKeysWithValues: named))
                }
            )
        }
    }
}

extension LoadResult.Latency {
    init(_ tally: Tally) {
        let histogram = tally.latencies
        func at(_ percentile: Double) -> Double {
            Double(histogram.valueAtPercentile(percentile)) / 1000
        }
        p50 = at(50)
        p90 = at(90)
        p99 = at(99)
        p999 = at(99.9)
        max = Double(histogram.max) / 1000
        mean = histogram.mean / 1000
        curve = [
            1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 97, 98, 99, 99.5, 99.7, 99.9, 99.95,
            99.99,
        ].map { [$0, at($0)] }
    }
}
