import Glibc
import Storage

/// Appends durable events for a while, as many to a commit as are in flight.
///
///     appends FOLDER IN-FLIGHT SECONDS
///
/// Each has what a user's write has: an event, an idempotency key with its reply, an audit row.
/// Whoever writes waits for the disk, so 256 callers who each have one write under way make commits
/// of 256. Prints one JSON object with the events that were acknowledged and the rate.
@main
enum Appends {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 4, let inFlight = Int(words[2]), let seconds = Double(words[3]) else {
            print("usage: appends FOLDER IN-FLIGHT SECONDS")
            exit(64)
        }
        let store = try SQLiteStore.create(StoreFolder(words[1]), now: 0)
        let began = now()
        var count = 0
        while now() - began < seconds {
            try store.append((count..<count + inFlight).map(entry))
            count += inFlight
        }
        let passed = now() - began
        store.close()
        print(
            "{\"events\": \(count), \"seconds\": \(passed), \"perSecond\": \(Double(count) / passed)}"
        )
    }

    /// One write: about as long as a vote with a short text.
    private static func entry(_ number: Int) -> StoreEntry {
        var entry = StoreEntry(
            principal: "portal",
            method: "feedback.submit",
            target: "openmrs",
            time: 1_790_000_000_000 + number
        )
        let body =
            #"{"solution":"openmrs","region":"RO21","role":"nurse","level":"uptake","#
            + #""score":2,"text":"helps on the ward","number":\#(number)}"#
        entry.events = [
            StoreEvent(number: number, kind: "feedback", subject: "openmrs", body: Array(body.utf8))
        ]
        let key = OnceKey(
            principal: "portal",
            method: "feedback.submit",
            key: "bench-key-\(number)"
        )
        let reply = StoredReply(
            request: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 32),
            reply: Array(#""event":\#(number)"#.utf8),
            revision: 1
        )
        entry.once = (key, reply)
        return entry
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
