import Foundation

/// The lines of the input: a word and a number each.
enum Demand {
    /// Says `ready`, then answers each line until the input ends.
    ///
    /// - Parameter answer: what a word and its number ask for.
    static func serve(_ told: [String: Double] = [:], answer: (String, Int) throws -> Any) throws {
        try tell(["ready": true, "told": told])
        while let line = readLine() {
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int(words[1]) else {
                throw BenchError("a line is a word and a number, not: \(line)")
            }
            try tell(try answer(String(words[0]), number))
        }
    }

    private static func tell(_ value: Any) throws {
        let data = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }

    /// The median of the microseconds that a body takes, over some runs.
    ///
    /// - Parameter body: is given the number of the run.
    static func microseconds(_ runs: Int, _ body: (Int) throws -> Void) rethrows -> Double {
        var times: [Double] = []
        for run in 0..<runs {
            let start = Clock.now()
            try body(run)
            times.append(Double(Clock.now() - start) / 1000)
        }
        times.sort()
        return times.isEmpty ? 0 : times[times.count / 2]
    }
}
