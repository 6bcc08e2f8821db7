import Foundation

/// A wait that took far longer than it can.
struct DeadlineMissed: Error, CustomStringConvertible {
    let description: String
}

/// Waits until something holds, asking every 10 ms.
///
/// - Parameters:
///   - seconds: a bound that only ends a test that has failed already.
///   - what: what is waited for, for the message.
func wait(
    upTo seconds: Double = 30,
    for what: String,
    until holds: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try await !holds() {
        guard ContinuousClock.now < end else {
            throw DeadlineMissed(description: "waited \(seconds) s in vain for \(what)")
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}
