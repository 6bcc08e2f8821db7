import CBenchZeroMQ
import Glibc

extension LoadRun {
    /// The next request leaves when the last one is answered.
    func runLockStep() throws {
        let connection = connections[0]
        try counting { until in
            while Clock.now() < until, !isStopped {
                _ = try send(on: connection, at: Clock.now(), waits: true)
                _ = try receive(from: connection, waits: true)
            }
        }
    }

    /// Every answer makes room for the next request of its connection.
    func runPipeline() throws {
        for connection in connections {
            for _ in 0..<workload.window {
                _ = try send(on: connection, at: Clock.now(), waits: true)
            }
        }
        try counting { until in
            while Clock.now() < until, !isStopped {
                try exchange(mostReplies: 32)
            }
        }
        tally.isOn = false
        for connection in connections {
            while connection.unanswered.count > 0 {
                _ = try receive(from: connection, waits: true)
            }
        }
    }

    /// Takes replies and sends a request for each.
    private func exchange(mostReplies: Int) throws {
        if connections.count == 1 {
            for _ in 0..<mostReplies {
                _ = try receive(from: connections[0], waits: true)
                _ = try send(on: connections[0], at: Clock.now(), waits: true)
            }
            return
        }
        var isIdle = true
        for connection in connections {
            for _ in 0..<mostReplies {
                guard try receive(from: connection, waits: false) else { break }
                isIdle = false
                _ = try send(on: connection, at: Clock.now(), waits: true)
            }
        }
        if isIdle { wait(nanoseconds: 1_000_000) }
    }

    /// Warms up, then counts.
    private func counting(_ body: (_ until: UInt64) throws -> Void) throws {
        try body(Clock.now() + Clock.nanoseconds(workload.warmupSeconds))
        tally.isOn = true
        let start = Clock.now()
        try body(start + Clock.nanoseconds(workload.seconds))
        counted = Clock.now() - start
    }

    /// Requests leave when they are planned to, and their latency counts from then: if the server
    /// stalls, all that should have left meanwhile have waited.
    func runOpenLoop() throws {
        let schedule = Schedule(
            start: Clock.now() + 1_000_000,
            interval: 1e9 / workload.rate
        )
        self.schedule = schedule
        let warmups = Int(workload.warmupSeconds * workload.rate)
        let total = warmups + Int(workload.seconds * workload.rate)
        // Answers to the warm-up are not counted, whenever they come.
        firstCounted = warmups
        while next < total, !isStopped {
            var now = Clock.now()
            var burst = 0
            while next < total, schedule.due(next) <= now, burst < 256 {
                if next == warmups { tally.isOn = true }
                let connection = connections[next % connections.count]
                let isCounted = next >= warmups
                if try !send(on: connection, at: schedule.due(next), waits: false), isCounted {
                    tally.heldBack += 1
                }
                burst += 1
            }
            try drain()
            now = Clock.now()
            if next < total, schedule.due(next) > now {
                wait(nanoseconds: schedule.due(next) - now)
            }
        }
        counted = Clock.now() - schedule.due(warmups)
        tally.isInTime = false
        let patience = Clock.now() + Clock.nanoseconds(workload.patienceSeconds)
        while connections.contains(where: { $0.unanswered.count > 0 }), Clock.now() < patience {
            try drain()
            wait(nanoseconds: 1_000_000)
        }
        tally.lost = connections.reduce(0) { $0 + $1.unanswered.count }
    }

    /// Takes what has come on every connection.
    private func drain() throws {
        for connection in connections {
            var count = 0
            while count < 256, try receive(from: connection, waits: false) { count += 1 }
        }
    }

    /// Waits until a connection may have something, but no longer than this.
    private func wait(nanoseconds: UInt64) {
        var items = descriptors
        var time = timespec(
            tv_sec: Int(nanoseconds / 1_000_000_000),
            tv_nsec: Int(nanoseconds % 1_000_000_000)
        )
        ppoll(&items, nfds_t(items.count), &time, nil)
    }
}
