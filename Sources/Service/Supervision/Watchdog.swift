import Logging
import ServiceLifecycle

/// Gives the service manager signs of life, as long as every thread gives its own.
final class Watchdog: Service {
    private let manager: ServiceManager
    private let pulses: [Pulse]
    private let logger: Logger

    init(_ manager: ServiceManager, pulses: [Pulse], logger: Logger) {
        self.manager = manager
        self.pulses = pulses
        self.logger = logger
    }

    /// Runs until a graceful shutdown, which it announces.
    func run() async throws {
        manager.tell("READY=1\nSTATUS=serving")
        guard let limit = manager.watchdogMicros else {
            try? await gracefulShutdown()
            manager.tell("STOPPING=1")
            return
        }
        try? await cancelWhenGracefulShutdown { [self] in
            while true {
                let late = pulses.filter { $0.ageMicros > limit }
                if late.isEmpty { manager.tell("WATCHDOG=1") }
                for pulse in late { logger.error("the thread \(pulse.name) gives no sign of life") }
                try await Task.sleep(for: .microseconds(limit / 4))
            }
        }
        manager.tell("STOPPING=1")
    }
}
