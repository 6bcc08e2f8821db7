import Dispatch
import Glibc
import Synchronization

/// Says what is being waited for, once that has taken longer than a second.
final class Progress: Sendable {
    /// How long nothing is said, in ms.
    static let silenceMs = 1000

    /// What is on the screen.
    private enum State {
        case waiting, shown, ended
    }

    private let state = Mutex(State.waiting)

    private init(_ what: String) {
        let deadline = DispatchTime.now() + .milliseconds(Self.silenceMs)
        DispatchQueue.global().asyncAfter(deadline: deadline) { [self] in
            state.withLock { state in
                guard state == .waiting else { return }
                state = .shown
                // Another line of progress may stand there.
                try? Descriptor.write("\r\u{1B}[K\(what) ...", to: STDERR_FILENO)
            }
        }
    }

    /// Runs something that may take long.
    ///
    /// - Parameters:
    ///   - what: what is being done, such as `reading catalog`.
    ///   - body: does it.
    /// - Throws: what `body` throws.
    static func during<Result, Issue: Error>(
        _ what: String,
        _ body: () throws(Issue) -> Result
    ) throws(Issue) -> Result {
        // In a log file it would only be noise.
        guard isatty(STDERR_FILENO) == 1 else { return try body() }
        let progress = Progress(what)
        defer { progress.end() }
        return try body()
    }

    private func end() {
        state.withLock { state in
            if state == .shown { try? Descriptor.write("\r\u{1B}[K", to: STDERR_FILENO) }
            state = .ended
        }
    }
}
