import Glibc

/// A line on the terminal that tells how far a long run is, from the first second on.
final class ProgressLine {
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private let isShown = isatty(STDERR_FILENO) == 1

    /// Shows how far it is, at most five times a second.
    func show(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(200) }) ?? true
        else { return }
        last = now
        try? Descriptor.write("\r\u{1B}[K\(text())", to: STDERR_FILENO)
    }

    /// Takes the line away.
    func end() {
        if last != nil { try? Descriptor.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }
}
