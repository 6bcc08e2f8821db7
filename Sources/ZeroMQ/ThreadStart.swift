import Glibc

/// What a new thread is to do.
final class ThreadStart: Sendable {
    /// The name of the thread.
    let name: String
    /// What it does.
    let body: @Sendable () -> Void

    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }

    /// Names the calling thread and runs the body on it.
    func run() {
        // Glibc shows pthread_setname_np to Swift only under _GNU_SOURCE; a name is a convenience.
        let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        if file >= 0 {
            _ = write(file, name, min(name.utf8.count, DedicatedThread.nameLimitBytes))
            close(file)
        }
        body()
    }

    /// The C entry of a new thread, which takes over what ``DedicatedThread`` retained.
    static let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        start in
        guard let start else { return nil }
        Unmanaged<ThreadStart>.fromOpaque(start).takeRetainedValue().run()
        return nil
    }
}
